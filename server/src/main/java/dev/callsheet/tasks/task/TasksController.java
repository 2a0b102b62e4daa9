package dev.callsheet.tasks.task;

import dev.callsheet.api.tasks.CancelTaskResponse;
import dev.callsheet.api.tasks.CreateTaskResponse;
import dev.callsheet.api.tasks.FileNotFound;
import dev.callsheet.api.tasks.GetTaskResponse;
import dev.callsheet.api.tasks.ListTasksResponse;
import dev.callsheet.api.tasks.PaymentRequired;
import dev.callsheet.api.tasks.RateLimited;
import dev.callsheet.api.tasks.RequestInvalid;
import dev.callsheet.api.tasks.RetryTaskResponse;
import dev.callsheet.api.tasks.SourceInvalid;
import dev.callsheet.api.tasks.TaskCancelled;
import dev.callsheet.api.tasks.TaskCreated;
import dev.callsheet.api.tasks.TaskFound;
import dev.callsheet.api.tasks.TaskNotFound;
import dev.callsheet.api.tasks.TaskRetried;
import dev.callsheet.api.tasks.TasksApi;
import dev.callsheet.api.tasks.TasksListed;
import dev.callsheet.api.tasks.Unavailable;
import dev.callsheet.api.tasks.model.Kind;
import dev.callsheet.api.tasks.model.TaskPage;
import dev.callsheet.api.tasks.model.TaskSpec;
import dev.callsheet.api.tasks.model.TaskStatus;
import dev.callsheet.caller.Caller;
import dev.callsheet.kernel.idempotency.Idempotency;
import dev.callsheet.kernel.request.LongPoll;
import dev.callsheet.kernel.request.PublicUrls;
import dev.callsheet.page.Cursor;
import dev.callsheet.page.Page;
import dev.callsheet.tasks.ProjectScope;
import dev.callsheet.tasks.WaitPreference;
import dev.callsheet.tasks.WorkAnswers;
import dev.callsheet.tasks.kind.SpecCheck;
import dev.callsheet.tasks.kind.SpecFault;
import dev.callsheet.tasks.source.SourceOutcome;
import dev.callsheet.tasks.work.Beginnings;
import dev.callsheet.tasks.work.Cancellations;
import dev.callsheet.tasks.work.Runs;
import dev.callsheet.tasks.work.StoredTask;
import dev.callsheet.tasks.work.TaskModels;
import dev.callsheet.tasks.work.Views;
import dev.callsheet.tasks.work.WorkflowModels;
import dev.callsheet.tasks.workflow.RunSpec;
import io.micronaut.http.annotation.Controller;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The operations of the tag TasksTasks. */
@Controller
class TasksController implements TasksApi {
  private static final String NOT_FOUND = "There is no such task.";

  private final Beginnings beginnings;
  private final Cancellations cancellations;
  private final Runs runs;
  private final Views views;
  private final Idempotency idempotency;
  private final LongPoll longPoll;
  private final PublicUrls urls;

  TasksController(
      Beginnings beginnings,
      Cancellations cancellations,
      Runs runs,
      Views views,
      Idempotency idempotency,
      LongPoll longPoll,
      PublicUrls urls) {
    this.beginnings = beginnings;
    this.cancellations = cancellations;
    this.runs = runs;
    this.views = views;
    this.idempotency = idempotency;
    this.longPoll = longPoll;
    this.urls = urls;
  }

  /**
   * Waits outside of the transaction that creates the task: a request that is sent again waits for
   * the same task, and is told it as it is by then.
   */
  @Override
  public CreateTaskResponse createTask(
      Caller caller, @Nullable String prefer, @Nullable String idempotencyKey, TaskSpec request) {
    var asked = WorkflowModels.spec(request);
    var source = asked.source();
    var fault = SpecCheck.fault(asked);
    if (fault.isPresent()) {
      return new SourceInvalid.RequestInvalid(told(fault.get()));
    }
    if (source.ref() != null) {
      return new SourceInvalid.RequestInvalid(
          "/ref names a task of the same run, and this one is alone. Name /url or /file_id, or"
              + " create a run.");
    }
    if (source.isNone()) {
      return new SourceInvalid.UrlRequired("Name the source: /url or /file_id.");
    }
    var unsupported = SpecCheck.formatFault(asked);
    if (unsupported.isPresent()) {
      return new SourceInvalid.FormatUnsupported(told(unsupported.get()));
    }
    var project = ProjectScope.of(caller);
    var order = beginnings.order(project, RunSpec.alone(asked), null, null);
    var answer =
        idempotency.once(project.projectId(), idempotencyKey, request, () -> create(caller, order));
    var wait = WaitPreference.of(prefer);
    return answer instanceof TaskCreated created && wait.isPresent()
        ? awaited(caller, created.body().id(), wait.get())
        : answer;
  }

