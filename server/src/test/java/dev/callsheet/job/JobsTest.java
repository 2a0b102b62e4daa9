package dev.callsheet.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

@Isolated
final class JobsTest {
  record Reel(String title, int minutes) {}

  private static final JobName<Reel> DEVELOP = new JobName<>("develop", Reel.class, JobPool.LIGHT);
  private static final JobName<String> BURN = new JobName<>("burn", String.class, JobPool.HEAVY);
  private static final JobName<String> FETCH =
      new JobName<>("fetch", String.class, JobPool.TRANSFER);

  private static final String PICKED_BY_ONE_THAT_IS_GONE =
      "update job_heavy set picked = true, picked_by = 'gone', last_heartbeat = now(),"
          + " version = version + 1";

  private static final class Fogged extends RuntimeException implements ClassifiedFailure {
    private static final long serialVersionUID = 1L;

    private final FailureKind kind;

    Fogged(FailureKind kind) {
      super("Fogged");
      this.kind = kind;
    }

    @Override
    public FailureKind failureKind() {
      return kind;
    }
  }

  /** Reports each attempt, and fails as often as it is told. */
  private static class Develop implements Job<Reel> {
    final BlockingQueue<Attempt> attempts = new LinkedBlockingQueue<>();
    final BlockingQueue<Reel> data = new LinkedBlockingQueue<>();
    final BlockingQueue<Throwable> exhausted = new LinkedBlockingQueue<>();
    volatile int failures;
    volatile int interrupted;
    volatile int unsettled;
    volatile FailureKind kind = FailureKind.TRANSIENT;

    @Override
    public JobName<Reel> name() {
      return DEVELOP;
    }

    @Override
    public Retries retries() {
      return new Retries(List.of(Duration.ofMillis(10), Duration.ofMillis(20)));
    }

    @Override
    public void run(Reel reel, Attempt attempt) throws Exception {
      attempts.add(attempt);
      data.add(reel);
      if (attempt.number() <= failures) {
        throw new Fogged(kind);
      }
      if (attempt.number() == interrupted) {
        new CountDownLatch(1).await();
      }
    }

    @Override
    public void exhausted(Reel reel, Throwable cause) {
      exhausted.add(cause);
      if (unsettled-- > 0) {
        throw new Fogged(FailureKind.OUTAGE);
      }
    }
  }

  /** Runs until it is interrupted, or until it is let go. */
  private static class Burn implements Job<String> {
    final BlockingQueue<Attempt> started = new LinkedBlockingQueue<>();
    final CountDownLatch release = new CountDownLatch(1);
    final BlockingQueue<String> interrupted = new LinkedBlockingQueue<>();

    @Override
    public JobName<String> name() {
      return BURN;
    }

    @Override
    public void run(String data, Attempt attempt) throws InterruptedException {
      started.add(attempt);
      try {
        release.await();
      } catch (InterruptedException stop) {
        interrupted.add(data);
        throw stop;
      }
    }
  }

  /** Does not care for interrupts. */
  private static final class Stubborn extends Burn {
    @Override
    public void run(String data, Attempt attempt) {
      started.add(attempt);
      while (release.getCount() > 0) {
        Thread.onSpinWait();
      }
    }
  }

  /** Waits like a burn, for another host. */
  private static final class Fetch extends Burn {
    @Override
    public JobName<String> name() {
      return FETCH;
    }
  }

  /** A fetch for whom its data names first. */
  private static final class OwnedFetch extends Burn {
    @Override
    public JobName<String> name() {
      return FETCH;
    }

    @Override
    public Optional<String> owner(String data) {
      return Optional.of(data.substring(0, 1));
    }
  }

  private Map<String, Object> database = Map.of();

  @BeforeEach
  void createDatabase() {
    database = TestNode.database();
    database.put("callsheet.jobs.poll", "200ms");
    database.put("callsheet.jobs.heartbeat", "200ms");
    database.put("callsheet.jobs.heavy-threads", 1);
    database.put("callsheet.jobs.transfer-threads", 2);
  }

