package dev.callsheet.database;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.api.FlywayException;

/**
 * A reachable PostgreSQL, opened before the application context and closed after it.
 *
 * <p>An embedded one is stopped by {@link #close()} if this process started it.
 */
public final class Database implements AutoCloseable {
  private static final long NEIGHBOUR_WAIT_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final DatabaseUrl url;
  private final AutoCloseable owned;

  private Database(DatabaseUrl url, AutoCloseable owned) {
    this.url = url;
    this.owned = owned;
  }

  /**
   * Opens the database for a server: the one at the address, or else the embedded one of the home.
   *
   * @throws StartFailure if it is unreachable or another process runs on this home
   */
  public static Database forServer(DatabaseSettings settings) {
    if (settings.address() != null) {
      return remote(settings.address());
    }
    Path home = settings.home();
    return embedded(home)
        .orElseThrow(
            () ->
                new StartFailure(
                    "Another Callsheet ("
                        + HomeLock.holder(home)
                        + ") runs on "
                        + home.toAbsolutePath().normalize()
                        + "; stop it, or set CALLSHEET_HOME to another directory."));
  }

  /**
   * Opens the database for a command, which may run beside a server: an embedded one that another
   * process runs is used as it is.
   *
   * @throws StartFailure if it is unreachable
   */
  public static Database forCommand(DatabaseSettings settings) {
    if (settings.address() != null) {
      return remote(settings.address());
    }
    Path home = settings.home();
    long begin = System.nanoTime();
    while (System.nanoTime() - begin < NEIGHBOUR_WAIT_NANOS) {
      Optional<Database> ours = embedded(home);
      if (ours.isPresent()) {
        return ours.get();
      }
      Optional<DatabaseUrl> theirs = LocalPostgres.running(home).filter(Database::answers);
      if (theirs.isPresent()) {
        return new Database(theirs.get(), () -> {});
      }
      pause();
    }
    throw new StartFailure(
        "The database of "
            + home.toAbsolutePath().normalize()
            + " belongs to "
            + HomeLock.holder(home)
            + " and does not answer.");
  }

  /** Returns the properties that make the application use this database. */
  public Map<String, Object> properties() {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("datasources.default.url", url.jdbc());
    properties.put("datasources.default.username", url.user() == null ? "" : url.user());
    properties.put("datasources.default.password", url.password() == null ? "" : url.password());
    return properties;
  }

  /**
   * Brings the schema to what this release needs.
   *
   * @throws StartFailure if the database does not let it
   */
  public void migrate() {
    try {
      Migrations.run(url);
    } catch (FlywayException failure) {
      throw new StartFailure(
          "Cannot migrate the database at " + url.place() + ": " + reason(failure), failure);
    }
  }

  DatabaseUrl url() {
    return url;
  }

  @Override
  public void close() {
    try {
      owned.close();
    } catch (RuntimeException exception) {
      throw exception;
    } catch (Exception exception) {
      throw new IllegalStateException(exception);
    }
  }

  private static Optional<Database> embedded(Path home) {
    return HomeLock.take(home)
        .map(
            lock -> {
              try {
                LocalPostgres postgres = LocalPostgres.start(home);
                postgres.keepAlive();
                return new Database(
                    postgres.url(),
                    () -> {
                      try (lock) {
                        postgres.close();
                      }
                    });
              } catch (RuntimeException exception) {
                lock.close();
                throw exception;
              }
            });
  }

  private static Database remote(String address) {
    DatabaseUrl url = DatabaseUrl.parse(address);
    try (var connection = DriverManager.getConnection(url.jdbc(), url.user(), url.password())) {
      connection.getMetaData();
    } catch (SQLException exception) {
      throw DatabaseRefusal.of(url, exception);
    }
    return new Database(url, () -> {});
  }

  private static boolean answers(DatabaseUrl url) {
    try (var connection = DriverManager.getConnection(url.jdbc(), url.user(), url.password())) {
      return connection.isValid(3);
    } catch (SQLException exception) {
      return false;
    }
  }

  /** The first line of what the database said, else of what Flyway did. */
  private static String reason(FlywayException failure) {
    Throwable told = failure;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      told = cause instanceof SQLException ? cause : told;
    }
    return String.valueOf(told.getMessage()).strip().lines().findFirst().orElse("no answer");
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(200);
    } catch (InterruptedException exception) {
      Thread.currentThread().interrupt();
      throw new StartFailure("Interrupted.", exception);
    }
  }
}
