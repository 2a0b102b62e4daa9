package dev.callsheet.tasks.work;

import static dev.callsheet.tasks.work.Desk.lenient;
import static dev.callsheet.tasks.work.Desk.task;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.credit.Credits;
import dev.callsheet.maintenance.Maintenance;
import dev.callsheet.tasks.file.Files;
import dev.callsheet.tasks.kind.TaskKind;
import dev.callsheet.tasks.kind.TaskSource;
import dev.callsheet.tasks.kind.TaskSpec;
import dev.callsheet.tasks.source.SourceOutcome;
import dev.callsheet.tasks.workflow.Condition;
import dev.callsheet.tasks.workflow.EndCause;
import dev.callsheet.tasks.workflow.Field;
import dev.callsheet.tasks.workflow.Operator;
import dev.callsheet.tasks.workflow.RunState;
import dev.callsheet.tasks.workflow.TaskState;
import dev.callsheet.tasks.workflow.WorkflowTask;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs from their beginning to their end, with their credits and files. */
final class RunsTest {
  @TempDir Path home;
  private Desk desk;

  @BeforeEach
  void start() throws Exception {
    desk = new Desk(home);
  }

  @AfterEach
  void stop() {
    desk.close();
  }

  @Test
  void tasksAreDoneOneAfterAnotherAndPaidFor() throws Exception {
    desk.node.startWorkers();
    var run =
        desk.awaitEnd(
            desk.begin(
                task("a", desk.at("/tone.wav")),
                task("b", TaskSource.ofTask("a")),
                task("c", desk.at("/minutes.wav"), "a")));

    assertEquals(RunState.SUCCEEDED, run.status());
    assertEquals("a=SUCCEEDED b=SUCCEEDED c=SUCCEEDED", desk.told(run));
    assertEquals(1000 - 1 - 1 - 2, desk.balance());
    var first = Objects.requireNonNull(desk.task(run, "a").taskResult());
    var second = Objects.requireNonNull(desk.task(run, "b").taskResult());
    assertEquals("tone.wav", first.outputs().getFirst().name());
    assertEquals("audio/wav", first.outputs().getFirst().mediaType());
    assertEquals(1000L, first.outputs().getFirst().durationMillis());
    assertEquals(first.outputs(), second.outputs(), "what is stored already is not stored again");
    assertEquals(first.sha256(), second.sha256());
    assertEquals(2, desk.files());
    assertEquals(2, desk.blobs());
    assertTrue(desk.node.bean(Credits.class).verify());
  }

  @Test
  void howLoudAFileIsIsMeasuredOnRequest() throws Exception {
    desk.node.startWorkers();
    var loud =
        new WorkflowTask(
            "a",
            List.of(),
            null,
            false,
            new TaskSpec(TaskKind.INGEST, desk.at("/tone.wav"), Map.of("loudness", true)));
    var run = desk.awaitEnd(desk.begin(loud, task("b", desk.at("/tone.wav"))));

    var measured = Objects.requireNonNull(desk.task(run, "a").taskResult()).before();
    assertEquals(-70, Objects.requireNonNull(measured).integrated(), "it is silent");
    assertNull(Objects.requireNonNull(desk.task(run, "b").taskResult()).before());
  }

  @Test
  void aFailedTaskCancelsWhatComesAfterItAndItsSiblingsFinish() throws Exception {
    desk.node.startWorkers();
    var run =
        desk.awaitEnd(
            desk.begin(
                task("a", desk.at("/page")),
                task("b", desk.at("/tone.wav"), "a"),
                task("c", TaskSource.ofTask("b")),
                task("d", desk.at("/tone.wav"))));

    assertEquals(RunState.FAILED, run.status());
    assertEquals("a=FAILED b=CANCELLED c=CANCELLED d=SUCCEEDED", desk.told(run));
    var failure = Objects.requireNonNull(desk.task(run, "a").failure());
    assertEquals(TaskFailure.Kind.FORMAT_UNSUPPORTED, failure.kind());
    assertFalse(failure.retryable());
    assertEquals(EndCause.DEPENDENCY, desk.task(run, "b").cause());
    assertEquals(999, desk.balance());
  }

  @Test
  void aFailureThatDoesNotCountLetsTheRunSucceed() throws Exception {
    desk.node.startWorkers();
    var run =
        desk.awaitEnd(
            desk.begin(
                lenient("a", desk.at("/page")),
                task("b", desk.at("/tone.wav"), "a"),
                task("c", TaskSource.ofTask("a"))));

    assertEquals(RunState.SUCCEEDED, run.status());
    assertEquals("a=FAILED b=SUCCEEDED c=SKIPPED", desk.told(run));
  }

