package dev.callsheet.tasks.automation;

import dev.callsheet.api.tasks.AutomationCreated;
import dev.callsheet.api.tasks.AutomationFound;
import dev.callsheet.api.tasks.AutomationNotFound;
import dev.callsheet.api.tasks.AutomationOrFileNotFound;
import dev.callsheet.api.tasks.AutomationRun;
import dev.callsheet.api.tasks.AutomationUpdated;
import dev.callsheet.api.tasks.AutomationsApi;
import dev.callsheet.api.tasks.AutomationsListed;
import dev.callsheet.api.tasks.CreateAutomationResponse;
import dev.callsheet.api.tasks.DeleteAutomationResponse;
import dev.callsheet.api.tasks.Deleted;
import dev.callsheet.api.tasks.GetAutomationResponse;
import dev.callsheet.api.tasks.InputInvalid;
import dev.callsheet.api.tasks.ListAutomationsResponse;
import dev.callsheet.api.tasks.PaymentRequired;
import dev.callsheet.api.tasks.RateLimited;
import dev.callsheet.api.tasks.RunAutomationResponse;
import dev.callsheet.api.tasks.Unavailable;
import dev.callsheet.api.tasks.UpdateAutomationResponse;
import dev.callsheet.api.tasks.WorkflowInvalid;
import dev.callsheet.api.tasks.model.Automation;
import dev.callsheet.api.tasks.model.AutomationPage;
import dev.callsheet.api.tasks.model.CreateAutomationRequest;
import dev.callsheet.api.tasks.model.RunAutomationRequest;
import dev.callsheet.api.tasks.model.UpdateAutomationRequest;
import dev.callsheet.caller.Caller;
import dev.callsheet.kernel.idempotency.Idempotency;
import dev.callsheet.kernel.request.PublicUrls;
import dev.callsheet.tasks.ProjectScope;
import dev.callsheet.tasks.WorkAnswers;
import dev.callsheet.tasks.source.SourceOutcome;
import dev.callsheet.tasks.work.Beginnings;
import dev.callsheet.tasks.work.RunModels;
import dev.callsheet.tasks.work.Views;
import dev.callsheet.tasks.work.WorkflowModels;
import dev.callsheet.tasks.workflow.Fault;
import dev.callsheet.tasks.workflow.RunSpec;
import dev.callsheet.tasks.workflow.Workflow;
import dev.callsheet.tasks.workflow.WorkflowCheck;
import io.micronaut.http.annotation.Controller;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The operations of the tag TasksAutomations. */
@Controller
class AutomationsController implements AutomationsApi {
  private static final String NOT_FOUND = "There is no such automation.";

  private final Automations automations;
  private final Beginnings beginnings;
  private final Views views;
  private final Idempotency idempotency;
  private final PublicUrls urls;

  AutomationsController(
      Automations automations,
      Beginnings beginnings,
      Views views,
      Idempotency idempotency,
      PublicUrls urls) {
    this.automations = automations;
    this.beginnings = beginnings;
    this.views = views;
    this.idempotency = idempotency;
    this.urls = urls;
  }

  @Override
  public CreateAutomationResponse createAutomation(
      Caller caller, @Nullable String idempotencyKey, CreateAutomationRequest request) {
    var workflow = WorkflowModels.workflow(request.workflow());
    var fault = fault(workflow);
    if (fault.isPresent()) {
      return fault.get();
    }
    var project = ProjectScope.of(caller);
    return idempotency.once(
        project.projectId(),
        idempotencyKey,
        request,
        () ->
            automations
                .create(
                    project,
                    request.name(),
                    workflow,
                    request.trigger() == null
                        ? null
                        : AutomationModels.trigger(request.trigger()).orElse(null),
                    request.enabled() == null || request.enabled())
                .<CreateAutomationResponse>map(
                    made ->
                        new AutomationCreated(model(made), urls.of("/automations/" + made.id())))
                .orElseGet(
                    () ->
                        new WorkflowInvalid.RequestInvalid(
                            "The project has %d automations, as many as it may. Delete one."
                                .formatted(automations.most()))));
  }

