package dev.callsheet.tasks.workflow;

import static dev.callsheet.tasks.workflow.Workflows.chain;
import static dev.callsheet.tasks.workflow.Workflows.of;
import static dev.callsheet.tasks.workflow.Workflows.on;
import static dev.callsheet.tasks.workflow.Workflows.task;
import static dev.callsheet.tasks.workflow.Workflows.when;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.callsheet.tasks.kind.TaskKind;
import dev.callsheet.tasks.kind.TaskSource;
import dev.callsheet.tasks.kind.TaskSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class WorkflowCheckTest {
  @Test
  void aWorkflowOfTasksThatFollowEachOtherIsFine() {
    assertEquals(
        Optional.empty(), WorkflowCheck.fault(of(task("a"), task("b", "a"), on("c", "b"))));
  }

  @Test
  void oneToThirtyTwoTasksMakeAWorkflow() {
    assertEquals("/tasks", pointer(new Workflow(List.of())));
    assertEquals(Optional.empty(), WorkflowCheck.fault(apart(32)));
    assertEquals("/tasks", pointer(apart(33)));
  }

  @Test
  void eightTasksMayFollowEachOther() {
    assertEquals(Optional.empty(), WorkflowCheck.fault(chain(8)));
    assertEquals("/tasks/8", pointer(chain(9)));
  }

  @Test
  void aRefNamesOneTask() {
    assertEquals("/tasks/2/ref", pointer(of(task("a"), task("b"), task("a"))));
  }

  @Test
  void everyRefThatIsNamedIsThere() {
    assertEquals("/tasks/1/after/1", pointer(of(task("a"), task("b", "a", "c"))));
    assertEquals(
        "/tasks/0/task/ref",
        pointer(of(Workflows.task("a", TaskSource.ofTask("b"), null, false, List.of()))));
    assertEquals(
        "/tasks/1/when/of_task",
        pointer(of(task("a"), when("b", new Condition(Field.HDR, Operator.EXISTS, null, "c")))));
  }

  @Test
  void noTaskWaitsForItself() {
    assertEquals("/tasks/0/after/0", pointer(of(task("a", "a"))));
    assertEquals("/tasks/1", pointer(of(task("a"), task("b", "a", "c"), on("c", "b"))));
  }

  @Test
  void whatATaskNeedsComesBeforeItByItsOwnWords() {
    var onB = Workflows.task("a", TaskSource.ofTask("b"), null, false, List.of());
    assertEquals("/tasks/0/task/ref", pointer(of(onB, task("b"))));
    var ofB = when("a", new Condition(Field.HDR, Operator.EXISTS, null, "b"));
    assertEquals("/tasks/0/when/of_task", pointer(of(ofB, task("b"))));
    var farther = Workflows.task("c", TaskSource.ofTask("a"), null, false, List.of("b"));
    assertEquals(Optional.empty(), WorkflowCheck.fault(of(task("a"), task("b", "a"), farther)));
  }

  @Test
  void aFormatIsAFaultOfItsOwn() {
    var spec = new TaskSpec(TaskKind.VIDEO, TaskSource.NONE, Map.of("format", "avi"));
    var workflow = of(task("a"), new WorkflowTask("b", List.of(), null, false, spec));
    assertEquals(Optional.empty(), WorkflowCheck.fault(workflow));
    assertEquals(
        "/tasks/1/task/format", WorkflowCheck.formatFault(workflow).orElseThrow().pointer());
  }

  @Test
  void aConditionComparesWithWhatItsFieldIs() {
    assertEquals("", condition(Field.WIDTH, Operator.GTE, 1280));
    assertEquals("", condition(Field.HDR, Operator.EQ, true));
    assertEquals("", condition(Field.CONTAINER, Operator.IN, List.of("mov", "mp3")));
    assertEquals("", condition(Field.FPS, Operator.EXISTS, null));
    assertEquals("/tasks/0/when/value", condition(Field.WIDTH, Operator.EQ, null));
    assertEquals("/tasks/0/when/value", condition(Field.WIDTH, Operator.EQ, "1280"));
    assertEquals("/tasks/0/when/value", condition(Field.WIDTH, Operator.IN, 1280));
    assertEquals("/tasks/0/when/value", condition(Field.WIDTH, Operator.IN, List.of()));
    assertEquals("/tasks/0/when/value", condition(Field.WIDTH, Operator.IN, List.of(1, "2")));
    assertEquals("/tasks/0/when/value", condition(Field.HDR, Operator.LT, true));
    assertEquals("/tasks/0/when/value", condition(Field.CONTAINER, Operator.GT, "mov"));
    assertEquals("/tasks/0/when/value", condition(Field.FPS, Operator.EXISTS, true));
    assertEquals(
        "/tasks/0/when/value", condition(Field.WIDTH, Operator.IN, Collections.nCopies(101, 1)));
  }

  /** Any graph at all, judged by looking at every way through it. */
  @Test
  void whatIsFineIsWhatHasNoCycleAndIsNotTooDeep() {
    var random = new Random(7);
    var fine = 0;
    for (var round = 0; round < 2_000; round++) {
      var size = 1 + random.nextInt(10);
      var tasks = new ArrayList<WorkflowTask>();
      for (var index = 0; index < size; index++) {
        var after = new ArrayList<String>();
        for (var other = 0; other < size; other++) {
          var forward = other < index ? 0.35 : 0.01;
          if (random.nextDouble() < forward) {
            after.add("t" + other);
          }
        }
        tasks.add(task("t" + index, after.toArray(String[]::new)));
      }
      Collections.shuffle(tasks, random);
      var workflow = new Workflow(tasks);
      var longest = longest(workflow);
      var expected = longest != null && longest <= Workflow.MOST_DEPTH;
      assertEquals(expected, WorkflowCheck.fault(workflow).isEmpty(), workflow::toString);
      fine += expected ? 1 : 0;
    }
    assertEquals(true, fine > 200 && fine < 1_800, "" + fine);
  }

  /** The length of the longest way; null where there is no end to it. */
  private static @Nullable Integer longest(Workflow workflow) {
    var after = new HashMap<String, Set<String>>();
    workflow.tasks().forEach(task -> after.put(task.ref(), task.dependencies()));
    var longest = 0;
    for (var ref : after.keySet()) {
      var length = longest(after, ref, new HashSet<>());
      if (length < 0) {
        return null;
      }
      longest = Math.max(longest, length);
    }
    return longest;
  }

  private static int longest(Map<String, Set<String>> after, String ref, Set<String> path) {
    if (path.contains(ref)) {
      return -1;
    }
    var way = new HashSet<>(path);
    way.add(ref);
    var longest = 1;
    for (var before : after.getOrDefault(ref, Set.of())) {
      var length = longest(after, before, way);
      if (length < 0) {
        return -1;
      }
      longest = Math.max(longest, length + 1);
    }
    return longest;
  }

  private static Workflow apart(int size) {
    return new Workflow(IntStream.range(0, size).mapToObj(index -> task("t" + index)).toList());
  }

  private static String condition(Field field, Operator operator, @Nullable Object value) {
    return WorkflowCheck.fault(of(when("a", new Condition(field, operator, value, null))))
        .map(Fault::pointer)
        .orElse("");
  }

  private static String pointer(Workflow workflow) {
    return WorkflowCheck.fault(workflow).orElseThrow().pointer();
  }
}
