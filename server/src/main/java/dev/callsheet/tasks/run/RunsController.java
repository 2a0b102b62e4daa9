package dev.callsheet.tasks.run;

import dev.callsheet.api.tasks.CancelRunResponse;
import dev.callsheet.api.tasks.CreateRunResponse;
import dev.callsheet.api.tasks.FileNotFound;
import dev.callsheet.api.tasks.GetRunResponse;
import dev.callsheet.api.tasks.ListRunsResponse;
import dev.callsheet.api.tasks.PaymentRequired;
import dev.callsheet.api.tasks.RateLimited;
import dev.callsheet.api.tasks.ReplayRunResponse;
import dev.callsheet.api.tasks.RequestInvalid;
import dev.callsheet.api.tasks.RunCancelled;
import dev.callsheet.api.tasks.RunCreated;
import dev.callsheet.api.tasks.RunFound;
import dev.callsheet.api.tasks.RunNotFound;
import dev.callsheet.api.tasks.RunOrFileNotFound;
import dev.callsheet.api.tasks.RunReplayed;
import dev.callsheet.api.tasks.RunsApi;
import dev.callsheet.api.tasks.RunsListed;
import dev.callsheet.api.tasks.SourceInvalid;
import dev.callsheet.api.tasks.Unavailable;
import dev.callsheet.api.tasks.model.CreateRunRequest;
import dev.callsheet.api.tasks.model.RunPage;
import dev.callsheet.api.tasks.model.RunStatus;
import dev.callsheet.caller.Caller;
import dev.callsheet.kernel.idempotency.Idempotency;
import dev.callsheet.kernel.request.LongPoll;
import dev.callsheet.kernel.request.PublicUrls;
import dev.callsheet.page.Cursor;
import dev.callsheet.page.Page;
import dev.callsheet.tasks.ProjectScope;
import dev.callsheet.tasks.WaitPreference;
import dev.callsheet.tasks.WorkAnswers;
import dev.callsheet.tasks.source.SourceOutcome;
import dev.callsheet.tasks.work.Beginnings;
import dev.callsheet.tasks.work.Cancellations;
import dev.callsheet.tasks.work.RunModels;
import dev.callsheet.tasks.work.Runs;
import dev.callsheet.tasks.work.StoredRun;
import dev.callsheet.tasks.work.Views;
import dev.callsheet.tasks.work.WorkflowModels;
import dev.callsheet.tasks.workflow.Fault;
import dev.callsheet.tasks.workflow.RunSpec;
import dev.callsheet.tasks.workflow.WorkflowCheck;
import io.micronaut.http.annotation.Controller;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The operations of the tag TasksRuns. */
@Controller
class RunsController implements RunsApi {
  private static final String NOT_FOUND = "There is no such run.";
  private static final String WORKFLOW = "/workflow";

  private final Beginnings beginnings;
  private final Cancellations cancellations;
  private final Runs runs;
  private final Views views;
  private final Idempotency idempotency;
  private final LongPoll longPoll;
  private final PublicUrls urls;

