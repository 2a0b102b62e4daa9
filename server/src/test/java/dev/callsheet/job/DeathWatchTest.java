package dev.callsheet.job;

import static com.github.kagkarlsson.scheduler.event.SchedulerListener.SchedulerEventType.RAN_DETECT_DEAD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.TaskResolver;
import com.github.kagkarlsson.scheduler.event.SchedulerListeners;
import com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepository;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import dev.callsheet.database.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DeathWatchTest {
  private final TestClock clock = new TestClock();
  private final DeathWatch watch = new DeathWatch(Duration.ofSeconds(16), clock);

  @Test
  void aNodeThatJustBeganTrustsTheHeartbeats() {
    assertTrue(watch.canTell());
  }

  @Test
  void aNodeThatLooksRegularlyTrustsTheHeartbeats() {
    lookFor(60);
    assertTrue(watch.canTell());
  }

  @Test
  void afterAnOutageTheLivingGetAsLongAsADeadOneHas() {
    lookFor(60);
    clock.advance(Duration.ofSeconds(20));
    assertFalse(watch.canTell());
    lookFor(14);
    assertFalse(watch.canTell());
    lookFor(2);
    assertTrue(watch.canTell());
  }

  @Test
  void anOutageIsNoticedAlsoWhenNobodyIsTakenForDead() {
    lookFor(60);
    clock.advance(Duration.ofSeconds(20));
    watch.onSchedulerEvent(RAN_DETECT_DEAD);
    clock.advance(Duration.ofSeconds(2));
    assertFalse(watch.canTell());
  }

  @Test
  void aJobIsLeftAloneAsLongAsNobodyCanTell() throws Exception {
    var database = TestDatabase.create();
    var rows = new JobRows(database.dataSource(), JobPool.HEAVY);
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          "insert into job_heavy (task_name, task_instance, execution_time, picked, picked_by,"
              + " last_heartbeat, version, started_version)"
              + " values ('burn', 'one', now(), true, 'gone', now(), 7, 7)");
      lookFor(60);
      clock.advance(Duration.ofSeconds(20));
      detectDead(database, rows);
      assertEquals("true 0", pickedAndDeaths(statement));
      lookFor(16);
      detectDead(database, rows);
      assertEquals("false 1", pickedAndDeaths(statement));
    }
  }

  private void detectDead(TestDatabase database, JobRows rows) {
    var task =
        new JobTask<>(
            new Burn(),
            new RunningJobs(JobPool.HEAVY, 1),
            new FairShare(1),
            rows,
            watch,
            new SimpleMeterRegistry(),
            clock);
    var repository =
        new JdbcTaskRepository(
            database.dataSource(),
            true,
            Workers.LOCK_AND_FETCH,
            JobPool.HEAVY.table(),
            new TaskResolver(SchedulerListeners.NOOP, clock::instant, List.of(task)),
            new SchedulerName.Fixed("node"),
            Jobs.SERIALIZER,
            false,
            clock::instant);
    var dead = repository.getExecution("burn", "one").orElseThrow();
    task.getDeadExecutionHandler()
        .deadExecution(
            ExecutionComplete.success(dead, clock.instant(), clock.instant()),
            new ExecutionOperations<>(repository, SchedulerListeners.NOOP, dead));
  }

  private static String pickedAndDeaths(Statement statement) throws SQLException {
    try (var rows = statement.executeQuery("select picked || ' ' || deaths from job_heavy")) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static final class Burn implements Job<String> {
    @Override
    public JobName<String> name() {
      return new JobName<>("burn", String.class, JobPool.HEAVY);
    }

    @Override
    public void run(String data, Attempt attempt) {}
  }

  private void lookFor(int seconds) {
    watch.onSchedulerEvent(RAN_DETECT_DEAD);
    for (var passed = 0; passed < seconds; passed += 2) {
      clock.advance(Duration.ofSeconds(2));
      watch.onSchedulerEvent(RAN_DETECT_DEAD);
    }
  }
}
