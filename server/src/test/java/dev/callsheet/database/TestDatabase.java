package dev.callsheet.database;

import dev.callsheet.transparency.note.NoteSigner;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * A fresh, migrated database on a PostgreSQL that all tests of this JVM share.
 *
 * <p>A {@code @MicronautTest} with {@code @TestInstance(PER_CLASS)} implements {@code
 * TestPropertyProvider} and returns {@code TestDatabase.create().properties()}; a context of a
 * test's own takes the same properties.
 */
public final class TestDatabase {
  /** So that no test makes one in a home that it does not know of. */
  private static final String LEDGER_KEY = NoteSigner.generate("log.test").secret();

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final String name;

  private TestDatabase(String name) {
    this.name = name;
  }

  /** Creates a database as a copy of one that was migrated once. */
  public static TestDatabase create() {
    String name = "test_" + COUNT.incrementAndGet();
    synchronized (Server.POSTGRES) {
      Server.execute("create database " + name + " template migrated");
    }
    return new TestDatabase(name);
  }

  /** Creates a database with nothing in it. */
  static TestDatabase empty() {
    String name = "test_" + COUNT.incrementAndGet();
    synchronized (Server.POSTGRES) {
      Server.execute("create database " + name);
    }
    return new TestDatabase(name);
  }

  /** Returns the properties that make an application context use this database. */
  public Map<String, String> properties() {
    return Map.of(
        "datasources.default.url", Server.POSTGRES.getJdbcUrl("postgres", name),
        "datasources.default.username", "postgres",
        "datasources.default.password", "",
        "callsheet.secret-key", "dGhlIGtleSBvZiBhbGwgZGF0YWJhc2VzIG9mIHRlc3Q=",
        "callsheet.ledger.key", LEDGER_KEY);
  }

  /** Returns a data source without a pool, outside any application context. */
  public DataSource dataSource() {
    return Server.POSTGRES.getDatabase("postgres", name);
  }

  /** Started at the first use; the library stops it when the JVM ends. */
  private static final class Server {
    static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        EmbeddedPostgres postgres = EmbeddedPostgres.start();
        execute(postgres, "create database migrated");
        Migrations.run(Flyway.configure().dataSource(postgres.getDatabase("postgres", "migrated")));
        return postgres;
      } catch (IOException exception) {
        throw new UncheckedIOException(exception);
      }
    }

    static void execute(String statement) {
      execute(POSTGRES, statement);
    }

    private static void execute(EmbeddedPostgres postgres, String sql) {
      try (var connection = postgres.getPostgresDatabase().getConnection();
          var statement = connection.createStatement()) {
        statement.execute(sql);
      } catch (SQLException exception) {
        throw new IllegalStateException(exception);
      }
    }
  }
}
