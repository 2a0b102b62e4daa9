package dev.callsheet.job;

import com.github.kagkarlsson.scheduler.task.Execution;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The picked rows of one pool's queue, with the columns that db-scheduler does not know.
 *
 * <p>Each change is of the row as this node picked it, and does nothing once another node has it.
 */
final class JobRows {
  private final DataSource dataSource;
  private final JobPool pool;

  JobRows(DataSource dataSource, JobPool pool) {
    this.dataSource = dataSource;
    this.pool = pool;
  }

  /**
   * What became of a job before.
   *
   * @param deaths nodes that died while they ran it
   * @param outageSince when the outage began that it has waited for; null for none
   */
  record Past(int deaths, @Nullable Instant outageSince) {}

  /** Marks a job as run by this node; empty when another node has it. */
  Optional<Past> start(Execution execution) {
    return run(
        "update {table} set started_version = version where {picked}"
            + " returning deaths, outage_since",
        statement -> {
          pick(statement, 1, execution);
          try (var rows = statement.executeQuery()) {
            if (!rows.next()) {
              return Optional.empty();
            }
            var since = rows.getObject(2, OffsetDateTime.class);
            return Optional.of(new Past(rows.getInt(1), since == null ? null : since.toInstant()));
          }
        });
  }

  /** Puts a job back, as if it had not been picked. */
  void release(Execution execution, Instant due) {
    update("{released} where {picked}", execution, due);
  }

  /** Puts a job back that has failed by itself so many times. */
  void fail(Execution execution, Instant due, int failures) {
    update(
        "{released}, outage_since = null, consecutive_failures = ? where {picked}",
        execution,
        due,
        failures);
  }

  /** Puts a job back that waits for the end of an outage. */
  void waitOut(Execution execution, Instant due, Instant since) {
    update("{released}, outage_since = ? where {picked}", execution, due, utc(since));
  }

  /** Puts a job back whose node is dead, and counts that death if the node had begun to run it. */
  void takeOver(Execution execution, Instant due) {
    update(
        "{released}, deaths = deaths + case when started_version = version then 1 else 0 end"
            + " where {picked}",
        execution,
        due);
  }

  /** Lets the end of this node, which is wanted, not count as its death for what it still runs. */
  void leave(String node) {
    run(
        "update {table} set started_version = null where picked and picked_by = ?",
        statement -> {
          statement.setString(1, node);
          return statement.executeUpdate();
        });
  }

  private void update(String change, Execution execution, Instant due, Object... values) {
    run(
        "update {table} set " + change,
        statement -> {
          var index = 1;
          statement.setObject(index++, utc(due));
          for (var value : values) {
            statement.setObject(index++, value);
          }
          pick(statement, index, execution);
          return statement.executeUpdate();
        });
  }

  private interface Work<R> {
    R run(PreparedStatement statement) throws SQLException;
  }

  private <R> R run(String sql, Work<R> work) {
    var expanded =
        sql.replace("{table}", pool.table())
            .replace(
                "{released}",
                "execution_time = ?, picked = false, picked_by = null, last_heartbeat = null,"
                    + " version = version + 1")
            .replace("{picked}", "picked and task_name = ? and task_instance = ? and version = ?");
    try (Connection connection = dataSource.getConnection();
        var statement = connection.prepareStatement(expanded)) {
      return work.run(statement);
    } catch (SQLException failure) {
      throw new IllegalStateException("A job cannot be written in " + pool.table(), failure);
    }
  }

  private static void pick(PreparedStatement statement, int index, Execution execution)
      throws SQLException {
    statement.setString(index, execution.getTaskName());
    statement.setString(index + 1, execution.getId());
    statement.setLong(index + 2, execution.version);
  }

  private static OffsetDateTime utc(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
