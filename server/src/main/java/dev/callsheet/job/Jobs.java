package dev.callsheet.job;

import com.github.kagkarlsson.scheduler.serializer.JacksonSerializer;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.support.TransactionSynchronization;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * The queue as the features see it: what they enqueue takes effect with the caller's transaction,
 * or at once where there is none.
 */
@Singleton
public final class Jobs {
  static final Serializer SERIALIZER = new JacksonSerializer();

  private final TransactionOperations<Connection> transactions;
  private final WorkerNotifier notifier;
  private final Clock clock;

  Jobs(TransactionOperations<Connection> transactions, WorkerNotifier notifier, Clock clock) {
    this.transactions = transactions;
    this.notifier = notifier;
    this.clock = clock;
  }

  /** Enqueues a job that is due at once, unless one of the same name and id is queued or runs. */
  public <T> void schedule(JobName<T> name, String id, T data) {
    schedule(name, id, data, clock.instant());
  }

  /** Enqueues a job that is due later, unless one of the same name and id is queued or runs. */
  public <T> void schedule(JobName<T> name, String id, T data, Instant due) {
    // Not db-scheduler's own insert: a duplicate there would abort the caller's transaction.
    var sql =
        "insert into "
            + name.pool().table()
            + " (task_name, task_instance, task_data, execution_time, picked, version)"
            + " values (?, ?, ?, ?, false, 1) on conflict do nothing";
    transactions.executeWrite(
        status -> {
          try (var statement = status.getConnection().prepareStatement(sql)) {
            statement.setString(1, name.value());
            statement.setString(2, id);
            statement.setBytes(3, SERIALIZER.serialize(data));
            statement.setObject(4, OffsetDateTime.ofInstant(due, ZoneOffset.UTC));
            statement.executeUpdate();
          }
          status.registerSynchronization(
              new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                  notifier.wake(name.pool());
                }
              });
          return true;
        });
  }

  /** Returns when jobs of a kind are due, by their ids; a job that runs was due before. */
  public Map<String, Instant> due(JobName<?> name, Collection<String> ids) {
    var sql =
        "select task_instance, execution_time from "
            + name.pool().table()
            + " where task_name = ? and task_instance = any(?)";
    return transactions.executeRead(
        status -> {
          try (var statement = status.getConnection().prepareStatement(sql)) {
            statement.setString(1, name.value());
            statement.setArray(2, status.getConnection().createArrayOf("text", ids.toArray()));
            var due = new HashMap<String, Instant>();
            try (var rows = statement.executeQuery()) {
              while (rows.next()) {
                due.put(rows.getString(1), rows.getObject(2, OffsetDateTime.class).toInstant());
              }
            }
            return due;
          }
        });
  }

  /** Removes a job that still waits; returns whether there was one. */
  public boolean cancel(JobName<?> name, String id) {
    var sql =
        "delete from "
            + name.pool().table()
            + " where task_name = ? and task_instance = ? and not picked";
    return transactions.executeWrite(
        status -> {
          try (var statement = status.getConnection().prepareStatement(sql)) {
            statement.setString(1, name.value());
            statement.setString(2, id);
            return statement.executeUpdate() > 0;
          }
        });
  }
}
