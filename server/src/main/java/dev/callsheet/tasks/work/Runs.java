package dev.callsheet.tasks.work;

import dev.callsheet.tasks.ProjectScope;
import dev.callsheet.tasks.kind.TaskKind;
import dev.callsheet.tasks.workflow.RunState;
import dev.callsheet.tasks.workflow.TaskState;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The runs of each project, and their tasks. */
@Singleton
public final class Runs {
  private final RunRepository runs;
  private final TaskRepository tasks;

  Runs(RunRepository runs, TaskRepository tasks) {
    this.runs = runs;
    this.tasks = tasks;
  }

  /** Returns a run of a project. */
  public Optional<StoredRun> find(ProjectScope project, String id) {
    return runs.find(id, project.projectId());
  }

  /** Returns a task of a project. */
  public Optional<StoredTask> findTask(ProjectScope project, String id) {
    return tasks.find(id, project.projectId());
  }

  /** Returns the one task of a run that was asked for by itself. */
  public StoredTask onlyTask(StoredRun run) {
    return tasks.ofRun(run.id()).getFirst();
  }

  /** Whether a run has not ended; it has if it is gone. */
  public boolean isRunning(String id) {
    return runs.findById(id).filter(run -> !run.status().isEnded()).isPresent();
  }

  /** Whether a task has not ended; it has if it is gone. */
  public boolean isUnfinished(String taskId) {
    return tasks.findById(taskId).filter(task -> !task.status().isEnded()).isPresent();
  }

  /** Returns runs of a project, newest first. */
  public List<StoredRun> list(
      ProjectScope project,
      @Nullable String before,
      @Nullable RunState status,
      @Nullable String automationId,
      int limit) {
    return runs.list(
        project.projectId(), before, status == null ? null : status.name(), automationId, limit);
  }

  /** Returns tasks of a project, newest first. */
  public List<StoredTask> listTasks(
      ProjectScope project,
      @Nullable String before,
      @Nullable TaskKind kind,
      @Nullable TaskState status,
      @Nullable String runId,
      int limit) {
    return tasks.list(
        project.projectId(),
        before,
        kind == null ? null : kind.name(),
        status == null ? null : status.name(),
        runId,
        limit);
  }
}
