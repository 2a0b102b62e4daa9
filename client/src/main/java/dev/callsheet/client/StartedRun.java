package dev.callsheet.client;

import dev.callsheet.client.documents.model.Run;
import dev.callsheet.client.documents.model.Task;
import java.time.Duration;
import java.util.function.Consumer;

/** A document that is being made; its task can be asked, awaited and cancelled. */
public final class StartedRun {

  private final DocumentsClient client;
  private final String runId;
  private final String taskId;

  StartedRun(DocumentsClient client, String runId, String taskId) {
    this.client = client;
    this.runId = runId;
    this.taskId = taskId;
  }

  /** Returns the run, {@code run_…}. */
  public String runId() {
    return runId;
  }

  /** Returns its task, {@code task_…}, by which {@link DocumentsClient#awaitRun} finds it again. */
  public String taskId() {
    return taskId;
  }

  /**
   * Asks how far the task is.
   *
   * @throws dev.callsheet.client.documents.GetTaskException when that is not told
   */
  public Task task() {
    return client.tasks().getTask(taskId);
  }

  /**
   * Waits until the document is made.
   *
   * @param progress is given the task each time that it was read
   * @throws WaitException when it fails, is cancelled or expired, or takes longer
   */
  public Run await(Duration timeout, Consumer<Task> progress) {
    return client.awaitRun(taskId, timeout, progress);
  }

  /**
   * Ends the task, which then costs nothing.
   *
   * @throws dev.callsheet.client.documents.CancelTaskException.Conflict when it has ended already
   */
  public Task cancel() {
    return client.tasks().cancelTask(taskId);
  }
}