  private static Optional<WorkflowInvalid> fault(Workflow workflow) {
    return WorkflowCheck.fault(workflow)
        .<WorkflowInvalid>map(fault -> new WorkflowInvalid.RequestInvalid(told(fault)))
        .or(
            () ->
                WorkflowCheck.formatFault(workflow)
                    .map(fault -> new WorkflowInvalid.FormatUnsupported(told(fault))));
  }

  private static String told(Fault fault) {
    return WorkAnswers.at("/workflow" + fault.pointer(), fault.message());
  }

  private Automation model(StoredAutomation automation) {
    return AutomationModels.automation(automation, automations.workflow(automation));
  }

  @Override
  public ListAutomationsResponse listAutomations(
      Caller caller, int limit, @Nullable String cursor) {
    var page = automations.list(ProjectScope.of(caller), limit, cursor).map(this::model);
    return new AutomationsListed(new AutomationPage(page.items(), page.nextCursor()));
  }

  @Override
  public GetAutomationResponse getAutomation(Caller caller, String automationId) {
    return automations
        .find(ProjectScope.of(caller), automationId)
        .<GetAutomationResponse>map(found -> new AutomationFound(model(found)))
        .orElseGet(() -> new AutomationNotFound(NOT_FOUND));
  }

  @Override
  public UpdateAutomationResponse updateAutomation(
      Caller caller, String automationId, UpdateAutomationRequest request) {
    var workflow = request.workflow() == null ? null : WorkflowModels.workflow(request.workflow());
    var fault = workflow == null ? Optional.<WorkflowInvalid>empty() : fault(workflow);
    if (fault.isPresent()) {
      return fault.get();
    }
    var change =
        new Automations.Change(
            request.name(),
            workflow,
            request.trigger() == null ? null : AutomationModels.trigger(request.trigger()),
            request.enabled());
    return automations
        .change(ProjectScope.of(caller), automationId, change)
        .<UpdateAutomationResponse>map(changed -> new AutomationUpdated(model(changed)))
        .orElseGet(() -> new AutomationNotFound(NOT_FOUND));
  }

  @Override
  public DeleteAutomationResponse deleteAutomation(Caller caller, String automationId) {
    return automations.delete(ProjectScope.of(caller), automationId)
        ? new Deleted()
        : new AutomationNotFound(NOT_FOUND);
  }

  @Override
  public RunAutomationResponse runAutomation(
      Caller caller,
      String automationId,
      @Nullable String idempotencyKey,
      RunAutomationRequest request) {
    var source = WorkflowModels.source(request.url(), request.fileId());
    if (source.isAmbiguous()) {
      return new InputInvalid.RequestInvalid("Of /url and /file_id only one can be given.");
    }
    var project = ProjectScope.of(caller);
    var spec =
        automations
            .find(project, automationId)
            .map(found -> new RunSpec(automations.workflow(found), source, false));
    var order =
        spec.filter(run -> run.sourceless().isEmpty())
            .map(run -> beginnings.order(project, run, automationId, null));
    return idempotency.once(
        project.projectId(),
        idempotencyKey,
        List.of(automationId, request),
        () -> {
          if (spec.isEmpty()) {
            return new AutomationOrFileNotFound.AutomationNotFound(NOT_FOUND);
          }
          return order
              .map(this::run)
              .orElseGet(
                  () ->
                      new InputInvalid.UrlRequired(
                          "The workflow has tasks without a source. Name it: /url or /file_id."));
        });
  }

  private RunAutomationResponse run(Beginnings.Order order) {
    return switch (beginnings.begin(order)) {
      case Beginnings.Beginning.Begun(var run) ->
          new AutomationRun(RunModels.run(views.of(run)), urls.of("/runs/" + run.id()));
      case Beginnings.Beginning.SourceRefused(var refusal) ->
          refusal instanceof SourceOutcome.FileUnknown
              ? new AutomationOrFileNotFound.FileNotFound(refusal.message())
              : new InputInvalid.RequestInvalid(refusal.message());
      case Beginnings.Beginning.NoCredits(var balance) ->
          new PaymentRequired(WorkAnswers.noCredits(balance));
      case Beginnings.Beginning.TooMany(var most) ->
          new RateLimited(WorkAnswers.tooMany(most), WorkAnswers.BUSY_WAIT);
      case Beginnings.Beginning.Paused() ->
          new Unavailable(WorkAnswers.PAUSED, WorkAnswers.PAUSE_WAIT);
    };
  }
}
