package dev.callsheet.documents.preflight;

import dev.callsheet.api.documents.CheckGenerationResponse;
import dev.callsheet.api.documents.Forbidden;
import dev.callsheet.api.documents.GenerationChecked;
import dev.callsheet.api.documents.Gone;
import dev.callsheet.api.documents.InvalidRequest;
import dev.callsheet.api.documents.NotFound;
import dev.callsheet.api.documents.PreflightApi;
import dev.callsheet.api.documents.UpstreamError;
import dev.callsheet.api.documents.model.Detected;
import dev.callsheet.api.documents.model.Missing;
import dev.callsheet.api.documents.model.MissingKind;
import dev.callsheet.api.documents.model.Preflight;
import dev.callsheet.api.documents.model.PreflightRequest;
import dev.callsheet.caller.Caller;
import dev.callsheet.documents.DocumentsModels;
import dev.callsheet.documents.DocumentsPlans;
import dev.callsheet.documents.content.Attachments;
import dev.callsheet.documents.content.DocumentSpec;
import dev.callsheet.documents.content.SpecReader;
import dev.callsheet.documents.content.Verdict;
import dev.callsheet.documents.content.Verdicts;
import dev.callsheet.documents.work.RunModels;
import dev.callsheet.kernel.idempotency.Idempotency;
import dev.callsheet.office.outline.Outline;
import dev.callsheet.storage.StorageException;
import io.micronaut.http.annotation.Controller;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The operation of the tag DocumentsPreflight. */
@Controller
class PreflightController implements PreflightApi {
  private static final int MOST = 1000;
  private static final int LONGEST_MESSAGE = 1000;
  private static final int LONGEST_NAME = 512;

  private final Attachments attachments;
  private final Verdicts verdicts;
  private final DocumentsPlans plans;
  private final Idempotency idempotency;

  PreflightController(
      Attachments attachments, Verdicts verdicts, DocumentsPlans plans, Idempotency idempotency) {
    this.attachments = attachments;
    this.verdicts = verdicts;
    this.plans = plans;
    this.idempotency = idempotency;
  }

  @Override
  public CheckGenerationResponse checkGeneration(
      Caller caller, @Nullable String idempotencyKey, PreflightRequest request) {
    return idempotency.onceOutsideTransaction(
        caller.organizationId(), idempotencyKey, request, () -> check(caller, request));
  }

  private CheckGenerationResponse check(Caller caller, PreflightRequest request) {
    if (request.prompt() == null && request.outline() == null) {
      return new InvalidRequest(
          "/prompt is required unless there is an /outline.", DocumentsModels.NO_RUN);
    }
    if (request.brand() != null && !plans.hasPro(caller.organizationId())) {
      return new Forbidden("brand needs the tier pro.");
    }
    var spec = SpecReader.read(request);
    return switch (attachments.find(caller.organizationId(), spec)) {
      case Attachments.Finding.Unknown(var id) ->
          new NotFound("There is no file or image " + id + ".");
      case Attachments.Finding.Gone(var id) ->
          new Gone(id + " was deleted.", DocumentsModels.NO_RUN);
      case Attachments.Finding.AllThere(var found) -> checked(request, spec, found);
    };
  }

  private CheckGenerationResponse checked(
      PreflightRequest request, DocumentSpec spec, Attachments.Found found) {
    try {
      var verdict = verdicts.of(RunModels.format(request.format()), spec, found);
      return checked(request, spec, found, verdict);
    } catch (StorageException failure) {
      return new UpstreamError(DocumentsModels.STORAGE_FAILED, DocumentsModels.NO_RUN, failure);
    }
  }

  private static GenerationChecked checked(
      PreflightRequest request, DocumentSpec spec, Attachments.Found found, Verdict verdict) {
    var read = verdict.preflight();
    var reason = verdict.reason();
    var missing =
        Stream.concat(
            read.missing().stream().map(PreflightController::missing),
            verdict.assets().stream().map(PreflightController::asset));
    return new GenerationChecked(
        new Preflight(
            reason == null,
            missing.limit(MOST).toList(),
            reason == null ? null : DocumentsModels.cut(reason, LONGEST_MESSAGE),
            detected(read.detected()),
            RunModels.format(request.format()).charge(found.bytes(spec)),
            DocumentsModels.warnings(verdict.warnings())));
  }

  private static Missing missing(Outline.Missing missing) {
    return new Missing(
        switch (missing.kind()) {
          case FILE -> MissingKind.TABLE;
          case IMAGE -> MissingKind.IMAGE;
          case COLUMN -> MissingKind.COLUMN;
          case DIRECTIVE, ARGUMENT -> MissingKind.DIRECTIVE;
        },
        missing.line() > 0 ? missing.line() : null,
        DocumentsModels.cut(missing.message(), LONGEST_MESSAGE));
  }

  /** What the language model finds missing, which stands on no line. */
  private static Missing asset(String sentence) {
    return new Missing(MissingKind.OTHER, null, DocumentsModels.cut(sentence, LONGEST_MESSAGE));
  }

  private static Detected detected(Outline.Detected detected) {
    return new Detected(
        names(detected.tables()), names(detected.images()), names(detected.charts()));
  }

  private static List<String> names(List<String> names) {
    return names.stream().limit(MOST).map(name -> DocumentsModels.cut(name, LONGEST_NAME)).toList();
  }
}