  @Test
  void runsAJobOnceTheTransactionThatEnqueuedItCommits() throws Exception {
    database.put("callsheet.jobs.poll", "1h");
    var develop = new Develop();
    try (var node = TestNode.start(database, Clock.systemUTC(), develop).withWorkers()) {
      transactions(node)
          .executeWrite(
              status -> {
                node.bean(Jobs.class).schedule(DEVELOP, "a", new Reel("Dunes", 7));
                assertEquals(1, rows(status.getConnection(), "job_light", "develop"));
                return true;
              });
      assertEquals(new Reel("Dunes", 7), next(develop.data));
      assertEquals(new Attempt("a", 1, false), next(develop.attempts));
      awaitEmpty(node, "job_light");
      assertEquals(
          1,
          node.bean(MeterRegistry.class)
              .get("callsheet.jobs")
              .tags("job", "develop", "outcome", "done")
              .timer()
              .count());
    }
  }

  @Test
  void nobodyKeepsThePoolFromOthers() throws Exception {
    database.put("callsheet.jobs.transfer-threads", 8);
    var fetch = new OwnedFetch();
    try (var node = TestNode.start(database, Clock.systemUTC(), fetch).withWorkers()) {
      var jobs = node.bean(Jobs.class);
      for (var number = 0; number < 20; number++) {
        jobs.schedule(FETCH, "a" + number, "a" + number);
      }
      var first = next(fetch.started).id() + next(fetch.started).id();
      assertTrue(first.matches("a[0-9]+a[0-9]+"), first);
      // Two of eight are a quarter; the others wait for as long as these run.
      assertNull(fetch.started.poll(2, TimeUnit.SECONDS));
      jobs.schedule(FETCH, "b", "b");
      assertEquals("b", next(fetch.started).id());
      fetch.release.countDown();
      for (var number = 2; number < 20; number++) {
        assertEquals(1, next(fetch.started).number());
      }
      awaitEmpty(node, "job_transfer");
    }
  }

  @Test
  void tellsTheStartAndTheEndOfEachAttempt() throws Exception {
    var log = (Logger) LoggerFactory.getLogger(JobTask.class);
    var lines = new ListAppender<ILoggingEvent>();
    lines.start();
    log.setLevel(Level.INFO);
    log.addAppender(lines);
    var develop = new Develop();
    develop.failures = 1;
    try (var node = TestNode.start(database, Clock.systemUTC(), develop).withWorkers()) {
      node.bean(Jobs.class).schedule(DEVELOP, "a", new Reel("Dunes", 7));
      next(develop.attempts);
      next(develop.attempts);
      awaitEmpty(node, "job_light");
    } finally {
      log.detachAppender(lines);
      log.setLevel(null);
    }
    assertEquals(
        List.of(
            "job begins job=develop id=a attempt=1",
            "job ends job=develop id=a attempt=1 outcome=failed",
            "job begins job=develop id=a attempt=2",
            "job ends job=develop id=a attempt=2 outcome=done"),
        lines.list.stream()
            .filter(line -> line.getKeyValuePairs() != null)
            .map(
                line ->
                    line.getMessage()
                        + line.getKeyValuePairs().stream()
                            .filter(pair -> !pair.key.equals("ms"))
                            .map(pair -> " " + pair.key + "=" + pair.value)
                            .collect(Collectors.joining()))
            .toList());
  }

  @Test
  void forgetsAJobWhoseTransactionRollsBack() throws Exception {
    var develop = new Develop();
    try (var node = TestNode.start(database, Clock.systemUTC(), develop)) {
      var jobs = node.bean(Jobs.class);
      assertThrows(
          IllegalStateException.class,
          () ->
              transactions(node)
                  .executeWrite(
                      status -> {
                        jobs.schedule(DEVELOP, "a", new Reel("Dunes", 7));
                        throw new IllegalStateException("No deal");
                      }));
      assertEquals(0, queued(node, "job_light", "develop"));
    }
  }

