package dev.callsheet.documents.task;

import dev.callsheet.api.documents.CancelTaskResponse;
import dev.callsheet.api.documents.Conflict;
import dev.callsheet.api.documents.GetTaskResponse;
import dev.callsheet.api.documents.Gone;
import dev.callsheet.api.documents.NotFound;
import dev.callsheet.api.documents.TaskCancelled;
import dev.callsheet.api.documents.TaskFound;
import dev.callsheet.api.documents.TasksApi;
import dev.callsheet.caller.Caller;
import dev.callsheet.documents.DocumentsModels;
import dev.callsheet.documents.work.RunEndings;
import dev.callsheet.documents.work.RunModels;
import dev.callsheet.documents.work.Runs;
import dev.callsheet.documents.work.StoredRun;
import dev.callsheet.kernel.access.RateLimitHeaders;
import dev.callsheet.kernel.idempotency.Idempotency;
import dev.callsheet.kernel.request.LongPoll;
import io.micronaut.http.annotation.Controller;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The operations of the tag DocumentsTasks. */
@Controller
class TasksController implements TasksApi {
  private final Runs runs;
  private final RunEndings endings;
  private final Idempotency idempotency;
  private final LongPoll longPoll;
  private final RateLimitHeaders limits;

  TasksController(
      Runs runs,
      RunEndings endings,
      Idempotency idempotency,
      LongPoll longPoll,
      RateLimitHeaders limits) {
    this.runs = runs;
    this.endings = endings;
    this.idempotency = idempotency;
    this.longPoll = longPoll;
    this.limits = limits;
  }

  @Override
  public GetTaskResponse getTask(Caller caller, String taskId, int waitMs) {
    if (waitMs > 0 && runs.findByTask(caller, taskId) instanceof Runs.Found.There(var before)) {
      longPoll.await(
          before.id(), Duration.ofMillis(waitMs), () -> isAsBefore(caller, taskId, before));
    }
    return switch (runs.findByTask(caller, taskId)) {
      case Runs.Found.There(var run) -> new TaskFound(RunModels.task(run), askAgain(caller, run));
      case Runs.Found.Gone(var run) -> gone(run);
      case Runs.Found.Unknown() -> new NotFound(DocumentsModels.NOT_FOUND);
    };
  }

  private boolean isAsBefore(Caller caller, String taskId, StoredRun before) {
    return !before.status().isTerminal()
        && runs.findByTask(caller, taskId) instanceof Runs.Found.There(var now)
        && now.status() == before.status();
  }

  /** Often enough to notice the end, seldom enough to stay below the limit of the key. */
  private static @Nullable Duration askAgain(Caller caller, StoredRun run) {
    return run.status().isTerminal()
        ? null
        : Duration.ofSeconds(Math.max(1, Math.ceilDiv(60, caller.requestsPerMinute())));
  }

  @Override
  public CancelTaskResponse cancelTask(
      Caller caller, String taskId, @Nullable String idempotencyKey) {
    return idempotency.once(
        DocumentsModels.owner(caller), idempotencyKey, taskId, () -> cancel(caller, taskId));
  }

  private CancelTaskResponse cancel(Caller caller, String taskId) {
    return switch (runs.findByTask(caller, taskId)) {
      case Runs.Found.There(var run) when endings.cancel(run) -> {
        limits.refresh();
        yield new TaskCancelled(RunModels.task(runs.refreshed(run)));
      }
      case Runs.Found.There(var run) ->
          new Conflict("The task has ended.", RunModels.reference(run), null);
      case Runs.Found.Gone(var run) -> gone(run);
      case Runs.Found.Unknown() -> new NotFound(DocumentsModels.NOT_FOUND);
    };
  }

  private static Gone gone(StoredRun run) {
    return new Gone("The run was deleted, or its time is over.", RunModels.reference(run));
  }
}
