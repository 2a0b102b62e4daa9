package dev.callsheet.documents.generate;

import dev.callsheet.api.documents.Conflict;
import dev.callsheet.api.documents.Forbidden;
import dev.callsheet.api.documents.GenerateApi;
import dev.callsheet.api.documents.GenerateExcelResponse;
import dev.callsheet.api.documents.GenerateSlidesResponse;
import dev.callsheet.api.documents.GenerateWordResponse;
import dev.callsheet.api.documents.GenerationInvalid;
import dev.callsheet.api.documents.GenerationTimeout;
import dev.callsheet.api.documents.Gone;
import dev.callsheet.api.documents.InsufficientCredits;
import dev.callsheet.api.documents.InternalError;
import dev.callsheet.api.documents.NotFound;
import dev.callsheet.api.documents.RateLimited;
import dev.callsheet.api.documents.RunFinished;
import dev.callsheet.api.documents.TaskQueued;
import dev.callsheet.api.documents.Unavailable;
import dev.callsheet.api.documents.UpstreamError;
import dev.callsheet.api.documents.ValidationFailed;
import dev.callsheet.api.documents.model.GenerateRequest;
import dev.callsheet.api.documents.model.RunningReference;
import dev.callsheet.caller.Caller;
import dev.callsheet.database.DatabaseOutage;
import dev.callsheet.documents.DocumentFormat;
import dev.callsheet.documents.DocumentsFamily;
import dev.callsheet.documents.DocumentsModels;
import dev.callsheet.documents.DocumentsPlans;
import dev.callsheet.documents.DocumentsSettings;
import dev.callsheet.documents.content.SpecReader;
import dev.callsheet.documents.work.RunFailure;
import dev.callsheet.documents.work.RunModels;
import dev.callsheet.documents.work.RunRepository;
import dev.callsheet.documents.work.Runs;
import dev.callsheet.documents.work.StoredRun;
import dev.callsheet.kernel.access.RateLimitHeaders;
import dev.callsheet.kernel.idempotency.Idempotency;
import dev.callsheet.kernel.idempotency.RunningOperation;
import dev.callsheet.kernel.request.LongPoll;
import dev.callsheet.kernel.request.PublicUrls;
import dev.callsheet.webhook.Endpoint;
import dev.callsheet.webhook.Webhooks;
import io.micronaut.http.annotation.Controller;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The operations of the tag DocumentsGenerate. */
@Controller
class GenerateController implements GenerateApi {
  private static final int MOST_WEBHOOKS = 10_000;

  /** How soon it pays to look at a task. */
  private static final Duration TASK_POLL = Duration.ofSeconds(2);

  private final Generation generation;
  private final Runs runs;
  private final RunRepository repository;
  private final DocumentsPlans plans;
  private final Webhooks webhooks;
  private final LongPoll longPoll;
  private final RunningOperation operation;
  private final RateLimitHeaders limits;
  private final PublicUrls urls;
  private final DocumentsSettings settings;
  private final Places places;

  GenerateController(
      Generation generation,
      Runs runs,
      RunRepository repository,
      DocumentsPlans plans,
      Webhooks webhooks,
      LongPoll longPoll,
      RunningOperation operation,
      RateLimitHeaders limits,
      PublicUrls urls,
      DocumentsSettings settings,
      Places places) {
    this.generation = generation;
    this.runs = runs;
    this.repository = repository;
    this.plans = plans;
    this.webhooks = webhooks;
    this.longPoll = longPoll;
    this.operation = operation;
    this.limits = limits;
    this.urls = urls;
    this.settings = settings;
    this.places = places;
  }

  /** An answer that each of the three operations can give. */
  record Answer(
      GenerateExcelResponse excel, GenerateWordResponse word, GenerateSlidesResponse slides) {
    static <R extends GenerateExcelResponse & GenerateWordResponse & GenerateSlidesResponse>
        Answer of(R response) {
      return new Answer(response, response, response);
    }
  }