  RunsController(
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
   * Waits outside of the transaction that creates the run: a request that is sent again waits for
   * the same run, and is told it as it is by then.
   */
  @Override
  public CreateRunResponse createRun(
      Caller caller,
      @Nullable String prefer,
      @Nullable String idempotencyKey,
      CreateRunRequest request) {
    var source = WorkflowModels.source(request.url(), request.fileId());
    if (source.isAmbiguous()) {
      return new SourceInvalid.RequestInvalid("Of /url and /file_id only one can be given.");
    }
    var spec = new RunSpec(WorkflowModels.workflow(request.workflow()), source, false);
    var fault = WorkflowCheck.fault(spec.workflow());
    if (fault.isPresent()) {
      return new SourceInvalid.RequestInvalid(told(fault.get()));
    }
    var sourceless = spec.sourceless();
    if (sourceless.isPresent()) {
      return new SourceInvalid.UrlRequired(
          WorkAnswers.at(
              WORKFLOW + "/tasks/" + sourceless.get() + "/task",
              "It has no source. Name its url, file_id or ref, or the /url or /file_id of the"
                  + " run."));
    }
    var unsupported = WorkflowCheck.formatFault(spec.workflow());
    if (unsupported.isPresent()) {
      return new SourceInvalid.FormatUnsupported(told(unsupported.get()));
    }
    var project = ProjectScope.of(caller);
    var order = beginnings.order(project, spec, null, null);
    var answer =
        idempotency.once(project.projectId(), idempotencyKey, request, () -> create(caller, order));
    var wait = WaitPreference.of(prefer);
    return answer instanceof RunCreated created && wait.isPresent()
        ? awaited(caller, created.body().id(), wait.get())
        : answer;
  }

  private CreateRunResponse create(Caller caller, Beginnings.Order order) {
    return switch (beginnings.begin(order)) {
      case Beginnings.Beginning.Begun(var run) -> created(caller, run, null);
      case Beginnings.Beginning.SourceRefused(var refusal) -> refused(refusal);
      case Beginnings.Beginning.NoCredits(var balance) ->
          new PaymentRequired(WorkAnswers.noCredits(balance));
      case Beginnings.Beginning.TooMany(var most) ->
          new RateLimited(WorkAnswers.tooMany(most), WorkAnswers.BUSY_WAIT);
      case Beginnings.Beginning.Paused() ->
          new Unavailable(WorkAnswers.PAUSED, WorkAnswers.PAUSE_WAIT);
    };
  }

  private RunCreated created(Caller caller, StoredRun run, @Nullable WaitPreference wait) {
    return new RunCreated(
        RunModels.run(views.of(run)),
        wait == null ? null : wait.applied(),
        askAgain(caller, run),
        urls.of("/runs/" + run.id()));
  }

  private CreateRunResponse awaited(Caller caller, String runId, WaitPreference wait) {
    longPoll.await(runId, wait.patience(), () -> runs.isRunning(runId));
    return runs.find(ProjectScope.of(caller), runId)
        .<CreateRunResponse>map(run -> created(caller, run, wait))
        .orElseThrow(() -> new IllegalStateException(runId + " went with its project"));
  }

  private static String told(Fault fault) {
    return WorkAnswers.at(WORKFLOW + fault.pointer(), fault.message());
  }

  private static CreateRunResponse refused(SourceOutcome.Refused refusal) {
    return switch (refusal) {
      case SourceOutcome.FileUnknown unknown -> new FileNotFound(unknown.message());
      case SourceOutcome.Unsupported(var message) -> new SourceInvalid.FormatUnsupported(message);
      case SourceOutcome.Invalid(var message) -> new SourceInvalid.RequestInvalid(message);
      case SourceOutcome.Unreachable(var message) -> new SourceInvalid.RequestInvalid(message);
    };
  }

  @Override
  public ListRunsResponse listRuns(
      Caller caller,
      @Nullable RunStatus status,
      @Nullable String automationId,
      int limit,
      @Nullable String cursor) {
    var found =
        runs.list(
            ProjectScope.of(caller),
            Cursor.id(cursor),
            status == null ? null : RunModels.status(status),
            automationId,
            limit + 1);
    var page = Page.of(found, limit, StoredRun::id).map(run -> RunModels.run(views.of(run)));
    return new RunsListed(new RunPage(page.items(), page.nextCursor()));
  }

  @Override
  public GetRunResponse getRun(Caller caller, String runId, int waitMs) {
    var project = ProjectScope.of(caller);
    if (waitMs > 0 && runs.find(project, runId).isPresent()) {
      longPoll.await(runId, Duration.ofMillis(waitMs), () -> runs.isRunning(runId));
    }
    return runs.find(project, runId)
        .<GetRunResponse>map(
            run -> new RunFound(RunModels.run(views.of(run)), askAgain(caller, run)))
        .orElseGet(() -> new RunNotFound(NOT_FOUND));
  }

  private static @Nullable Duration askAgain(Caller caller, StoredRun run) {
    return run.status().isEnded() ? null : WorkAnswers.askAgain(caller);
  }

  @Override
  public CancelRunResponse cancelRun(Caller caller, String runId, @Nullable String idempotencyKey) {
    var project = ProjectScope.of(caller);
    return idempotency.once(
        project.projectId(),
        idempotencyKey,
        runId,
        () ->
            cancellations
                .cancelRun(project, runId)
                .<CancelRunResponse>map(run -> new RunCancelled(RunModels.run(views.of(run))))
                .orElseGet(() -> new RunNotFound(NOT_FOUND)));
  }

  @Override
  public ReplayRunResponse replayRun(Caller caller, String runId, @Nullable String idempotencyKey) {
    var project = ProjectScope.of(caller);
    var found = runs.find(project, runId);
    var replay = found.filter(run -> run.status().isEnded()).map(beginnings::replay);
    return idempotency.once(
        project.projectId(),
        idempotencyKey,
        runId,
        () -> {
          if (found.isEmpty()) {
            return new RunOrFileNotFound.RunNotFound(NOT_FOUND);
          }
          return replay
              .map(this::replayed)
              .orElseGet(
                  () ->
                      new RequestInvalid("The run has not ended. Wait for its end, or cancel it."));
        });
  }

  private ReplayRunResponse replayed(Beginnings.Replay replay) {
    return switch (beginnings.begin(replay)) {
      case Beginnings.Beginning.Begun(var run) ->
          new RunReplayed(RunModels.run(views.of(run)), urls.of("/runs/" + run.id()));
      case Beginnings.Beginning.SourceRefused(var refusal) ->
          refusal instanceof SourceOutcome.FileUnknown
              ? new RunOrFileNotFound.FileNotFound(refusal.message())
              : new RequestInvalid(refusal.message());
      case Beginnings.Beginning.NoCredits(var balance) ->
          new PaymentRequired(WorkAnswers.noCredits(balance));
      case Beginnings.Beginning.TooMany(var most) ->
          new RateLimited(WorkAnswers.tooMany(most), WorkAnswers.BUSY_WAIT);
      case Beginnings.Beginning.Paused() ->
          new Unavailable(WorkAnswers.PAUSED, WorkAnswers.PAUSE_WAIT);
    };
  }
}