  @Test
  void keepsTheTransactionUsableWhenAJobIsEnqueuedTwice() throws Exception {
    try (var node = TestNode.start(database, Clock.systemUTC(), new Develop())) {
      transactions(node)
          .executeWrite(
              status -> {
                node.bean(Jobs.class).schedule(DEVELOP, "a", new Reel("Dunes", 7));
                node.bean(Jobs.class).schedule(DEVELOP, "a", new Reel("Other", 1));
                node.bean(Jobs.class).schedule(DEVELOP, "b", new Reel("Other", 1));
                return true;
              });
      assertEquals(2, queued(node, "job_light", "develop"));
    }
  }

  @Test
  void cancelsAJobThatStillWaits() throws Exception {
    try (var node = TestNode.start(database, Clock.systemUTC(), new Develop())) {
      var jobs = node.bean(Jobs.class);
      jobs.schedule(DEVELOP, "a", new Reel("Dunes", 7), Instant.now().plusSeconds(60));
      assertTrue(jobs.cancel(DEVELOP, "a"));
      assertFalse(jobs.cancel(DEVELOP, "a"));
    }
  }

  @Test
  void repeatsAFailedJobUntilItSucceeds() throws Exception {
    var develop = new Develop();
    develop.failures = 2;
    try (var node = TestNode.start(database, Clock.systemUTC(), develop).withWorkers()) {
      node.bean(Jobs.class).schedule(DEVELOP, "a", new Reel("Dunes", 7));
      assertEquals(new Attempt("a", 1, false), next(develop.attempts));
      assertEquals(new Attempt("a", 2, false), next(develop.attempts));
      assertEquals(new Attempt("a", 3, true), next(develop.attempts));
      awaitEmpty(node, "job_light");
      assertTrue(develop.exhausted.isEmpty());
    }
  }

  @Test
  void settlesAJobThatFailsEveryTime() throws Exception {
    var develop = new Develop();
    develop.failures = 9;
    try (var node = TestNode.start(database, Clock.systemUTC(), develop).withWorkers()) {
      node.bean(Jobs.class).schedule(DEVELOP, "a", new Reel("Dunes", 7));
      assertEquals("Fogged", next(develop.exhausted).getMessage());
      awaitEmpty(node, "job_light");
      assertEquals(3, develop.attempts.size());
    }
  }

  @Test
  void doesNotRunJobsOnAnApiNode() throws Exception {
    var atApi = new Develop();
    var atWorker = new Develop();
    database.put("callsheet.role", "api");
    try (var api = TestNode.start(database, Clock.systemUTC(), atApi).withWorkers()) {
      database.put("callsheet.role", "worker");
      try (var worker = TestNode.start(database, Clock.systemUTC(), atWorker).withWorkers()) {
        api.bean(Jobs.class).schedule(DEVELOP, "a", new Reel("Dunes", 7));
        next(atWorker.attempts);
        awaitEmpty(worker, "job_light");
      }
    }
    assertTrue(atApi.attempts.isEmpty());
  }

  @Test
  void runsLightJobsWhileEveryHeavyThreadIsBusy() throws Exception {
    var develop = new Develop();
    var burn = new Burn();
    try (var node = TestNode.start(database, Clock.systemUTC(), develop, burn).withWorkers()) {
      node.bean(Jobs.class).schedule(BURN, "one", "one");
      next(burn.started);
      node.bean(Jobs.class).schedule(BURN, "two", "two");
      node.bean(Jobs.class).schedule(DEVELOP, "a", new Reel("Dunes", 7));
      next(develop.attempts);
      assertTrue(burn.started.isEmpty());
      burn.release.countDown();
      next(burn.started);
      awaitEmpty(node, "job_heavy");
    }
  }

  @Test
  void runsEveryOtherKindOfJobWhileEveryTransferWaits() throws Exception {
    var develop = new Develop();
    var burn = new Burn();
    burn.release.countDown();
    var fetch = new Fetch();
    try (var node =
        TestNode.start(database, Clock.systemUTC(), develop, burn, fetch).withWorkers()) {
      var jobs = node.bean(Jobs.class);
      jobs.schedule(FETCH, "one", "one");
      jobs.schedule(FETCH, "two", "two");
      next(fetch.started);
      next(fetch.started);
      jobs.schedule(FETCH, "three", "three");
      jobs.schedule(DEVELOP, "a", new Reel("Dunes", 7));
      jobs.schedule(BURN, "one", "one");
      next(develop.attempts);
      next(burn.started);
      assertTrue(fetch.started.isEmpty());
      fetch.release.countDown();
      assertEquals(new Attempt("three", 1, false), next(fetch.started));
      awaitEmpty(node, "job_transfer");
    }
  }

