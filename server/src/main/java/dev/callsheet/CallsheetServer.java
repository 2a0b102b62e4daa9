package dev.callsheet;

import dev.callsheet.database.Database;
import dev.callsheet.database.DatabaseSettings;
import dev.callsheet.database.StartFailure;
import dev.callsheet.demo.Demonstration;
import dev.callsheet.secret.ClearTexts;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.runtime.graceful.GracefulShutdownManager;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running server with its database: the one outlives the other by as long as jobs need it. */
public final class CallsheetServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CallsheetServer.class);

  private static final Duration DEFAULT_GRACE = Duration.ofSeconds(15);

  private final Database database;
  private final ApplicationContext context;
  private final EmbeddedServer http;
  private final @Nullable String welcome;

  private CallsheetServer(
      Database database,
      ApplicationContext context,
      EmbeddedServer http,
      @Nullable String welcome) {
    this.database = database;
    this.context = context;
    this.http = http;
    this.welcome = welcome;
  }

  /**
   * Starts a server and returns when it answers.
   *
   * @param arguments configuration as {@code --name=value}
   * @throws StartFailure if it cannot start for a reason that the operator can mend
   */
  public static CallsheetServer start(String... arguments) {
    ApplicationContext context = ApplicationContext.builder().args(arguments).banner(false).build();
    context.getEnvironment().start();
    requireFreePorts(context);
    Database database = Database.forServer(DatabaseSettings.read(context));
    try {
      context
          .getEnvironment()
          .addPropertySource(PropertySource.of("database", database.properties()));
      context.start();
      // Before anybody is answered and any job runs: a key that does not fit ends the start here.
      context.getBean(ClearTexts.class).seal();
      EmbeddedServer http = context.getBean(EmbeddedServer.class);
      http.start();
      LOG.info("Callsheet answers at {}", http.getURI());
      return new CallsheetServer(database, context, http, welcome(context, http.getURI()));
    } catch (RuntimeException exception) {
      RuntimeException failure = expected(exception);
      try (database) {
        context.close();
      }
      throw failure;
    }
  }

  private static @Nullable String welcome(ApplicationContext context, URI address) {
    return context.getProperty("callsheet.demo", Boolean.class).orElse(false)
        ? context.getBean(Demonstration.class).provide(address)
        : null;
  }

  /** Returns what to tell whoever started a demonstration. */
  public Optional<String> welcome() {
    return Optional.ofNullable(welcome);
  }

  /** Returns the address under which the server answers. */
  public URI address() {
    return http.getURI();
  }

  /** Returns the application's beans. */
  public ApplicationContext context() {
    return context;
  }

  /** Lets requests end, hands jobs back, and stops the database if it is ours. */
  @Override
  public void close() {
    try (database) {
      letRequestsEnd();
      // The server first: it stops the workers while they can still hand their jobs back.
      http.stop();
      context.close();
    }
  }

  private void letRequestsEnd() {
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
    requireFreePort(context, "micronaut.server.port", "CALLSHEET_PORT");
    requireFreePort(context, "endpoints.all.port", "CALLSHEET_MANAGEMENT_PORT");
  }

  private static void requireFreePort(
      ApplicationContext context, String property, String variable) {
    int port = context.getProperty(property, Integer.class).orElse(0);
    if (port <= 0) {
      return;
    }
    try (var socket = new ServerSocket(port)) {
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
