package dev.callsheet.tasks.work;

import dev.callsheet.tasks.file.Downloads;
import dev.callsheet.tasks.workflow.WorkflowTask;
import java.util.Map;

/**
 * A task with what an answer tells besides.
 *
 * @param asked as its run's workflow has it, with its source
 * @param urls where its files can be had, by their ids; without those that are deleted
 */
public record TaskView(StoredTask task, WorkflowTask asked, Map<String, Downloads.Signed> urls) {
  /** Copies the map. */
  public TaskView {
    urls = Map.copyOf(urls);
  }
}
