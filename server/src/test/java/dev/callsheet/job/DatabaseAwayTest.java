package dev.callsheet.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.database.TestDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a job whose end the database cannot be told. */
final class DatabaseAwayTest {
  private static final JobName<String> BURN = new JobName<>("burn", String.class, JobPool.HEAVY);

  /** Longer than any heartbeat may be late. */
  private static final Duration LONG = Duration.ofMinutes(1);

  /** Does what it does once it is let go. */
  private record Burn(BlockingQueue<Attempt> started, Semaphore released, Runnable work)
      implements Job<String> {
    @Override
    public JobName<String> name() {
      return BURN;
    }

    @Override
    public void run(String data, Attempt attempt) throws InterruptedException {
      started.add(attempt);
      released.acquire();
      work.run();
    }
  }

  private final TestDatabase database = TestDatabase.create();
  private final TestClock clock = new TestClock();
  private final Map<String, Object> configuration = new HashMap<>(database.properties());

  @BeforeEach
  void hurry() {
    configuration.put("callsheet.jobs.poll", "100ms");
    configuration.put("callsheet.jobs.heartbeat", "100ms");
    configuration.put("datasources.default.connection-timeout", 500);
  }

  @AfterEach
  void bringTheDatabaseBack() {
    connectable(true);
  }

  @Test
  void aJobThatIsDoneMeanwhileIsNotDoneAgain() throws Exception {
    var burn = new Burn(new LinkedBlockingQueue<>(), new Semaphore(0), () -> {});
    try (var node = TestNode.start(configuration, clock, burn).withWorkers()) {
      node.bean(Jobs.class).schedule(BURN, "one", "one");
      assertEquals(new Attempt("one", 1, false), next(burn.started()));
      takeTheDatabaseAway();
      clock.advance(LONG);
      burn.released().release(2);
      await(() -> ended(node, "done") == 1);
      awaitFailedWrites(node);
      connectable(true);
      await(() -> number("select count(*) from job_heavy") == 0);
      assertTrue(burn.started().isEmpty());
    }
  }

  @Test
  void aJobThatIsAtWorkMeanwhileIsNotTakenForDead() throws Exception {
    var burn = new Burn(new LinkedBlockingQueue<>(), new Semaphore(0), () -> {});
    try (var node = TestNode.start(configuration, clock, burn).withWorkers()) {
      node.bean(Jobs.class).schedule(BURN, "one", "one");
      next(burn.started());
      takeTheDatabaseAway();
      clock.advance(LONG);
      connectable(true);
      await(
          () ->
              number("select extract(epoch from last_heartbeat) from job_heavy where picked")
                  == clock.instant().getEpochSecond());
      burn.released().release(2);
      await(() -> number("select count(*) from job_heavy") == 0);
      assertTrue(burn.started().isEmpty());
    }
  }

  @Test
  void aJobThatFailsForItLosesNoAttempt() throws Exception {
    var use = new LinkedBlockingQueue<Runnable>();
    var burn =
        new Burn(new LinkedBlockingQueue<>(), new Semaphore(0), () -> use.forEach(Runnable::run));
    try (var node = TestNode.start(configuration, clock, burn).withWorkers()) {
      use.add(() -> node.bean(Jobs.class).cancel(BURN, "two"));
      node.bean(Jobs.class).schedule(BURN, "one", "one");
      next(burn.started());
      takeTheDatabaseAway();
      burn.released().release();
      await(() -> ended(node, "outage") == 1);
      awaitFailedWrites(node);
      connectable(true);
      await(() -> number("select count(*) from job_heavy where not picked") == 1);
      clock.advance(LONG);
      assertEquals(new Attempt("one", 1, false), next(burn.started()));
      assertEquals(0, number("select deaths from job_heavy"));
      burn.released().release();
      await(() -> number("select count(*) from job_heavy") == 0);
    }
  }

  private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
    var value = queue.poll(20, TimeUnit.SECONDS);
    if (value == null) {
      throw new AssertionError("Nothing happened within 20 s");
    }
    return value;
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, "Not so within 20 s");
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  /** Waits as long as a write that began before needs to fail. */
  private static void awaitFailedWrites(TestNode node) {
    for (var write = 1; write <= 2; write++) {
      assertThrows(RuntimeException.class, () -> node.bean(Jobs.class).cancel(BURN, "two"));
    }
  }

  private static long ended(TestNode node, String outcome) {
    return node
        .bean(MeterRegistry.class)
        .find("callsheet.jobs")
        .tags("job", "burn", "outcome", outcome)
        .timers()
        .stream()
        .mapToLong(timer -> timer.count())
        .sum();
  }

  private void takeTheDatabaseAway() {
    connectable(false);
    administer(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name() + "'");
  }

  private void connectable(boolean allowed) {
    administer("alter database " + name() + " allow_connections " + allowed);
  }

  private void administer(String sql) {
    var server = url().replace("/" + name() + "?", "/postgres?");
    try (var connection = DriverManager.getConnection(server);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private String name() {
    return url().replaceFirst(".*/([^/?]+)\\?.*", "$1");
  }

  private String url() {
    return String.valueOf(configuration.get("datasources.default.url"));
  }

  private long number(String sql) {
    DataSource direct = database.dataSource();
    try (var connection = direct.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getLong(1) : -1;
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
