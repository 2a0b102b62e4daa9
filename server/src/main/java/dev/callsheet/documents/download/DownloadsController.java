package dev.callsheet.documents.download;

import dev.callsheet.api.documents.DownloadSignedDocumentResponse;
import dev.callsheet.api.documents.DownloadsApi;
import dev.callsheet.api.documents.Gone;
import dev.callsheet.api.documents.NotFound;
import dev.callsheet.api.documents.RangeNotSatisfiable;
import dev.callsheet.api.documents.SignedFile;
import dev.callsheet.api.documents.SignedFileRange;
import dev.callsheet.api.documents.SignedFileUnchanged;
import dev.callsheet.api.documents.UpstreamError;
import dev.callsheet.documents.DocumentsModels;
import dev.callsheet.documents.export.ExportRepository;
import dev.callsheet.documents.work.RunModels;
import dev.callsheet.documents.work.RunRepository;
import dev.callsheet.documents.work.StoredRun;
import dev.callsheet.kernel.contract.BinaryBody;
import dev.callsheet.kernel.range.RangeDecision;
import dev.callsheet.kernel.range.RangeRequest;
import dev.callsheet.kernel.response.AttachmentName;
import dev.callsheet.storage.BlobStore;
import dev.callsheet.storage.StorageException;
import io.micronaut.http.annotation.Controller;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The operation of the tag DocumentsDownloads. */
@Controller
class DownloadsController implements DownloadsApi {
  private static final String RANGE_UNIT = "bytes";

  private final Downloads downloads;
  private final RunRepository runs;
  private final ExportRepository exports;
  private final BlobStore blobs;

  DownloadsController(
      Downloads downloads, RunRepository runs, ExportRepository exports, BlobStore blobs) {
    this.downloads = downloads;
    this.runs = runs;
    this.exports = exports;
    this.blobs = blobs;
  }

  /** A file that can be sent. */
  record Sendable(String key, long size, String sha256, String mediaType, String disposition) {
    /** The bytes never change, and so their hash names their only version. */
    String etag() {
      return '"' + sha256.substring(0, 32) + '"';
    }
  }

  @Override
  public DownloadSignedDocumentResponse downloadSignedDocument(
      String token,
      @Nullable String range,
      @Nullable String ifRange,
      @Nullable String ifNoneMatch) {
    var claim = Downloads.read(token);
    var run = claim.flatMap(made -> runs.findById(made.runId()));
    if (run.isEmpty() || !downloads.isOurs(claim.get())) {
      return new NotFound(DocumentsModels.NOT_FOUND);
    }
    var about = RunModels.reference(run.get());
    if (downloads.isOver(claim.get())) {
      return new Gone("The time of this URL is over; ask for another one.", about);
    }
    var gone = new Gone("The run was deleted, or its time is over.", about);
    try {
      return file(run.get(), claim.get().target())
          .map(file -> send(run.get(), file, new RangeRequest(range, ifRange, ifNoneMatch)))
          .orElse(gone);
    } catch (StorageException failure) {
      return runs.findById(run.get().id()).filter(found -> !found.isGone()).isPresent()
          ? new UpstreamError(DocumentsModels.STORAGE_FAILED, about, failure)
          : gone;
    }
  }

  private Optional<Sendable> file(StoredRun run, Optional<String> target) {
    if (run.isGone()) {
      return Optional.empty();
    }
    if (target.isPresent()) {
      return exports
          .find(run.id(), target.get())
          .map(
              export ->
                  new Sendable(
                      export.blobKey(),
                      export.sizeBytes(),
                      export.sha256(),
                      export.mediaType(),
                      AttachmentName.of(export.fileName())));
    }
    return run.blobKey() == null
        ? Optional.empty()
        : Optional.of(
            new Sendable(
                run.blobKey(),
                Objects.requireNonNull(run.sizeBytes()),
                Objects.requireNonNull(run.sha256()),
                run.format().mediaType(),
                AttachmentName.of(Objects.requireNonNull(run.fileName()))));
  }

  private DownloadSignedDocumentResponse send(StoredRun run, Sendable file, RangeRequest request) {
    return switch (request.decide(file.size(), file.etag())) {
      case RangeDecision.Whole() ->
          new SignedFile(
              new BinaryBody(blobs.open(file.key(), 0, file.size()), file.size()),
              file.mediaType(),
              run.id(),
              run.taskId(),
              file.disposition(),
              file.etag(),
              RANGE_UNIT);
      case RangeDecision.Partial(var part) ->
          new SignedFileRange(
              new BinaryBody(blobs.open(file.key(), part.first(), part.length()), part.length()),
              file.mediaType(),
              run.id(),
              run.taskId(),
              file.disposition(),
              file.etag(),
              RANGE_UNIT,
              part.contentRange(file.size()));
      case RangeDecision.NotModified() ->
          new SignedFileUnchanged(run.id(), run.taskId(), file.etag());
      case RangeDecision.NotSatisfiable(var contentRange) ->
          new RangeNotSatisfiable(
              "The file has " + file.size() + " bytes.", RunModels.reference(run), contentRange);
    };
  }
}
