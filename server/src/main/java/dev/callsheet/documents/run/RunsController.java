package dev.callsheet.documents.run;

import dev.callsheet.api.documents.Conflict;
import dev.callsheet.api.documents.DeleteRunResponse;
import dev.callsheet.api.documents.DownloadRunResponse;
import dev.callsheet.api.documents.DownloadSigned;
import dev.callsheet.api.documents.ExportRunResponse;
import dev.callsheet.api.documents.GetRunResponse;
import dev.callsheet.api.documents.Gone;
import dev.callsheet.api.documents.InvalidRequest;
import dev.callsheet.api.documents.ListRunsResponse;
import dev.callsheet.api.documents.NotFound;
import dev.callsheet.api.documents.NotImplemented;
import dev.callsheet.api.documents.RunDeleted;
import dev.callsheet.api.documents.RunExported;
import dev.callsheet.api.documents.RunFound;
import dev.callsheet.api.documents.RunsApi;
import dev.callsheet.api.documents.RunsListed;
import dev.callsheet.api.documents.Unavailable;
import dev.callsheet.api.documents.UpstreamError;
import dev.callsheet.api.documents.model.Export;
import dev.callsheet.api.documents.model.ExportRequest;
import dev.callsheet.api.documents.model.ExportTarget;
import dev.callsheet.api.documents.model.Format;
import dev.callsheet.api.documents.model.RunPage;
import dev.callsheet.api.documents.model.RunStatus;
import dev.callsheet.caller.Caller;
import dev.callsheet.documents.DocumentsModels;
import dev.callsheet.documents.download.Downloads;
import dev.callsheet.documents.export.RunExports;
import dev.callsheet.documents.export.StoredExport;
import dev.callsheet.documents.work.RunModels;
import dev.callsheet.documents.work.RunState;
import dev.callsheet.documents.work.Runs;
import dev.callsheet.documents.work.StoredRun;
import dev.callsheet.kernel.idempotency.Idempotency;
import dev.callsheet.kernel.request.PublicUrls;
import dev.callsheet.page.Cursor;
import dev.callsheet.page.Page;
import io.micronaut.http.annotation.Controller;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operations of the tag DocumentsRuns. */
@Controller
class RunsController implements RunsApi {
  private static final Logger LOG = LoggerFactory.getLogger(RunsController.class);

  private final Runs runs;
  private final RunRetention retention;
  private final RunExports exports;
  private final Downloads downloads;
  private final Idempotency idempotency;
  private final PublicUrls urls;
  private final Clock clock;

  RunsController(
      Runs runs,
      RunRetention retention,
      RunExports exports,
      Downloads downloads,
      Idempotency idempotency,
      PublicUrls urls,
      Clock clock) {
    this.runs = runs;
    this.retention = retention;
    this.exports = exports;
    this.downloads = downloads;
    this.idempotency = idempotency;
    this.urls = urls;
    this.clock = clock;
  }

  @Override
  public ListRunsResponse listRuns(
      Caller caller,
      int limit,
      @Nullable String cursor,
      @Nullable Format format,
      @Nullable RunStatus status) {
    var found =
        runs.list(
            caller,
            Cursor.id(cursor),
            format == null ? null : RunModels.format(format),
            status == null ? null : RunModels.status(status),
            limit + 1);
    var page = Page.of(found, limit, StoredRun::id).map(RunModels::run);
    return new RunsListed(new RunPage(page.items(), page.nextCursor()));
  }

  @Override
  public GetRunResponse getRun(Caller caller, String runId) {
    return switch (runs.find(caller, runId)) {
      case Runs.Found.There(var run) -> new RunFound(RunModels.run(run));
      case Runs.Found.Gone(var run) -> gone(run);
      case Runs.Found.Unknown() -> new NotFound(DocumentsModels.NOT_FOUND);
    };
  }

  @Override
  public DeleteRunResponse deleteRun(Caller caller, String runId) {
    return switch (runs.find(caller, runId)) {
      case Runs.Found.There(var run) ->
          retention.forget(run) ? new RunDeleted(run.id(), run.taskId()) : undeleted(run);
      case Runs.Found.Gone(var run) -> gone(run);
      case Runs.Found.Unknown() -> new NotFound(DocumentsModels.NOT_FOUND);
    };
  }

