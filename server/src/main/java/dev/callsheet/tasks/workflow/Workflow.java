package dev.callsheet.tasks.workflow;

import java.util.List;
import java.util.Optional;

/**
 * Tasks that are done together.
 *
 * @param tasks in the order in which they were written
 */
public record Workflow(List<WorkflowTask> tasks) {
  /** How many tasks there are at most. */
  public static final int MOST_TASKS = 32;

  /** How many tasks come one after another at most. */
  public static final int MOST_DEPTH = 8;

  /** Copies the list. */
  public Workflow {
    tasks = List.copyOf(tasks);
  }

  /** Returns the task of a ref. */
  public Optional<WorkflowTask> task(String ref) {
    return tasks.stream().filter(task -> task.ref().equals(ref)).findFirst();
  }
}
