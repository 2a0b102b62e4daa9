package dev.callsheet;

import dev.callsheet.database.Database;
import dev.callsheet.database.DatabaseSettings;
import dev.callsheet.database.StartFailure;
import dev.callsheet.demo.Demonstration;
import dev.callsheet.ledger.LedgerOpening;
import dev.callsheet.secret.ClearTexts;
import dev.callsheet.startup.ArchiveKeeper;
import dev.callsheet.startup.StartupArchive;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.runtime.graceful.GracefulShutdownManager;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server with its database: the one outlives the other by as long as jobs need it. */
final class CallsheetServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CallsheetServer.class);

  private static final Duration DEFAULT_GRACE = Duration.ofSeconds(15);

  /** What was started and is to be closed, the last first. */
  private final Deque<AutoCloseable> parts = new ConcurrentLinkedDeque<>();

  private @Nullable String welcome;

  /**
   * Starts and returns when the server answers; closes what was started if it throws.
   *
   * @param context that has read its configuration
   * @throws StartFailure if it cannot start for a reason that the operator can mend
   */
  void start(ApplicationContext context) {
    requireFreePorts(context);
    try {
      Database database = Database.forServer(DatabaseSettings.read(context));
      parts.push(database);
      requireNoInterrupt();
      context
          .getEnvironment()
          .addPropertySource(PropertySource.of("database", database.properties()));
      parts.push(context);
      startOn(database, context);
      requireNoInterrupt();
      // Before anybody is answered and any job runs: a key that does not fit ends the start here.
      context.getBean(ClearTexts.class).seal();
      context.getBean(LedgerOpening.class).open();
      requireNoInterrupt();
      EmbeddedServer http = context.getBean(EmbeddedServer.class);
      parts.push(() -> stop(context, http));
      http.start();
      LOG.info("Callsheet answers at {}", http.getURI());
      if (context.getProperty("callsheet.demo", Boolean.class).orElse(false)) {
        welcome = context.getBean(Demonstration.class).provide(http.getURI());
      }
    } catch (RuntimeException exception) {
      try {
        close();
      } catch (RuntimeException further) {
        exception.addSuppressed(further);
      }
      throw expected(exception);
    }
  }

  /**
   * Sees to it that the next start has an archive of classes that fits, while this one serves.
   *
   * @param context that this was started with
   */
  void keep(StartupArchive archive, ApplicationContext context) {
    parts.push(ArchiveKeeper.begin(archive, DatabaseSettings.read(context).home()));
  }

  /** Returns what to tell whoever started a demonstration. */
  Optional<String> welcome() {
    return Optional.ofNullable(welcome);
  }

  /**
   * Lets requests end, hands jobs back, and stops the database if it is ours. May be called while
   * another thread starts it: that start then fails.
   */
  @Override
  public void close() {
    // What is closed must not be disturbed by the interrupt that ended the start.
    var interrupted = Thread.interrupted();
    @Nullable RuntimeException failure = null;
    for (var part = parts.poll(); part != null; part = parts.poll()) {
      try {
        part.close();
      } catch (Exception exception) {
        failure = new IllegalStateException(exception);
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (failure != null) {
      throw failure;
    }
  }

  /** Brings the schema up to date while the context is started, which reads nothing of it. */
  private static void startOn(Database database, ApplicationContext context) {
    var migration = new FutureTask<@Nullable Void>(database::migrate, null);
    Thread.ofPlatform().name("migration").start(migration);
    try {
      context.start();
    } finally {
      await(migration);
    }
  }

  /** Waits for the end of a migration, which must not be left to itself at an interrupt either. */
  private static void await(Future<?> migration) {
    var interrupted = false;
    try {
      while (true) {
        try {
          migration.get();
          return;
        } catch (InterruptedException signal) {
          interrupted = true;
        }
      }
    } catch (ExecutionException failure) {
      throw failure.getCause() instanceof StartFailure foreseen
          ? foreseen
          : new IllegalStateException(failure.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void requireNoInterrupt() {
    if (Thread.currentThread().isInterrupted()) {
      throw new StartFailure("Interrupted while starting.");
    }
  }

  /** The server before its context: it stops the workers while they can still hand jobs back. */
  private static void stop(ApplicationContext context, EmbeddedServer http) {
    letRequestsEnd(context);
    http.stop();
  }

  private static void letRequestsEnd(ApplicationContext context) {
    Duration grace =
        context.getProperty("callsheet.shutdown-grace", Duration.class).orElse(DEFAULT_GRACE);
    context
        .getBean(GracefulShutdownManager.class)
        .shutdownGracefully()
        .toCompletableFuture()
        .<@Nullable Object>thenApply(done -> null)
        .completeOnTimeout(null, grace.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }

  /** Looks before anything starts, so that the only thing said is that the port is taken. */
  private static void requireFreePorts(ApplicationContext context) {
    requireFreePort(context, "micronaut.server.host", "micronaut.server.port", "CALLSHEET_PORT");
    requireFreePort(
        context, "callsheet.management-host", "endpoints.all.port", "CALLSHEET_MANAGEMENT_PORT");
  }

  private static void requireFreePort(
      ApplicationContext context, String host, String property, String variable) {
    int port = context.getProperty(property, Integer.class).orElse(0);
    if (port <= 0) {
      return;
    }
    var name = context.getProperty(host, String.class).orElse(null);
    try (var socket =
        new ServerSocket(port, 1, name == null ? null : InetAddress.getByName(name))) {
      LOG.trace("Port {} is free", socket.getLocalPort());
    } catch (IOException exception) {
      throw new StartFailure(
          "Port " + port + " is taken; set " + variable + " to a free one.", exception);
    }
  }

  private static RuntimeException expected(RuntimeException exception) {
    for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
      if (cause instanceof StartFailure failure) {
        return failure;
      }
      if (cause instanceof BindException) {
        return new StartFailure("A port is taken: " + cause.getMessage(), cause);
      }
    }
    return exception;
  }
}