  @Override
  public GenerateExcelResponse generateExcel(
      Caller caller, @Nullable String idempotencyKey, GenerateRequest request) {
    return generate(caller, DocumentFormat.EXCEL, idempotencyKey, request).excel();
  }

  @Override
  public GenerateWordResponse generateWord(
      Caller caller, @Nullable String idempotencyKey, GenerateRequest request) {
    return generate(caller, DocumentFormat.WORD, idempotencyKey, request).word();
  }

  @Override
  public GenerateSlidesResponse generateSlides(
      Caller caller, @Nullable String idempotencyKey, GenerateRequest request) {
    return generate(caller, DocumentFormat.SLIDES, idempotencyKey, request).slides();
  }

  private Answer generate(
      Caller caller, DocumentFormat format, @Nullable String header, GenerateRequest request) {
    if (header != null) {
      Idempotency.check(header);
    }
    if (request.prompt() == null && request.outline() == null) {
      return Answer.of(
          new GenerationInvalid.InvalidRequest(
              "/prompt is required unless there is an /outline.", DocumentsModels.NO_RUN));
    }
    if (header != null
        && request.idempotencyKey() != null
        && !header.equals(request.idempotencyKey())) {
      return Answer.of(
          invalid("/idempotency_key", "is another one than that in the header Idempotency-Key"));
    }
    if ((request.brand() != null || request.webhookUrl() != null)
        && !plans.hasPro(caller.organizationId())) {
      return Answer.of(
          new Forbidden(
              (request.brand() != null ? "brand" : "webhook_url") + " needs the tier pro."));
    }
    String webhookId = null;
    if (request.webhookUrl() != null) {
      var webhook = webhook(caller, request.webhookUrl());
      if (webhook.isEmpty()) {
        return Answer.of(
            invalid("/webhook_url", "must be the URL of a webhook of the organisation"));
      }
      webhookId = webhook.get().id();
    }
    var key = header == null ? request.idempotencyKey() : header;
    var order =
        new Generation.Order(
            format,
            SpecReader.read(request),
            request.metadata(),
            webhookId,
            key,
            request.async() ? null : patience(request));
    try (var place = places.open()) {
      return answer(order, generation.begin(caller, order, place));
    }
  }

  private Duration patience(GenerateRequest request) {
    var ceiling = settings.synchronousCeiling();
    if (request.timeoutMs() == null) {
      return ceiling;
    }
    var asked = Duration.ofMillis(request.timeoutMs());
    return asked.compareTo(ceiling) < 0 ? asked : ceiling;
  }

  private Optional<Endpoint> webhook(Caller caller, URI url) {
    return webhooks
        .list(caller.organizationId(), DocumentsFamily.NAME, null, MOST_WEBHOOKS)
        .stream()
        .filter(endpoint -> endpoint.url().equals(url))
        .findFirst();
  }

