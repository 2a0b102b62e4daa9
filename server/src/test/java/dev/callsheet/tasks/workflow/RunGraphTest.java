package dev.callsheet.tasks.workflow;

import static dev.callsheet.tasks.workflow.Workflows.lenient;
import static dev.callsheet.tasks.workflow.Workflows.of;
import static dev.callsheet.tasks.workflow.Workflows.on;
import static dev.callsheet.tasks.workflow.Workflows.task;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class RunGraphTest {
  @Test
  void theFirstTasksAreQueuedAndTheOthersWait() {
    var play = new Play(of(task("a"), task("b", "a"), task("c")));

    assertEquals("a=QUEUED b=WAITING c=QUEUED", play.told());
    play.end("a", TaskState.SUCCEEDED);
    assertEquals("a=SUCCEEDED b=QUEUED c=QUEUED", play.told());
    assertEquals(RunState.RUNNING, play.state());
  }

  @Test
  void aFailedTaskCancelsWhatDependsOnItAndItsSiblingsFinish() {
    var play = new Play(of(task("a"), task("b", "a"), on("c", "b"), task("d")));

    play.end("a", TaskState.FAILED);
    assertEquals("a=FAILED b=CANCELLED c=CANCELLED d=QUEUED", play.told());
    assertEquals(RunState.RUNNING, play.state());
    play.end("d", TaskState.SUCCEEDED);
    assertEquals(RunState.FAILED, play.state());
  }

  @Test
  void aFailureThatDoesNotCountLetsTheOthersGoOnButForThoseThatNeedItsFile() {
    var play = new Play(of(lenient("a"), task("b", "a"), on("c", "a"), on("d", "c")));

    play.end("a", TaskState.FAILED);
    assertEquals("a=FAILED b=QUEUED c=SKIPPED d=SKIPPED", play.told());
    play.end("b", TaskState.SUCCEEDED);
    assertEquals(RunState.SUCCEEDED, play.state());
  }

  @Test
  void aTaskWhoseConditionIsNotMetIsSkippedWithWhatComesAfterItAndIsNoFailure() {
    var play = new Play(of(task("a"), task("b", "a"), on("c", "a")));

    play.end("a", TaskState.SKIPPED);
    assertEquals("a=SKIPPED b=SKIPPED c=SKIPPED", play.told());
    assertEquals(RunState.SUCCEEDED, play.state());
  }

  @Test
  void aCancelledTaskCancelsWhatDependsOnIt() {
    var play = new Play(of(task("a"), task("b", "a"), task("c")));

    play.end("a", TaskState.CANCELLED);
    play.end("c", TaskState.SUCCEEDED);
    assertEquals("a=CANCELLED b=CANCELLED c=SUCCEEDED", play.told());
    assertEquals(RunState.CANCELLED, play.state());
  }

  @Test
  void whatAFailureKeptFromBeingDoneWaitsAgainWhenItIsTriedAgain() {
    var play =
        new Play(of(task("a"), task("b", "a"), on("c", "b"), task("d"), task("e", "a", "d")));

    play.end("a", TaskState.FAILED);
    play.end("d", TaskState.FAILED);
    assertEquals("a=FAILED b=CANCELLED c=CANCELLED d=FAILED e=CANCELLED", play.told());
    assertEquals(Set.of("b", "c"), play.graph().revived("a"));
    assertEquals(Set.of(), play.graph().revived("d"));
  }

  @Test
  void whatACallerCancelledStaysSo() {
    var play = new Play(of(task("a"), task("b", "a"), task("c", "b")));

    play.end("b", TaskState.CANCELLED);
    play.end("a", TaskState.FAILED);
    assertEquals(Set.of(), play.graph().revived("a"));
  }

  /** Random runs: their end is the same whatever order the tasks end in. */
  @Test
  void theEndDoesNotDependOnTheOrder() {
    var random = new Random(3);
    var states = EnumSet.noneOf(RunState.class);
    for (var round = 0; round < 500; round++) {
      var workflow = Workflows.random(random, 1 + random.nextInt(12), 0.3);
      var fates = new HashMap<String, TaskState>();
      for (var task : workflow.tasks()) {
        fates.put(task.ref(), fate(random));
      }
      var first = played(workflow, fates, random);
      states.add(first.state());
      for (var again = 0; again < 3; again++) {
        assertEquals(first.told(), played(workflow, fates, random).told(), workflow::toString);
      }
      verify(workflow, first);
    }
    assertEquals(EnumSet.complementOf(EnumSet.of(RunState.RUNNING)), states);
  }

  private static TaskState fate(Random random) {
    return switch (random.nextInt(12)) {
      case 0 -> TaskState.FAILED;
      case 1 -> TaskState.SKIPPED;
      case 2 -> random.nextBoolean() ? TaskState.CANCELLED : TaskState.SUCCEEDED;
      default -> TaskState.SUCCEEDED;
    };
  }

  private static Play played(Workflow workflow, Map<String, TaskState> fates, Random random) {
    var play = new Play(workflow);
    while (play.state() == RunState.RUNNING) {
      var queued =
          play.standings.entrySet().stream()
              .filter(entry -> entry.getValue().state() == TaskState.QUEUED)
              .map(Map.Entry::getKey)
              .sorted()
              .toList();
      assertTrue(!queued.isEmpty(), () -> "Nobody moves: " + play.told());
      var next = queued.get(random.nextInt(queued.size()));
      play.end(next, fates.getOrDefault(next, TaskState.SUCCEEDED));
    }
    return play;
  }

  /** What has to be true of every ended run, said in another way than it is computed. */
  private static void verify(Workflow workflow, Play play) {
    for (var task : workflow.tasks()) {
      var standing = play.standing(task.ref());
      var blocked =
          task.dependencies().stream()
              .anyMatch(
                  before -> {
                    var state = play.standing(before).state();
                    return state == TaskState.CANCELLED
                        || (state == TaskState.FAILED
                            && !workflow.task(before).orElseThrow().continueOnError());
                  });
      var isCancelledByAnother =
          standing.state() == TaskState.CANCELLED && standing.cause() == EndCause.DEPENDENCY;
      assertEquals(blocked, isCancelledByAnother, () -> workflow + play.told());
      var source = task.spec().source().ref();
      if (source != null && standing.state() == TaskState.SUCCEEDED) {
        assertEquals(TaskState.SUCCEEDED, play.standing(source).state());
      }
    }
  }

  /** A run of which a test says how each task ends. */
  private static final class Play {
    private final Workflow workflow;
    private final Map<String, TaskStanding> standings = new TreeMap<>();

    Play(Workflow workflow) {
      this.workflow = workflow;
      workflow.tasks().forEach(task -> standings.put(task.ref(), TaskStanding.WAITING));
      standings.putAll(graph().changes());
    }

    RunGraph graph() {
      return new RunGraph(workflow, standings);
    }

    void end(String ref, TaskState state) {
      var cause =
          switch (state) {
            case CANCELLED -> EndCause.REQUEST;
            case SKIPPED -> EndCause.CONDITION;
            case WAITING, QUEUED, PROCESSING, SUCCEEDED, FAILED -> null;
          };
      standings.put(ref, new TaskStanding(state, cause));
      standings.putAll(graph().changes());
    }

    RunState state() {
      return graph().state();
    }

    TaskStanding standing(String ref) {
      return standings.getOrDefault(ref, TaskStanding.WAITING);
    }

    String told() {
      return standings.entrySet().stream()
          .map(entry -> entry.getKey() + "=" + entry.getValue().state())
          .collect(Collectors.joining(" "));
    }
  }
}
