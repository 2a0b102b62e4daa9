package dev.callsheet.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.TaskResolver;
import com.github.kagkarlsson.scheduler.event.SchedulerListeners;
import com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepository;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.callsheet.database.TestDatabase;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many jobs a node picks when PostgreSQL takes a full queue for one of a single row. */
final class PickedJobsTest {
  private static final JobName<String> BURN = new JobName<>("burn", String.class, JobPool.HEAVY);
  private static final int THREADS = 2;
  private static final int QUEUED = 12;

  /** Runs until it is let go. */
  private record Burn(BlockingQueue<String> started, Semaphore released) implements Job<String> {
    @Override
    public JobName<String> name() {
      return BURN;
    }

    @Override
    public void run(String data, Attempt attempt) throws InterruptedException {
      started.add(data);
      released.acquire();
    }
  }

  private final TestDatabase database = TestDatabase.create();

  @BeforeEach
  void countASingleRowAndQueueTwelve() throws Exception {
    execute("alter table job_heavy set (autovacuum_enabled = false)");
    queue(1, 1);
    execute("analyze job_heavy");
    queue(2, QUEUED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "enable_hashjoin enable_mergejoin enable_hashagg enable_sort enable_material",
        "enable_nestloop enable_mergejoin",
        "enable_nestloop enable_hashjoin",
        "enable_seqscan enable_bitmapscan",
        "enable_indexscan enable_indexonlyscan enable_bitmapscan"
      })
  void noPlanPicksMoreThanIsAskedFor(String forbidden) throws Exception {
    for (var setting : forbidden.split(" ", 0)) {
      if (!setting.isEmpty()) {
        execute(
            "do 'begin execute format(''alter database %I set "
                + setting
                + " = off'', current_database()); end'");
      }
    }
    var repository = repository();
    assertEquals(2, repository.lockAndGetDue(Instant.now(), 2).size());
    assertEquals(2, picked());
    assertEquals(3, repository.lockAndGetDue(Instant.now(), 3).size());
    assertEquals(5, picked());
  }

  @Test
  void aNodeOfTwoThreadsNeverPicksMoreThanTwo() throws Exception {
    Map<String, Object> configuration = new HashMap<>(database.properties());
    configuration.put("callsheet.jobs.poll", "50ms");
    configuration.put("callsheet.jobs.heavy-threads", THREADS);
    var burn = new Burn(new LinkedBlockingQueue<>(), new Semaphore(0));
    try (var _ = TestNode.start(configuration, Clock.systemUTC(), burn).withWorkers()) {
      for (var number = 1; number <= QUEUED; number++) {
        var started = burn.started().poll(20, TimeUnit.SECONDS);
        assertTrue(started != null, "Nothing began within 20 s");
        assertTrue(picked() <= THREADS, () -> "picked " + picked());
        if (number >= THREADS) {
          burn.released().release();
        }
      }
      burn.released().release(THREADS);
    }
  }

  private JdbcTaskRepository repository() {
    Clock clock = Clock.systemUTC();
    var task = Tasks.oneTime(BURN.value(), String.class).execute((instance, context) -> {});
    return new JdbcTaskRepository(
        database.dataSource(),
        true,
        Workers.LOCK_AND_FETCH,
        JobPool.HEAVY.table(),
        new TaskResolver(new SchedulerListeners(List.of()), clock::instant, List.of(task)),
        new SchedulerName.Fixed("node"),
        Jobs.SERIALIZER,
        false,
        clock::instant);
  }

  private void queue(int first, int last) throws SQLException {
    execute(
        "insert into job_heavy (task_name, task_instance, task_data, execution_time, picked,"
            + " version) select 'burn', n::text, '\"reel\"'::bytea, now(), false, 1"
            + " from generate_series("
            + first
            + ", "
            + last
            + ") n");
  }

  private int picked() {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select count(*) from job_heavy where picked")) {
      rows.next();
      return rows.getInt(1);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private void execute(String sql) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