  private Answer answer(Generation.Order order, Generation.Beginning beginning) {
    return switch (beginning) {
      case Generation.Beginning.Begun(var run) -> {
        limits.refresh();
        yield order.patience() == null ? Answer.of(queued(run)) : awaited(run, order);
      }
      case Generation.Beginning.Known(var run) -> {
        operation.replayed();
        yield order.patience() == null ? Answer.of(queued(run)) : awaited(run, order);
      }
      case Generation.Beginning.Awaited(var run) ->
          Answer.of(
              new Conflict(
                  "The first request with this Idempotency-Key is still being answered.",
                  RunModels.reference(run),
                  TASK_POLL));
      case Generation.Beginning.KeyReused(var run) ->
          Answer.of(
              new Conflict(
                  "Idempotency-Key was already used with another request.",
                  RunModels.reference(run),
                  null));
      case Generation.Beginning.UnknownInput(var id) ->
          Answer.of(new NotFound("There is no file or image " + id + "."));
      case Generation.Beginning.GoneInput(var id) ->
          Answer.of(new Gone(id + " was deleted.", DocumentsModels.NO_RUN));
      case Generation.Beginning.NoCredits(var charge, var balance) ->
          Answer.of(
              new InsufficientCredits(
                  "The run costs %d credits, and %d are left.".formatted(charge, balance)));
      case Generation.Beginning.Incomplete(var reason) ->
          Answer.of(new GenerationInvalid.PreflightFailed(reason, DocumentsModels.NO_RUN));
      case Generation.Beginning.StorageFailed(var cause) ->
          Answer.of(
              new UpstreamError(DocumentsModels.STORAGE_FAILED, DocumentsModels.NO_RUN, cause));
      case Generation.Beginning.TooMany(var most) ->
          Answer.of(
              new RateLimited(
                  "There are %d unfinished runs of this key, as many as its tier allows."
                      .formatted(most),
                  TASK_POLL));
      case Generation.Beginning.UnderMaintenance() ->
          Answer.of(
              new Unavailable(
                  "The server is under maintenance.",
                  DocumentsModels.NO_RUN,
                  RunModels.MAINTENANCE_WAIT));
      case Generation.Beginning.NoPlace(var run) ->
          Answer.of(
              new Unavailable(
                  "All places for synchronous runs are taken; try again, or ask with async: true.",
                  run == null ? DocumentsModels.NO_RUN : RunModels.reference(run),
                  RunModels.BUSY_WAIT));
    };
  }

  private TaskQueued queued(StoredRun run) {
    return new TaskQueued(RunModels.task(run), TASK_POLL, urls.of("/api/v1/tasks/" + run.taskId()));
  }

  /** Waits for the end of a run and tells it; while the database is away the run goes on. */
  private Answer awaited(StoredRun run, Generation.Order order) {
    try {
      return ended(run, order);
    } catch (RuntimeException failure) {
      if (!DatabaseOutage.isBehind(failure)) {
        throw failure;
      }
      return late(run, order);
    }
  }

  private Answer ended(StoredRun run, Generation.Order order) {
    longPoll.await(
        run.id(), Objects.requireNonNull(order.patience()), () -> runs.isUnfinished(run.id()));
    repository.awaitNoLonger(run.id());
    limits.refresh();
    var ended = runs.refreshed(run);
    return switch (ended.status()) {
      case COMPLETED -> Answer.of(new RunFinished(RunModels.run(ended)));
      case FAILED -> failed(ended);
      case CANCELLED ->
          Answer.of(new Conflict("The task was cancelled.", RunModels.reference(ended), null));
      case EXPIRED ->
          Answer.of(
              new Conflict(
                  "The task waited too long for its turn.", RunModels.reference(ended), null));
      case QUEUED, RUNNING -> late(ended, order);
    };
  }

  private static Answer failed(StoredRun run) {
    var failure = Objects.requireNonNullElse(run.failure(), RunFailure.INTERNAL);
    return switch (failure.code()) {
      case PREFLIGHT_FAILED ->
          Answer.of(
              new GenerationInvalid.PreflightFailed(failure.message(), RunModels.reference(run)));
      case UPSTREAM_ERROR ->
          Answer.of(new UpstreamError(failure.message(), RunModels.reference(run)));
      case INTERNAL_ERROR ->
          Answer.of(new InternalError(failure.message(), RunModels.reference(run)));
    };
  }

  private static Answer late(StoredRun run, Generation.Order order) {
    var poll = "The run is not finished, and goes on. Poll /api/v1/tasks/" + run.taskId();
    return Answer.of(
        new GenerationTimeout.SyncTimeoutUpgradeAsync(
            order.key() == null
                ? poll + "; do not send the request again, for that would begin another run."
                : poll + ", or send it again with the same key and async: true.",
            new RunningReference(run.id(), run.taskId()),
            TASK_POLL));
  }

  private static ValidationFailed invalid(String pointer, String message) {
    return new ValidationFailed(
        "Some fields are not valid: " + pointer + " " + message + ".",
        DocumentsModels.invalid(pointer, message));
  }
}
