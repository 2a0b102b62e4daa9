package dev.callsheet.contract.harness;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Faults at the edge of the server, made in its database from outside. */
public final class Faults {
  private static final List<String> JOB_TABLES =
      List.of("job_light", "job_heavy", "job_transfer", "job_document", "job_media");
  private static final AtomicInteger HELD = new AtomicInteger();

  private final String database;

  Faults(String database) {
    this.database = database;
  }

  /** Something that is in force until it is closed. */
  public interface Fault extends AutoCloseable {
    @Override
    void close();
  }

  /** Hides a table, as a botched migration would. */
  public Fault withoutTable(String table) {
    execute("alter table " + table + " rename to " + table + "_hidden");
    return () -> execute("alter table " + table + "_hidden rename to " + table);
  }

  /** Drops the attempts at deliveries that wait for their time: thousands, after a fuzzing. */
  public void dropWaitingDeliveries() {
    execute("delete from job_light where task_name = 'webhook-delivery' and not picked");
  }

  /** Keeps everybody else from a table. */
  public Fault lockedTable(String table) {
    var connection = connect();
    try {
      connection.setAutoCommit(false);
      try (var statement = connection.createStatement()) {
        statement.execute("lock table " + table + " in access exclusive mode");
      }
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
    return () -> {
      try {
        connection.rollback();
        connection.close();
      } catch (SQLException failure) {
        throw new IllegalStateException(failure);
      }
    };
  }

  /** Waits until a statement of the server waits for a lock on this table. */
  public void awaitWaiter(String table) {
    Await.until(
        "a request that waits for " + table,
        Duration.ofSeconds(10),
        () ->
            query(
                    "select count(*) from pg_locks where not granted and relation = '"
                        + table
                        + "'::regclass")
                > 0);
  }

  /** Keeps all workers from these jobs, as if they were busy; what they do already goes on. */
  public Fault workersBusy(String... jobs) {
    var names = Arrays.stream(jobs).map(job -> "'" + job + "'").collect(Collectors.joining(", "));
    var hold = "hold_jobs_" + HELD.incrementAndGet();
    execute(
        "create function "
            + hold
            + "() returns trigger language plpgsql as 'begin return null; end'");
    for (var table : JOB_TABLES) {
      execute(
          "create trigger %s before update on %s for each row when (new.picked and not old.picked"
                  .formatted(hold, table)
              + " and new.task_name in (%s)) execute function %s()".formatted(names, hold));
    }
    return () -> execute("drop function if exists " + hold + "() cascade");
  }

  /** Changes data as only time or chance could. */
  public void execute(String sql) {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failure) {
      throw new IllegalStateException(sql, failure);
    }
  }

  /** Returns the number that a query gives. */
  public long query(String sql) {
    try (var connection = connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException failure) {
      throw new IllegalStateException(sql, failure);
    }
  }

  /** Returns the text that a query gives. */
  public String text(String sql) {
    try (var connection = connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException failure) {
      throw new IllegalStateException(sql, failure);
    }
  }

  private Connection connect() {
    try {
      return DriverManager.getConnection(database);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
