package dev.callsheet.documents.export;

import dev.callsheet.database.JsonColumn;
import dev.callsheet.documents.work.StoredRun;
import dev.callsheet.maintenance.Maintenance;
import dev.callsheet.office.export.ExportOutcome;
import dev.callsheet.office.export.ExportTarget;
import dev.callsheet.office.export.Exports;
import dev.callsheet.office.export.OfficeFormat;
import dev.callsheet.secret.Sha256;
import dev.callsheet.storage.BlobStore;
import dev.callsheet.storage.NewBlobs;
import dev.callsheet.storage.Scratch;
import dev.callsheet.storage.StorageException;
import dev.callsheet.storage.WorkFolder;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import java.util.Objects;

/** Converts documents; each target of a run is made once and kept beside its document. */
@Singleton
public final class RunExports {
  private final ExportRepository exports;
  private final Exports conversions;
  private final BlobStore blobs;
  private final NewBlobs newBlobs;
  private final Scratch scratch;
  private final Maintenance maintenance;
  private final TransactionOperations<Connection> transactions;
  private final Clock clock;

  RunExports(
      ExportRepository exports,
      Exports conversions,
      BlobStore blobs,
      NewBlobs newBlobs,
      Scratch scratch,
      Maintenance maintenance,
      TransactionOperations<Connection> transactions,
      Clock clock) {
    this.exports = exports;
    this.conversions = conversions;
    this.blobs = blobs;
    this.newBlobs = newBlobs;
    this.scratch = scratch;
    this.maintenance = maintenance;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** What became of an export. */
  public sealed interface Conversion {
    /** It is there. */
    record Made(StoredExport export) implements Conversion {}

    /** The format has other targets. */
    record NoSuchTarget(List<ExportTarget> targets) implements Conversion {}

    /** Nothing is converted for now. */
    record UnderMaintenance() implements Conversion {}

    /** The target needs a program that this machine lacks. */
    record NoProgram(String program) implements Conversion {}

    /** The program did not make it; the log is the end of what it said. */
    record ProgramFailed(ExportOutcome.Reason reason, String log) implements Conversion {}

    /** The storage could not be reached, or lost the document. */
    record StorageFailed(Exception cause) implements Conversion {}

    /** The run was deleted meanwhile. */
    record RunGone() implements Conversion {}
  }

  /**
   * Converts the document of a completed run.
   *
   * @throws InterruptedException if the server stops meanwhile
   */
  public Conversion export(StoredRun run, ExportTarget target) throws InterruptedException {
    var format = format(run);
    if (!format.targets().contains(target)) {
      return new Conversion.NoSuchTarget(format.targets());
    }
    if (maintenance.isOn()) {
      return new Conversion.UnderMaintenance();
    }
    var made = exports.find(run.id(), target.extension());
    if (made.isPresent()) {
      return new Conversion.Made(made.get());
    }
    try {
      return convert(run, format, target);
    } catch (StorageException | IOException failure) {
      return new Conversion.StorageFailed(failure);
    }
  }

  private Conversion convert(StoredRun run, OfficeFormat format, ExportTarget target)
      throws IOException, InterruptedException {
    try (var document = blobs.localCopy(Objects.requireNonNull(run.blobKey()));
        var folder = new WorkFolder(scratch)) {
      return switch (conversions.export(document.path(), format, target, folder.path())) {
        case ExportOutcome.Exported exported -> keep(run, target, exported);
        case ExportOutcome.NoSuchTarget(var targets) -> new Conversion.NoSuchTarget(targets);
        case ExportOutcome.NotAvailable(var program) -> new Conversion.NoProgram(program);
        case ExportOutcome.Failed(var reason, var log) -> new Conversion.ProgramFailed(reason, log);
      };
    }
  }

  private Conversion keep(StoredRun run, ExportTarget target, ExportOutcome.Exported exported)
      throws IOException {
    var name = Objects.requireNonNull(run.fileName());
    var size = Files.size(exported.file());
    var sha256 = Sha256.hex(exported.file());
    var export =
        new StoredExport(
            run.id(),
            target.extension(),
            name.substring(0, name.lastIndexOf('.') + 1) + exported.extension(),
            exported.mediaType(),
            newBlobs.put("documents/runs/" + run.id(), exported.file()),
            size,
            sha256,
            JsonColumn.write(exported.warnings()),
            clock.instant());
    if (transactions.executeWrite(status -> isKept(export))) {
      return new Conversion.Made(export);
    }
    newBlobs.discard(export.blobKey());
    return exports
        .find(run.id(), export.target())
        .<Conversion>map(Conversion.Made::new)
        .orElseGet(Conversion.RunGone::new);
  }

  private boolean isKept(StoredExport export) {
    if (exports.add(
            export.runId(),
            export.target(),
            export.fileName(),
            export.mediaType(),
            export.blobKey(),
            export.sizeBytes(),
            export.sha256(),
            export.warnings(),
            export.createdAt())
        == 0) {
      return false;
    }
    newBlobs.adopt(export.blobKey());
    return true;
  }

  private static OfficeFormat format(StoredRun run) {
    return switch (run.format()) {
      case EXCEL -> OfficeFormat.XLSX;
      case WORD -> OfficeFormat.DOCX;
      case SLIDES -> OfficeFormat.PPTX;
    };
  }
}