  @Test
  void aConditionDecidesAndASkippedTaskCostsNothing() throws Exception {
    desk.node.startWorkers();
    var loud = new Condition(Field.MEDIUM, Operator.EQ, "audio", null);
    var wide = new Condition(Field.WIDTH, Operator.GT, 100, null);
    var lasting = new Condition(Field.DURATION_MS, Operator.GTE, 1000, "a");
    var several = new Condition(Field.OUTPUTS, Operator.GT, 1, "a");
    var run =
        desk.awaitEnd(
            desk.begin(
                task("a", desk.at("/tone.wav"), loud),
                task("b", desk.at("/tone.wav"), wide),
                task("c", desk.at("/tone.wav"), lasting),
                task("d", desk.at("/tone.wav"), several),
                task("e", desk.at("/tone.wav"), "d"),
                task("f", desk.at("/tone.wav"), "c")));

    assertEquals(RunState.SUCCEEDED, run.status());
    assertEquals(
        "a=SUCCEEDED b=SKIPPED c=SUCCEEDED d=SKIPPED e=SKIPPED f=SUCCEEDED", desk.told(run));
    assertEquals(EndCause.CONDITION, desk.task(run, "d").cause());
    assertEquals(997, desk.balance());
  }

  @Test
  void aHostThatIsAwayIsAskedAgainBeforeTheTaskFails() throws Exception {
    var run = desk.begin(task("a", desk.at("/broken")));
    var task = desk.task(run, "a");
    var perform = desk.node.bean(TaskWorker.class);
    var order = TaskOrder.of(task);

    var failure = assertThrowsUnreachable(() -> perform.run(order));
    assertEquals(TaskState.PROCESSING, desk.task(run, "a").status());
    perform.giveUp(order, failure);

    assertEquals(RunState.FAILED, desk.run(run.id()).status());
    var told = Objects.requireNonNull(desk.task(run, "a").failure());
    assertEquals(TaskFailure.Kind.BAD_GATEWAY, told.kind());
    assertTrue(told.retryable());
    assertEquals(1000, desk.balance());
  }

  private interface Work {
    void run() throws Exception;
  }

  private static SourceUnreachableException assertThrowsUnreachable(Work work) {
    return org.junit.jupiter.api.Assertions.assertThrows(
        SourceUnreachableException.class, work::run);
  }

  @Test
  void whatWaitsIsCancelledAtOnce() throws Exception {
    var run = desk.begin(task("a", desk.at("/tone.wav")), task("b", TaskSource.ofTask("a")));
    var cancellations = desk.node.bean(Cancellations.class);

    var cancelled =
        cancellations.cancelTask(desk.node.project, desk.task(run, "a").id()).orElseThrow();
    assertEquals(TaskState.CANCELLED, cancelled.status());
    assertEquals("a=CANCELLED b=CANCELLED", desk.told(run));
    assertEquals(RunState.CANCELLED, desk.run(run.id()).status());

    desk.node.startWorkers();
    desk.await(() -> desk.jobs() == 0);
    assertEquals(0, desk.fetched.get());
    assertEquals(1000, desk.balance());
  }

  @Test
  void whatIsBeingDoneIsCancelledAndLeavesNothing() throws Exception {
    desk.node.startWorkers();
    var run = desk.begin(task("a", desk.at("/slow.wav")), task("b", TaskSource.ofTask("a")));
    desk.reached.await();

    var cancelled =
        desk.node.bean(Cancellations.class).cancelRun(desk.node.project, run.id()).orElseThrow();

    assertEquals(RunState.CANCELLED, cancelled.status());
    desk.await(() -> desk.jobs() == 0);
    assertEquals("a=CANCELLED b=CANCELLED", desk.told(run));
    assertEquals(0, desk.files());
    assertEquals(0, desk.blobs());
    assertEquals(
        cancelled,
        desk.node.bean(Cancellations.class).cancelRun(desk.node.project, run.id()).orElseThrow(),
        "what has ended stays as it is");
  }

