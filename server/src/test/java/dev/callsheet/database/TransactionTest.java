package dev.callsheet.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.micronaut.context.ApplicationContext;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

final class TransactionTest {
  private static final String SCHEDULED_TASKS =
      """
      create table if not exists scheduled_tasks (
        task_name text not null, task_instance text not null, task_data bytea,
        execution_time timestamptz not null, picked boolean not null, picked_by text,
        last_success timestamptz, last_failure timestamptz, consecutive_failures int,
        last_heartbeat timestamptz, version bigint not null, priority smallint,
        primary key (task_name, task_instance))
      """;

  @Test
  void aRepositoryAPlainDataSourceAndTheSchedulerShareOneTransaction() throws Exception {
    TestDatabase database = TestDatabase.create();
    execute(database, "create table transaction_note (text text)");
    execute(database, SCHEDULED_TASKS);
    try (var context = ApplicationContext.run(Map.copyOf(database.properties()))) {
      Writer writer = context.getBean(Writer.class);

      assertThrows(IllegalStateException.class, () -> writer.write(true));
      assertEquals(0, count(database, "transaction_note"));
      assertEquals(0, count(database, "scheduled_tasks"));

      writer.write(false);
      assertEquals(2, count(database, "transaction_note"));
      assertEquals(1, count(database, "scheduled_tasks"));
    }
  }

  private static int count(TestDatabase database, String table) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement();
        var result = statement.executeQuery("select count(*) from " + table)) {
      result.next();
      return result.getInt(1);
    }
  }

  private static void execute(TestDatabase database, String sql) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @MappedEntity
  record TransactionNote(@Id String text) {}

  @JdbcRepository(dialect = Dialect.POSTGRES)
  interface Notes extends GenericRepository<TransactionNote, String> {
    @Query("insert into transaction_note values (:text)")
    void add(String text);
  }

  @Singleton
  static class Writer {
    private final Notes notes;
    private final DataSource dataSource;

    Writer(Notes notes, DataSource dataSource) {
      this.notes = notes;
      this.dataSource = dataSource;
    }

    @Transactional
    void write(boolean fail) throws SQLException {
      notes.add("repository");
      try (var connection = dataSource.getConnection();
          var statement = connection.createStatement()) {
        statement.execute("insert into transaction_note values ('plain')");
      }
      var task = Tasks.oneTime("note").execute((instance, execution) -> {});
      SchedulerClient.Builder.create(dataSource, task)
          .build()
          .scheduleIfNotExists(task.instance("1"), Instant.EPOCH);
      if (fail) {
        throw new IllegalStateException("roll back");
      }
    }
  }
}
