package dev.callsheet.tasks.work;

import dev.callsheet.tasks.workflow.RunSpec;
import java.util.List;

/**
 * A run with what an answer tells besides.
 *
 * @param tasks in the order of the workflow
 */
public record RunView(StoredRun run, RunSpec spec, List<StoredTask> tasks) {
  /** Copies the list. */
  public RunView {
    tasks = List.copyOf(tasks);
  }
}