  @Test
  void waitsForOtherHostsWithoutAConnectionToTheDatabase() throws Exception {
    database.put("callsheet.jobs.transfer-threads", 8);
    database.put("datasources.default.maximum-pool-size", 4);
    var fetch = new Fetch();
    var develop = new Develop();
    try (var node = TestNode.start(database, Clock.systemUTC(), develop, fetch).withWorkers()) {
      for (var id : List.of("1", "2", "3", "4", "5", "6", "7", "8")) {
        node.bean(Jobs.class).schedule(FETCH, id, id);
      }
      for (var number = 1; number <= 8; number++) {
        next(fetch.started);
      }
      node.bean(Jobs.class).schedule(DEVELOP, "a", new Reel("Dunes", 7));
      next(develop.attempts);
      fetch.release.countDown();
      awaitEmpty(node, "job_transfer");
    }
  }

  @Test
  void handsARunningJobToAnotherNodeWhenTheServerStops() throws Exception {
    var first = new Burn();
    var second = new Burn();
    var stopping = TestNode.start(database, Clock.systemUTC(), first).withWorkers();
    stopping.bean(Jobs.class).schedule(BURN, "one", "one");
    next(first.started);
    stopping.close();
    assertEquals("one", next(first.interrupted));
    try (var node = TestNode.start(database, Clock.systemUTC(), second).withWorkers()) {
      assertEquals(new Attempt("one", 1, false), next(second.started));
      second.release.countDown();
      awaitEmpty(node, "job_heavy");
    }
  }

  @Test
  void takesOverTheJobOfAWorkerThatVanished() throws Exception {
    var burn = new Burn();
    try (var node = TestNode.start(database, Clock.systemUTC(), burn)) {
      node.bean(Jobs.class).schedule(BURN, "one", "one");
      update(node, PICKED_BY_ONE_THAT_IS_GONE);
      update(node, "update job_heavy set started_version = version");
      node.withWorkers();
      assertEquals(new Attempt("one", 1, false), next(burn.started));
      assertEquals(1, deaths(node));
      burn.release.countDown();
      awaitEmpty(node, "job_heavy");
    }
  }

  @Test
  void doesNotBlameAJobThatAVanishedWorkerHadNotBegun() throws Exception {
    var burn = new Burn();
    try (var node = TestNode.start(database, Clock.systemUTC(), burn)) {
      node.bean(Jobs.class).schedule(BURN, "one", "one");
      update(node, "update job_heavy set started_version = version");
      update(node, PICKED_BY_ONE_THAT_IS_GONE);
      node.withWorkers();
      assertEquals(new Attempt("one", 1, false), next(burn.started));
      assertEquals(0, deaths(node));
      burn.release.countDown();
      awaitEmpty(node, "job_heavy");
    }
  }

  @Test
  void countsNoShutdownHoweverManyThereAre() throws Exception {
    for (var deploy = 1; deploy <= 9; deploy++) {
      var burn = new Burn();
      try (var node = TestNode.start(database, Clock.systemUTC(), burn).withWorkers()) {
        node.bean(Jobs.class).schedule(BURN, "one", "one");
        assertEquals(new Attempt("one", 1, false), next(burn.started));
        assertEquals(0, deaths(node));
      }
      next(burn.interrupted);
    }
  }