  @Test
  void anotherProjectsRunIsNobodys() {
    var run = desk.begin(task("a", desk.at("/tone.wav")));
    var other = desk.node.newProject("Second");
    var cancellations = desk.node.bean(Cancellations.class);

    assertTrue(cancellations.cancelRun(other, run.id()).isEmpty());
    assertTrue(cancellations.cancelTask(other, desk.task(run, "a").id()).isEmpty());
    assertInstanceOf(
        Beginnings.Retry.Unknown.class,
        desk.node.bean(Beginnings.class).retry(other, desk.task(run, "a").id()));
    assertEquals("a=QUEUED", desk.told(run));
  }

  @Test
  void twoWorkersAtOneTaskStoreItsFileOnce() throws Exception {
    var run = desk.begin(task("a", desk.at("/slow.wav")), task("b", TaskSource.ofTask("a")));
    var order = TaskOrder.of(desk.task(run, "a"));
    var perform = desk.node.bean(TaskWorker.class);
    Callable<Boolean> work =
        () -> {
          perform.run(order);
          return true;
        };
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var both = List.of(threads.submit(work), threads.submit(work));
      desk.reached.await();
      desk.released.countDown();
      for (var each : both) {
        assertTrue(each.get());
      }
    }
    perform.run(order);

    assertEquals("a=SUCCEEDED b=QUEUED", desk.told(run));
    assertEquals(1, desk.files());
    assertEquals(1, desk.blobs());
    assertEquals(999, desk.balance());
    assertTrue(desk.node.bean(Credits.class).verify());
  }

  @Test
  void tasksThatEndAtTheSameTimeQueueWhatComesAfterAllOfThemOnce() throws Exception {
    var names = List.of("a", "b", "c", "d", "e", "f");
    var tasks = new ArrayList<WorkflowTask>();
    names.forEach(name -> tasks.add(task(name, desk.at("/tone.wav"))));
    tasks.add(task("last", TaskSource.ofTask("a"), names.toArray(String[]::new)));
    var run = desk.begin(tasks.toArray(WorkflowTask[]::new));
    var worker = desk.node.bean(TaskWorker.class);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all =
          names.stream()
              .map(name -> TaskOrder.of(desk.task(run, name)))
              .map(
                  order ->
                      threads.submit(
                          () -> {
                            worker.run(order);
                            return true;
                          }))
              .toList();
      for (var each : all) {
        assertTrue(each.get());
      }
    }
    var last = desk.task(run, "last");
    assertEquals(TaskState.QUEUED, last.status());
    assertEquals(
        1,
        desk.node.count(
            "select count(*) from job_media where task_instance = '" + last.id() + ".1'"));
    worker.run(TaskOrder.of(last));
    assertEquals(RunState.SUCCEEDED, desk.run(run.id()).status());
    assertEquals(1000 - 7, desk.balance());
  }

  @Test
  void progressNeverFallsWithinAnAttempt() {
    var run = desk.begin(task("a", desk.at("/tone.wav")));
    var id = desk.task(run, "a").id();
    var tasks = desk.node.bean(TaskRepository.class);
    assertEquals(0, tasks.progress(id, 1, 10), "it has not begun");
    tasks.begin(id, 1, desk.node.clock.instant());
    tasks.progress(id, 1, 50);
    tasks.progress(id, 1, 30);
    assertEquals(50, desk.task(run, "a").progress());
    assertEquals(0, tasks.progress(id, 2, 90), "another attempt");
  }

  @Test
  void aFailedTaskIsTriedAgainWithWhatItsFailureCancelled() throws Exception {
    var run =
        desk.begin(
            task("a", desk.at("/broken")),
            task("b", desk.at("/tone.wav"), "a"),
            task("c", desk.at("/tone.wav")));
    var perform = desk.node.bean(TaskWorker.class);
    perform.giveUp(TaskOrder.of(desk.task(run, "a")), new SourceUnreachableException("away"));
    assertEquals("a=FAILED b=CANCELLED c=QUEUED", desk.told(run));
    var beginnings = desk.node.bean(Beginnings.class);
    assertInstanceOf(
        Beginnings.Retry.NotFailed.class,
        beginnings.retry(desk.node.project, desk.task(run, "b").id()));

    var retried =
        assertInstanceOf(
                Beginnings.Retry.Queued.class,
                beginnings.retry(desk.node.project, desk.task(run, "a").id()))
            .task();

    assertEquals(2, retried.attempt());
    assertNull(retried.failure());
    assertEquals("a=QUEUED b=WAITING c=QUEUED", desk.told(run));
    assertEquals(RunState.RUNNING, desk.run(run.id()).status());
    // What is left of the first attempt does nothing to the second.
    perform.giveUp(new TaskOrder(retried.id(), 1, desk.node.organization), new Exception());
    assertEquals(TaskState.QUEUED, desk.task(run, "a").status());
  }

  @Test
  void aRunIsRepeatedWithoutWhatItFinished() throws Exception {
    desk.node.startWorkers();
    var first =
        desk.awaitEnd(
            desk.begin(
                task("a", desk.at("/tone.wav")),
                task("b", desk.at("/minutes.wav")),
                task("c", desk.at("/page"))));
    assertEquals("a=SUCCEEDED b=SUCCEEDED c=FAILED", desk.told(first));
    var deleted = Objects.requireNonNull(desk.task(first, "b").taskResult()).outputs().getFirst();
    desk.node.bean(Files.class).delete(desk.node.project, deleted.fileId());
    desk.fetched.set(0);

    var beginnings = desk.node.bean(Beginnings.class);
    var second =
        desk.awaitEnd(
            assertInstanceOf(
                    Beginnings.Beginning.Begun.class, beginnings.begin(beginnings.replay(first)))
                .run());

    assertEquals("a=SUCCEEDED b=SUCCEEDED c=FAILED", desk.told(second));
    assertEquals(first.id(), second.replayOf());
    assertEquals(2, desk.fetched.get(), "of b and c");
    assertEquals(desk.task(first, "a").result(), desk.task(second, "a").result());
    assertNotEquals(desk.task(first, "b").result(), desk.task(second, "b").result());
    assertEquals(0L, desk.task(second, "a").charge());
    assertEquals(1000 - 1 - 2 - 2, desk.balance());
  }

  @Test
  void noRunBeginsOnWhatCannotBeThere() {
    assertInstanceOf(
        SourceOutcome.FileUnknown.class,
        assertInstanceOf(
                Beginnings.Beginning.SourceRefused.class,
                desk.order(task("a", TaskSource.ofFile("fil_01jd3v8k5m9q2r7t4w6y8z0abc"))))
            .refusal());
    assertInstanceOf(
        SourceOutcome.Invalid.class,
        assertInstanceOf(
                Beginnings.Beginning.SourceRefused.class,
                desk.order(task("a", TaskSource.atUrl("http://10.0.0.1/a.mp4"))))
            .refusal());
    assertEquals(0, desk.node.count("select count(*) from tasks_run"));
  }

  @Test
  void noRunBeginsWithoutCreditsOrWhileTheQueueIsPaused() {
    desk.node.bean(Maintenance.class).begin();
    assertInstanceOf(
        Beginnings.Beginning.Paused.class, desk.order(task("a", desk.at("/tone.wav"))));
    desk.node.bean(Credits.class).charge(desk.node.organization, 1000, "all");
    assertInstanceOf(
        Beginnings.Beginning.NoCredits.class, desk.order(task("a", desk.at("/tone.wav"))));
  }

  @Test
  void aBalanceMayFallBelowZeroByWhatIsUnderWay() throws Exception {
    desk.node.bean(Credits.class).charge(desk.node.organization, 999, "most");
    desk.node.startWorkers();
    desk.awaitEnd(desk.begin(task("a", desk.at("/minutes.wav"))));
    assertEquals(-1, desk.balance());
  }

  @Test
  void aProjectHasOnlySoManyUnfinishedTasks() throws Exception {
    try (var small =
        new Desk(home.resolve("small"), Map.of("callsheet.tasks.unfinished-tasks", 2))) {
      assertInstanceOf(
          Beginnings.Beginning.TooMany.class,
          small.order(
              task("a", small.at("/tone.wav")),
              task("b", small.at("/tone.wav")),
              task("c", small.at("/tone.wav"))));
      var run = small.begin(task("a", small.at("/tone.wav")), task("b", small.at("/tone.wav")));
      assertInstanceOf(
          Beginnings.Beginning.TooMany.class, small.order(task("c", small.at("/tone.wav"))));
      small.node.bean(Cancellations.class).cancelRun(small.node.project, run.id());
      small.begin(task("c", small.at("/tone.wav")));
    }
  }

  @Test
  void whatGoesWithItsProjectIsCancelledAndForgotten() {
    var run = desk.begin(task("a", desk.at("/tone.wav")));
    desk.node.bean(Cancellations.class).delete(desk.node.project);
    assertEquals(0, desk.node.count("select count(*) from tasks_task"));
    assertTrue(desk.node.bean(RunRepository.class).findById(run.id()).isEmpty());
  }
}
