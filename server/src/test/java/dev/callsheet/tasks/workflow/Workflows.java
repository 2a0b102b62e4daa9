package dev.callsheet.tasks.workflow;

import dev.callsheet.tasks.kind.TaskKind;
import dev.callsheet.tasks.kind.TaskSource;
import dev.callsheet.tasks.kind.TaskSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Workflows for tests. */
final class Workflows {
  private static final TaskSource FILE = TaskSource.atUrl("https://example.com/a.mp4");

  private Workflows() {}

  static WorkflowTask task(String ref, String... after) {
    return task(ref, FILE, null, false, List.of(after));
  }

  static WorkflowTask lenient(String ref, String... after) {
    return task(ref, FILE, null, true, List.of(after));
  }

  static WorkflowTask on(String ref, String source) {
    return task(ref, TaskSource.ofTask(source), null, false, List.of(source));
  }

  static WorkflowTask when(String ref, Condition condition) {
    return task(ref, FILE, condition, false, List.of());
  }

  static WorkflowTask task(
      String ref,
      TaskSource source,
      @Nullable Condition when,
      boolean continueOnError,
      List<String> after) {
    return new WorkflowTask(
        ref, after, when, continueOnError, new TaskSpec(TaskKind.INGEST, source, Map.of()));
  }

  static Workflow of(WorkflowTask... tasks) {
    return new Workflow(List.of(tasks));
  }

  /** A chain of tasks, each after the one before. */
  static Workflow chain(int length) {
    var tasks = new ArrayList<WorkflowTask>();
    for (var index = 0; index < length; index++) {
      tasks.add(index == 0 ? task("t0") : task("t" + index, "t" + (index - 1)));
    }
    return new Workflow(tasks);
  }

  /**
   * Any workflow without cycles, written in any order.
   *
   * @param density from 0 for no edges to 1 for all
   */
  static Workflow random(Random random, int size, double density) {
    var tasks = new ArrayList<WorkflowTask>();
    for (var index = 0; index < size; index++) {
      var before = new ArrayList<String>();
      for (var other = 0; other < index; other++) {
        if (random.nextDouble() < density) {
          before.add("t" + other);
        }
      }
      var source =
          !before.isEmpty() && random.nextBoolean() ? TaskSource.ofTask(before.getLast()) : FILE;
      tasks.add(task("t" + index, source, null, random.nextInt(4) == 0, before));
    }
    Collections.shuffle(tasks, random);
    return new Workflow(tasks);
  }
}
