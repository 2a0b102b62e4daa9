package dev.callsheet.tasks.work;

import dev.callsheet.tasks.ProjectScope;
import dev.callsheet.tasks.project.ProjectContent;
import dev.callsheet.tasks.workflow.EndCause;
import dev.callsheet.tasks.workflow.TaskState;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Ends what nobody wants any more. A worker that is at it notices within a third of a second, kills
 * its processes and deletes what they wrote.
 */
@Singleton
public final class Cancellations implements ProjectContent {
  private final RunRepository runs;
  private final TaskRepository tasks;
  private final RunChanges changes;

  Cancellations(RunRepository runs, TaskRepository tasks, RunChanges changes) {
    this.runs = runs;
    this.tasks = tasks;
    this.changes = changes;
  }

  /**
   * Cancels a task, and what comes after it; one that has ended stays as it is.
   *
   * @return the task as it is then; empty where the project has no such
   */
  public Optional<StoredTask> cancelTask(ProjectScope project, String taskId) {
    var found = tasks.find(taskId, project.projectId());
    found.ifPresent(
        task ->
            changes.change(
                task.runId(), run -> run.end(task, TaskState.CANCELLED, EndCause.REQUEST)));
    return found.flatMap(task -> tasks.findById(task.id()));
  }

  /**
   * Cancels what has not ended of a run.
   *
   * @return the run as it is then; empty where the project has no such
   */
  public Optional<StoredRun> cancelRun(ProjectScope project, String runId) {
    var found = runs.find(runId, project.projectId());
    found.ifPresent(run -> cancel(run.id()));
    return found.flatMap(run -> runs.findById(run.id()));
  }

  private void cancel(String runId) {
    changes.change(
        runId,
        run -> {
          var any = false;
          for (var task : tasks.ofRun(runId)) {
            any = run.end(task, TaskState.CANCELLED, EndCause.REQUEST) || any;
          }
          return any;
        });
  }

  @Override
  public void delete(ProjectScope project) {
    for (var some = runs.running(project.projectId());
        !some.isEmpty();
        some = runs.running(project.projectId())) {
      some.forEach(this::cancel);
    }
    var deleted = 1L;
    while (deleted > 0) {
      deleted = runs.deleteSome(project.projectId());
    }
  }
}
