package dev.callsheet.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Kills a worker process in the middle of a job. */
final class KilledWorkerTest {
  private static final JobName<String> BURN = new JobName<>("burn", String.class, JobPool.HEAVY);
  private static final String HEARTBEAT = "100ms";
  private static final String STARTED = "started burning";

  private record Burn(
      BlockingQueue<Attempt> attempts, BlockingQueue<Throwable> exhausted, CountDownLatch release)
      implements Job<String> {
    @Override
    public JobName<String> name() {
      return BURN;
    }

    @Override
    public void run(String data, Attempt attempt) throws InterruptedException {
      System.out.println(STARTED);
      attempts.add(attempt);
      release.await();
    }

    @Override
    public void exhausted(String data, Throwable cause) {
      exhausted.add(cause);
    }
  }

  /** The process that is killed: a node that never finishes a job. */
  static final class Worker {
    private Worker() {}

    public static void main(String[] arguments) throws InterruptedException {
      var configuration = TestNode.configuration(arguments[0]);
      configuration.put("callsheet.jobs.heartbeat", HEARTBEAT);
      TestNode.start(configuration, Clock.systemUTC(), burn(1)).withWorkers();
      new CountDownLatch(1).await();
    }
  }

  private final Map<String, Object> configuration = TestNode.database();

  @BeforeEach
  void enqueueAJob() {
    configuration.put("callsheet.jobs.heartbeat", HEARTBEAT);
    configuration.put("callsheet.role", "api");
    try (var api = TestNode.start(configuration, Clock.systemUTC(), burn(0))) {
      api.bean(Jobs.class).schedule(BURN, "one", "one");
    }
    configuration.put("callsheet.role", "worker");
  }

  @Test
  void anotherNodeRunsTheJobOfAKilledWorker() throws Exception {
    killAWorkerThatRunsTheJob();
    var burn = burn(0);
    try (var _ = TestNode.start(configuration, Clock.systemUTC(), burn).withWorkers()) {
      assertTrue(burn.attempts().isEmpty());
      assertEquals(new Attempt("one", 1, false), burn.attempts().poll(20, TimeUnit.SECONDS));
    }
  }

  @Test
  void aJobThatFiveNodesDidNotSurviveIsSettled() throws Exception {
    for (var death = 1; death <= 5; death++) {
      killAWorkerThatRunsTheJob();
    }
    var burn = burn(0);
    try (var _ = TestNode.start(configuration, Clock.systemUTC(), burn).withWorkers()) {
      var cause = burn.exhausted().poll(20, TimeUnit.SECONDS);
      assertNotNull(cause);
      assertEquals("5 nodes died of it", cause.getMessage());
      assertTrue(burn.attempts().isEmpty());
    }
  }

  private static Burn burn(int latches) {
    return new Burn(
        new LinkedBlockingQueue<>(), new LinkedBlockingQueue<>(), new CountDownLatch(latches));
  }

  private void killAWorkerThatRunsTheJob() throws Exception {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Worker.class.getName(),
                (String) configuration.get("datasources.default.url"))
            .redirectErrorStream(true)
            .start();
    try {
      awaitStarted(process);
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private static void awaitStarted(Process process) throws Exception {
    try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.equals(STARTED)) {
          return;
        }
      }
    }
    throw new AssertionError("The worker ended before it began the job");
  }
}
