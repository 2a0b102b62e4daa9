package dev.callsheet.tasks.work;

import dev.callsheet.api.tasks.model.Run;
import dev.callsheet.api.tasks.model.RunStatus;
import dev.callsheet.api.tasks.model.RunTask;
import dev.callsheet.tasks.workflow.RunState;
import java.util.List;
import java.util.Objects;

/** Runs as the contract writes them. */
public final class RunModels {
  private RunModels() {}

  /** Returns a run. */
  public static Run run(RunView view) {
    var run = view.run();
    var source = view.spec().source();
    return new Run(
        run.id(),
        status(run.status()),
        run.automationId(),
        run.replayOf(),
        source.isNone() ? null : TaskModels.source(source),
        view.tasks().stream().map(task -> task(view, task)).toList(),
        WorkflowModels.workflow(view.spec().workflow()),
        view.tasks().stream()
            .map(StoredTask::charge)
            .filter(Objects::nonNull)
            .mapToLong(Long::longValue)
            .sum(),
        run.createdAt(),
        run.endedAt());
  }

  /** Returns the state that this server calls so. */
  public static RunState status(RunStatus status) {
    return switch (status) {
      case RUNNING -> RunState.RUNNING;
      case SUCCEEDED -> RunState.SUCCEEDED;
      case FAILED -> RunState.FAILED;
      case CANCELLED -> RunState.CANCELLED;
    };
  }

  private static RunStatus status(RunState state) {
    return switch (state) {
      case RUNNING -> RunStatus.RUNNING;
      case SUCCEEDED -> RunStatus.SUCCEEDED;
      case FAILED -> RunStatus.FAILED;
      case CANCELLED -> RunStatus.CANCELLED;
    };
  }

  private static RunTask task(RunView view, StoredTask task) {
    var asked = view.spec().workflow().task(task.ref()).orElseThrow();
    return new RunTask(
        task.id(),
        task.ref(),
        TaskModels.kind(task.kind()),
        List.copyOf(asked.dependencies()),
        TaskModels.status(task.status()),
        task.progress(),
        TaskModels.error(task));
  }
}
