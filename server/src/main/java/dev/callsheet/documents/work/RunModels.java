package dev.callsheet.documents.work;

import dev.callsheet.api.documents.model.ExportTarget;
import dev.callsheet.api.documents.model.Format;
import dev.callsheet.api.documents.model.Phase;
import dev.callsheet.api.documents.model.Run;
import dev.callsheet.api.documents.model.RunError;
import dev.callsheet.api.documents.model.RunErrorCode;
import dev.callsheet.api.documents.model.RunReference;
import dev.callsheet.api.documents.model.RunStatus;
import dev.callsheet.api.documents.model.Task;
import dev.callsheet.documents.DocumentFormat;
import dev.callsheet.documents.DocumentsModels;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs and tasks as the contract writes them. */
public final class RunModels {
  /** How soon it pays to try again when all places are taken. */
  public static final Duration BUSY_WAIT = Duration.ofSeconds(30);

  /** How soon it pays to try again during maintenance. */
  public static final Duration MAINTENANCE_WAIT = Duration.ofSeconds(60);

  private static final int LONGEST_MESSAGE = 1000;

  private RunModels() {}

  /** Returns a run. */
  public static Run run(StoredRun run) {
    return new Run(
        run.id(),
        run.taskId(),
        format(run.format()),
        status(run.status()),
        phase(run.phase()),
        run.progressPercent(),
        run.test(),
        run.title(),
        run.fileName(),
        run.creditsUsed(),
        run.format() == DocumentFormat.EXCEL ? run.parts() : null,
        run.format() == DocumentFormat.SLIDES ? run.parts() : null,
        run.sizeBytes(),
        run.sha256(),
        DocumentsModels.warnings(run.warningList()),
        error(run),
        run.metadataMap(),
        run.createdAt(),
        run.completedAt(),
        run.expiresAt());
  }

  /** Returns the task of a run. */
  public static Task task(StoredRun run) {
    return new Task(
        run.taskId(),
        run.id(),
        format(run.format()),
        status(run.status()),
        phase(run.phase()),
        run.progressPercent(),
        error(run),
        run.createdAt(),
        run.updatedAt());
  }

  /** What an error tells of the run that it is about. */
  public static RunReference reference(StoredRun run) {
    return new RunReference(run.id(), run.taskId());
  }

  /** Returns the target that the contract calls so. */
  public static dev.callsheet.office.export.ExportTarget target(ExportTarget target) {
    return switch (target) {
      case CSV -> dev.callsheet.office.export.ExportTarget.CSV;
      case HTML -> dev.callsheet.office.export.ExportTarget.HTML;
      case TXT -> dev.callsheet.office.export.ExportTarget.TXT;
      case PDF -> dev.callsheet.office.export.ExportTarget.PDF;
      case PNG -> dev.callsheet.office.export.ExportTarget.PNG;
      case ODT -> dev.callsheet.office.export.ExportTarget.ODT;
      case ODP -> dev.callsheet.office.export.ExportTarget.ODP;
    };
  }

  /** The names of targets, with commas. */
  public static String words(List<dev.callsheet.office.export.ExportTarget> targets) {
    return targets.stream()
        .map(dev.callsheet.office.export.ExportTarget::extension)
        .collect(Collectors.joining(", "));
  }

  /** The words of a state. */
  public static String words(RunState state) {
    return switch (state) {
      case QUEUED -> "queued";
      case RUNNING -> "running";
      case COMPLETED -> "completed";
      case FAILED -> "failed";
      case CANCELLED -> "cancelled";
      case EXPIRED -> "expired";
    };
  }

  /** Returns the format that the contract calls so. */
  public static DocumentFormat format(Format format) {
    return switch (format) {
      case EXCEL -> DocumentFormat.EXCEL;
      case WORD -> DocumentFormat.WORD;
      case SLIDES -> DocumentFormat.SLIDES;
    };
  }

  private static Format format(DocumentFormat format) {
    return switch (format) {
      case EXCEL -> Format.EXCEL;
      case WORD -> Format.WORD;
      case SLIDES -> Format.SLIDES;
    };
  }

  /** Returns the state that the contract calls so. */
  public static RunState status(RunStatus status) {
    return switch (status) {
      case QUEUED -> RunState.QUEUED;
      case RUNNING -> RunState.RUNNING;
      case COMPLETED -> RunState.COMPLETED;
      case FAILED -> RunState.FAILED;
      case CANCELLED -> RunState.CANCELLED;
      case EXPIRED -> RunState.EXPIRED;
    };
  }

  private static RunStatus status(RunState state) {
    return switch (state) {
      case QUEUED -> RunStatus.QUEUED;
      case RUNNING -> RunStatus.RUNNING;
      case COMPLETED -> RunStatus.COMPLETED;
      case FAILED -> RunStatus.FAILED;
      case CANCELLED -> RunStatus.CANCELLED;
      case EXPIRED -> RunStatus.EXPIRED;
    };
  }

  private static Phase phase(RunPhase phase) {
    return switch (phase) {
      case PREFLIGHT -> Phase.PREFLIGHT;
      case CONTENT -> Phase.CONTENT;
      case LAYOUT -> Phase.LAYOUT;
      case RENDERING -> Phase.RENDERING;
      case STORING -> Phase.STORING;
    };
  }

  private static @Nullable RunError error(StoredRun run) {
    var failure = run.failure();
    if (failure == null) {
      return null;
    }
    return new RunError(
        switch (failure.code()) {
          case PREFLIGHT_FAILED -> RunErrorCode.PREFLIGHT_FAILED;
          case INTERNAL_ERROR -> RunErrorCode.INTERNAL_ERROR;
          case UPSTREAM_ERROR -> RunErrorCode.UPSTREAM_ERROR;
        },
        DocumentsModels.cut(failure.message(), LONGEST_MESSAGE),
        run.id(),
        run.taskId());
  }
}