  private CreateTaskResponse create(Caller caller, Beginnings.Order order) {
    return switch (beginnings.begin(order)) {
      case Beginnings.Beginning.Begun(var run) -> created(caller, runs.onlyTask(run), null);
      case Beginnings.Beginning.SourceRefused(var refusal) -> refused(refusal);
      case Beginnings.Beginning.NoCredits(var balance) ->
          new PaymentRequired(WorkAnswers.noCredits(balance));
      case Beginnings.Beginning.TooMany(var most) ->
          new RateLimited(WorkAnswers.tooMany(most), WorkAnswers.BUSY_WAIT);
      case Beginnings.Beginning.Paused() ->
          new Unavailable(WorkAnswers.PAUSED, WorkAnswers.PAUSE_WAIT);
    };
  }

  private TaskCreated created(Caller caller, StoredTask task, @Nullable WaitPreference wait) {
    return new TaskCreated(
        TaskModels.task(views.of(task), urls::of),
        wait == null ? null : wait.applied(),
        askAgain(caller, task),
        urls.of("/tasks/" + task.id()));
  }

  private CreateTaskResponse awaited(Caller caller, String taskId, WaitPreference wait) {
    longPoll.await(taskId, wait.patience(), () -> runs.isUnfinished(taskId));
    return runs.findTask(ProjectScope.of(caller), taskId)
        .<CreateTaskResponse>map(task -> created(caller, task, wait))
        .orElseThrow(() -> new IllegalStateException(taskId + " went with its project"));
  }

  private static String told(SpecFault fault) {
    return WorkAnswers.at(fault.pointer(), fault.message());
  }

  private static CreateTaskResponse refused(SourceOutcome.Refused refusal) {
    return switch (refusal) {
      case SourceOutcome.FileUnknown unknown -> new FileNotFound(unknown.message());
      case SourceOutcome.Unsupported(var message) -> new SourceInvalid.FormatUnsupported(message);
      case SourceOutcome.Invalid(var message) -> new SourceInvalid.RequestInvalid(message);
      case SourceOutcome.Unreachable(var message) -> new SourceInvalid.RequestInvalid(message);
    };
  }

  @Override
  public ListTasksResponse listTasks(
      Caller caller,
      @Nullable Kind kind,
      @Nullable TaskStatus status,
      @Nullable String runId,
      int limit,
      @Nullable String cursor) {
    var found =
        runs.listTasks(
            ProjectScope.of(caller),
            Cursor.id(cursor),
            kind == null ? null : TaskModels.kind(kind),
            status == null ? null : TaskModels.status(status),
            runId,
            limit + 1);
    var page = Page.of(found, limit, StoredTask::id);
    return new TasksListed(
        new TaskPage(
            views.of(page.items()).stream().map(task -> TaskModels.task(task, urls::of)).toList(),
            page.nextCursor()));
  }

  @Override
  public GetTaskResponse getTask(Caller caller, String taskId, int waitMs) {
    var project = ProjectScope.of(caller);
    if (waitMs > 0 && runs.findTask(project, taskId).isPresent()) {
      longPoll.await(taskId, Duration.ofMillis(waitMs), () -> runs.isUnfinished(taskId));
    }
    return runs.findTask(project, taskId)
        .<GetTaskResponse>map(
            task ->
                new TaskFound(TaskModels.task(views.of(task), urls::of), askAgain(caller, task)))
        .orElseGet(() -> new TaskNotFound(NOT_FOUND));
  }

  private static @Nullable Duration askAgain(Caller caller, StoredTask task) {
    return task.status().isEnded() ? null : WorkAnswers.askAgain(caller);
  }

  @Override
  public CancelTaskResponse cancelTask(
      Caller caller, String taskId, @Nullable String idempotencyKey) {
    var project = ProjectScope.of(caller);
    return idempotency.once(
        project.projectId(),
        idempotencyKey,
        taskId,
        () ->
            cancellations
                .cancelTask(project, taskId)
                .<CancelTaskResponse>map(
                    task -> new TaskCancelled(TaskModels.task(views.of(task), urls::of)))
                .orElseGet(() -> new TaskNotFound(NOT_FOUND)));
  }

  @Override
  public RetryTaskResponse retryTask(
      Caller caller, String taskId, @Nullable String idempotencyKey) {
    var project = ProjectScope.of(caller);
    return idempotency.once(
        project.projectId(), idempotencyKey, taskId, () -> retry(project, taskId));
  }

  private RetryTaskResponse retry(ProjectScope project, String taskId) {
    return switch (beginnings.retry(project, taskId)) {
      case Beginnings.Retry.Queued(var task) ->
          new TaskRetried(TaskModels.task(views.of(task), urls::of));
      case Beginnings.Retry.Unknown() -> new TaskNotFound(NOT_FOUND);
      case Beginnings.Retry.NotFailed(var task) ->
          new RequestInvalid(
              "Only a failed task can be tried again; this one is "
                  + TaskModels.status(task.status()).value()
                  + ".");
      case Beginnings.Retry.NoCredits(var balance) ->
          new PaymentRequired(WorkAnswers.noCredits(balance));
      case Beginnings.Retry.TooMany(var most) ->
          new RateLimited(WorkAnswers.tooMany(most), WorkAnswers.BUSY_WAIT);
      case Beginnings.Retry.Paused() -> new Unavailable(WorkAnswers.PAUSED, WorkAnswers.PAUSE_WAIT);
    };
  }
}