  @Test
  void keepsTheCountOfFailuresWhenTheServerStops() throws Exception {
    var failing = new Develop();
    failing.failures = 1;
    failing.interrupted = 2;
    try (var node = TestNode.start(database, Clock.systemUTC(), failing).withWorkers()) {
      node.bean(Jobs.class).schedule(DEVELOP, "a", new Reel("Dunes", 7));
      assertEquals(new Attempt("a", 1, false), next(failing.attempts));
      assertEquals(new Attempt("a", 2, false), next(failing.attempts));
    }
    var develop = new Develop();
    try (var node = TestNode.start(database, Clock.systemUTC(), develop).withWorkers()) {
      assertEquals(new Attempt("a", 2, false), next(develop.attempts));
      awaitEmpty(node, "job_light");
    }
  }

  @Test
  void doesNotCountTheEndOfAServerThatStoppedBeforeItsJobDid() throws Exception {
    database.put("callsheet.jobs.shutdown-grace", "50ms");
    var stubborn = new Stubborn();
    var stopping = TestNode.start(database, Clock.systemUTC(), stubborn).withWorkers();
    stopping.bean(Jobs.class).schedule(BURN, "one", "one");
    next(stubborn.started);
    stopping.close();
    var burn = new Burn();
    try (var node = TestNode.start(database, Clock.systemUTC(), burn).withWorkers()) {
      assertEquals(new Attempt("one", 1, false), next(burn.started));
      assertEquals(0, deaths(node));
      burn.release.countDown();
      awaitEmpty(node, "job_heavy");
    } finally {
      stubborn.release.countDown();
    }
  }

  @Test
  void doesNotRepeatWhatCannotSucceed() throws Exception {
    var develop = new Develop();
    develop.failures = 9;
    develop.kind = FailureKind.PERMANENT;
    try (var node = TestNode.start(database, Clock.systemUTC(), develop).withWorkers()) {
      node.bean(Jobs.class).schedule(DEVELOP, "a", new Reel("Dunes", 7));
      assertEquals("Fogged", next(develop.exhausted).getMessage());
      awaitEmpty(node, "job_light");
      assertEquals(1, develop.attempts.size());
    }
  }

  @Test
  void waitsForTheEndOfAnOutageWithoutUsingUpAttempts() throws Exception {
    var clock = new TestClock();
    var develop = new Develop();
    develop.failures = 9;
    develop.kind = FailureKind.OUTAGE;
    try (var node = TestNode.start(database, clock, develop).withWorkers()) {
      node.bean(Jobs.class).schedule(DEVELOP, "a", new Reel("Dunes", 7));
      for (var attempt = 1; attempt <= 9; attempt++) {
        assertEquals(new Attempt("a", 1, false), next(develop.attempts));
        awaitWaiting(node);
        assertTrue(secondsToWait(node, clock) <= 330);
        clock.advance(Duration.ofMinutes(6));
      }
      assertEquals(new Attempt("a", 1, false), next(develop.attempts));
      awaitWaiting(node);
      develop.failures = 0;
      clock.advance(Duration.ofMinutes(6));
      awaitEmpty(node, "job_light");
      assertTrue(develop.exhausted.isEmpty());
    }
  }

  @Test
  void waitsLongerTheLongerAnOutageLasts() throws Exception {
    var clock = new TestClock();
    var develop = new Develop();
    develop.failures = 9;
    develop.kind = FailureKind.OUTAGE;
    try (var node = TestNode.start(database, clock, develop).withWorkers()) {
      node.bean(Jobs.class).schedule(DEVELOP, "a", new Reel("Dunes", 7));
      var waits = new ArrayList<Long>();
      for (var attempt = 1; attempt <= 6; attempt++) {
        next(develop.attempts);
        awaitWaiting(node);
        waits.add(secondsToWait(node, clock));
        clock.advance(Duration.ofSeconds(waits.getLast() + 1));
      }
      assertEquals(2, waits.getFirst());
      assertTrue(waits.getLast() > 30 && waits.getLast() < 300, waits::toString);
    }
  }

  @Test
  void settlesAJobWhoseOutageHasLastedADay() throws Exception {
    var clock = new TestClock();
    var develop = new Develop();
    develop.failures = 9;
    develop.kind = FailureKind.OUTAGE;
    try (var node = TestNode.start(database, clock, develop).withWorkers()) {
      node.bean(Jobs.class).schedule(DEVELOP, "a", new Reel("Dunes", 7));
      next(develop.attempts);
      awaitWaiting(node);
      clock.advance(Duration.ofHours(23));
      next(develop.attempts);
      awaitWaiting(node);
      clock.advance(Duration.ofHours(1));
      next(develop.attempts);
      assertEquals("Fogged", next(develop.exhausted).getMessage());
      awaitEmpty(node, "job_light");
    }
  }

