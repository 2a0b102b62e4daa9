package dev.callsheet.tasks.workflow;

import dev.callsheet.tasks.kind.TaskSource;
import dev.callsheet.tasks.kind.TaskSpec;
import java.util.List;
import java.util.Optional;

/**
 * A workflow and what it is run on.
 *
 * @param source of the tasks that name none; {@link TaskSource#NONE} where each names one
 * @param alone whether it is one task that was asked for by itself, which nobody gave a ref
 */
public record RunSpec(Workflow workflow, TaskSource source, boolean alone) {
  /** What the workflow of a task calls it that was asked for by itself. */
  private static final String ALONE = "task";

  /** Returns one task that is asked for by itself. */
  public static RunSpec alone(TaskSpec spec) {
    return new RunSpec(
        new Workflow(List.of(new WorkflowTask(ALONE, List.of(), null, false, spec))),
        TaskSource.NONE,
        true);
  }

  /** Returns the tasks, each with its source. */
  public Workflow resolved() {
    return new Workflow(
        workflow.tasks().stream()
            .map(task -> task.spec().source().isNone() ? task.on(source) : task)
            .toList());
  }

  /** Returns the same without URLs, which may hold secrets. */
  public RunSpec withoutUrls() {
    return new RunSpec(
        new Workflow(workflow.tasks().stream().map(WorkflowTask::withoutUrl).toList()),
        source.withoutUrl(),
        alone);
  }

  /** Returns the place of the first task that has no source, if there is one. */
  public Optional<Integer> sourceless() {
    for (var place = 0; place < workflow.tasks().size(); place++) {
      if (source.isNone() && workflow.tasks().get(place).spec().source().isNone()) {
        return Optional.of(place);
      }
    }
    return Optional.empty();
  }
}
