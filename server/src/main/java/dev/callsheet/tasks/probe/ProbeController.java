package dev.callsheet.tasks.probe;

import dev.callsheet.api.tasks.BadGateway;
import dev.callsheet.api.tasks.FileNotFound;
import dev.callsheet.api.tasks.ProbeApi;
import dev.callsheet.api.tasks.ProbeSourceResponse;
import dev.callsheet.api.tasks.SourceInvalid;
import dev.callsheet.api.tasks.SourceProbed;
import dev.callsheet.api.tasks.model.ProbeRequest;
import dev.callsheet.caller.Caller;
import dev.callsheet.kernel.idempotency.Idempotency;
import dev.callsheet.tasks.ProbeModels;
import dev.callsheet.tasks.ProjectScope;
import dev.callsheet.tasks.TasksModels;
import dev.callsheet.tasks.source.SourceOutcome;
import dev.callsheet.tasks.source.SourceReference;
import io.micronaut.http.annotation.Controller;
import org.jspecify.annotations.Nullable;

/** The operation of the tag TasksProbe. */
@Controller
class ProbeController implements ProbeApi {
  private final Probes probes;
  private final Idempotency idempotency;

  ProbeController(Probes probes, Idempotency idempotency) {
    this.probes = probes;
    this.idempotency = idempotency;
  }

  @Override
  public ProbeSourceResponse probeSource(
      Caller caller, @Nullable String idempotencyKey, ProbeRequest request) {
    if (request.url() != null && request.fileId() != null) {
      return new SourceInvalid.RequestInvalid("Name one source: url or file_id, not both.");
    }
    if (request.url() != null) {
      return probe(caller, idempotencyKey, request, new SourceReference.Url(request.url()));
    }
    if (request.fileId() != null) {
      return probe(caller, idempotencyKey, request, new SourceReference.FileId(request.fileId()));
    }
    return new SourceInvalid.UrlRequired("Name the source: url or file_id.");
  }

  private ProbeSourceResponse probe(
      Caller caller,
      @Nullable String idempotencyKey,
      ProbeRequest request,
      SourceReference source) {
    return idempotency.onceOutsideTransaction(
        caller.owner().id(),
        idempotencyKey,
        request,
        () ->
            switch (probes.probe(ProjectScope.of(caller), source)) {
              case Probes.Probe.Done(var inspection) ->
                  new SourceProbed(ProbeModels.probe(inspection));
              case Probes.Probe.Refused(var why) -> refused(why);
            });
  }

  private static ProbeSourceResponse refused(SourceOutcome.Refused why) {
    return switch (why) {
      case SourceOutcome.Invalid(var message) ->
          new SourceInvalid.RequestInvalid(TasksModels.message(message));
      case SourceOutcome.Unsupported(var message) ->
          new SourceInvalid.FormatUnsupported(TasksModels.message(message));
      case SourceOutcome.Unreachable(var message) -> new BadGateway(TasksModels.message(message));
      case SourceOutcome.FileUnknown() -> new FileNotFound(TasksModels.NO_FILE);
    };
  }
}