  @Test
  void tellsWhoSettlesAJobTheTrueCauseAlsoAfterAnOutage() throws Exception {
    var clock = new TestClock();
    var develop = new Develop();
    develop.failures = 9;
    develop.kind = FailureKind.PERMANENT;
    develop.unsettled = 1;
    try (var node = TestNode.start(database, clock, develop).withWorkers()) {
      node.bean(Jobs.class).schedule(DEVELOP, "a", new Reel("Dunes", 7));
      assertEquals("Fogged", next(develop.exhausted).getMessage());
      awaitReleased(node);
      clock.advance(Duration.ofMinutes(2));
      assertEquals("Fogged", next(develop.exhausted).getMessage());
      awaitEmpty(node, "job_light");
    }
  }

  @Test
  void repeatsARecurringJob() throws Exception {
    var runs = new LinkedBlockingQueue<String>();
    var recurring =
        new RecurringJob() {
          @Override
          public String name() {
            return "sweep";
          }

          @Override
          public Duration interval() {
            return Duration.ofMillis(50);
          }

          @Override
          public void run() {
            runs.add("swept");
            throw new IllegalStateException("Dust");
          }
        };
    try (var node = TestNode.start(database, Clock.systemUTC(), recurring).withWorkers()) {
      next(runs);
      next(runs);
    }
  }

  private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
    var value = queue.poll(20, TimeUnit.SECONDS);
    if (value == null) {
      throw new AssertionError("Nothing happened within 20 s");
    }
    return value;
  }

  @SuppressWarnings("unchecked")
  private static TransactionOperations<Connection> transactions(TestNode node) {
    return node.bean(TransactionOperations.class);
  }

  private static int queued(TestNode node, String table, String name) {
    return transactions(node).executeRead(status -> rows(status.getConnection(), table, name));
  }

  private static void awaitEmpty(TestNode node, String table) throws InterruptedException {
    var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (queued(node, table, "develop")
            + queued(node, table, "burn")
            + queued(node, table, "fetch")
        > 0) {
      assertTrue(System.nanoTime() < deadline, "Jobs are still queued after 20 s");
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private static void awaitWaiting(TestNode node) throws InterruptedException {
    await(node, "select count(*) from job_light where not picked and outage_since is not null");
  }

  private static void awaitReleased(TestNode node) throws InterruptedException {
    await(node, "select count(*) from job_light where task_name = 'develop' and not picked");
  }

  private static void await(TestNode node, String count) throws InterruptedException {
    var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (number(node, count) == 0) {
      assertTrue(System.nanoTime() < deadline, "None after 20 s: " + count);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private static long secondsToWait(TestNode node, Clock clock) {
    long due =
        number(
            node,
            "select round(extract(epoch from execution_time) * 1000) from job_light"
                + " where task_name = 'develop'");
    return (due - clock.instant().toEpochMilli()) / 1000;
  }

  private static long deaths(TestNode node) {
    return number(node, "select deaths from job_heavy");
  }

  private static long number(TestNode node, String sql) {
    return transactions(node)
        .executeRead(
            status -> {
              try (var statement = status.getConnection().createStatement();
                  var rows = statement.executeQuery(sql)) {
                rows.next();
                return rows.getLong(1);
              }
            });
  }

  private static int rows(Connection connection, String table, String name) {
    try (var statement =
        connection.prepareStatement("select count(*) from " + table + " where task_name = ?")) {
      statement.setString(1, name);
      try (var rows = statement.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    } catch (java.sql.SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static void update(TestNode node, String sql) {
    transactions(node)
        .executeWrite(
            status -> {
              try (var statement = status.getConnection().createStatement()) {
                return statement.executeUpdate(sql);
              }
            });
  }
}