  private DeleteRunResponse undeleted(StoredRun run) {
    return runs.refreshed(run).isGone()
        ? gone(run)
        : new Conflict(
            "The run is not finished; cancel its task first.", RunModels.reference(run), null);
  }

  @Override
  public DownloadRunResponse downloadRun(Caller caller, String runId) {
    return switch (runs.find(caller, runId)) {
      case Runs.Found.There(var run) when run.status() == RunState.COMPLETED ->
          new DownloadSigned(run.id(), run.taskId(), urls.of(downloads.path(run).path()));
      case Runs.Found.There(var run) -> uncompleted(run);
      case Runs.Found.Gone(var run) -> gone(run);
      case Runs.Found.Unknown() -> new NotFound(DocumentsModels.NOT_FOUND);
    };
  }

  @Override
  public ExportRunResponse exportRun(
      Caller caller, String runId, @Nullable String idempotencyKey, ExportRequest request) {
    var answer =
        idempotency.onceOutsideTransaction(
            DocumentsModels.owner(caller),
            idempotencyKey,
            List.of(runId, request),
            () -> export(caller, runId, request));
    // An answer is kept for longer than its URL is good.
    return answer instanceof RunExported(var export)
            && !clock.instant().isBefore(export.downloadExpiresAt())
        ? export(caller, runId, request)
        : answer;
  }

  private ExportRunResponse export(Caller caller, String runId, ExportRequest request) {
    return switch (runs.find(caller, runId)) {
      case Runs.Found.There(var run) when run.status() == RunState.COMPLETED ->
          export(run, request.target());
      case Runs.Found.There(var run) -> uncompleted(run);
      case Runs.Found.Gone(var run) -> gone(run);
      case Runs.Found.Unknown() -> new NotFound(DocumentsModels.NOT_FOUND);
    };
  }

  private ExportRunResponse export(StoredRun run, ExportTarget target) {
    try {
      return answer(run, target, exports.export(run, RunModels.target(target)));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return new Unavailable(
          "The server is stopping.", RunModels.reference(run), RunModels.BUSY_WAIT);
    }
  }

  private ExportRunResponse answer(
      StoredRun run, ExportTarget target, RunExports.Conversion conversion) {
    var about = RunModels.reference(run);
    return switch (conversion) {
      case RunExports.Conversion.Made(var export) -> exported(run, target, export);
      case RunExports.Conversion.NoSuchTarget(var targets) ->
          new InvalidRequest(
              "A document of this format has no target %s; it has %s."
                  .formatted(target.value(), RunModels.words(targets)),
              about);
      case RunExports.Conversion.UnderMaintenance() ->
          new Unavailable("The server is under maintenance.", about, RunModels.MAINTENANCE_WAIT);
      case RunExports.Conversion.NoProgram(var program) ->
          new NotImplemented(
              "The target %s needs the program %s, which this server lacks."
                  .formatted(target.value(), program),
              about);
      case RunExports.Conversion.ProgramFailed(var reason, var log) -> {
        LOG.warn("The export of {} to {} failed: {} {}", run.id(), target, reason, log);
        yield new UpstreamError(
            switch (reason) {
              case CRASHED -> "The office program failed.";
              case NO_OUTPUT -> "The office program made no file.";
              case LATE -> "The office program took too long.";
            },
            about);
      }
      case RunExports.Conversion.StorageFailed(var cause) ->
          new UpstreamError(DocumentsModels.STORAGE_FAILED, about, cause);
      case RunExports.Conversion.RunGone() -> gone(run);
    };
  }

  private RunExported exported(StoredRun run, ExportTarget target, StoredExport export) {
    var signed = downloads.path(export);
    return new RunExported(
        new Export(
            run.id(),
            run.taskId(),
            target,
            export.fileName(),
            export.mediaType(),
            export.sizeBytes(),
            export.sha256(),
            urls.of(signed.path()),
            signed.expiresAt(),
            DocumentsModels.warnings(export.warningList())));
  }

  private static Gone gone(StoredRun run) {
    return new Gone("The run was deleted, or its time is over.", RunModels.reference(run));
  }

  private static Conflict uncompleted(StoredRun run) {
    return new Conflict(
        "The run is not completed, but " + RunModels.words(run.status()) + ".",
        RunModels.reference(run),
        null);
  }
}
