package dev.callsheet.tasks.file;

import dev.callsheet.api.tasks.CreateFileResponse;
import dev.callsheet.api.tasks.DeleteFileResponse;
import dev.callsheet.api.tasks.Deleted;
import dev.callsheet.api.tasks.DownloadFileResponse;
import dev.callsheet.api.tasks.FileCreated;
import dev.callsheet.api.tasks.FileFound;
import dev.callsheet.api.tasks.FileNotFound;
import dev.callsheet.api.tasks.FileSigned;
import dev.callsheet.api.tasks.FileUploaded;
import dev.callsheet.api.tasks.FilesApi;
import dev.callsheet.api.tasks.FilesListed;
import dev.callsheet.api.tasks.GetFileContentResponse;
import dev.callsheet.api.tasks.GetFileResponse;
import dev.callsheet.api.tasks.ListFilesResponse;
import dev.callsheet.api.tasks.PayloadTooLarge;
import dev.callsheet.api.tasks.RangeNotSatisfiable;
import dev.callsheet.api.tasks.RequestInvalid;
import dev.callsheet.api.tasks.SignedFile;
import dev.callsheet.api.tasks.SignedFileRange;
import dev.callsheet.api.tasks.SignedFileUnchanged;
import dev.callsheet.api.tasks.UploadFileResponse;
import dev.callsheet.api.tasks.model.CreateFileRequest;
import dev.callsheet.caller.Caller;
import dev.callsheet.kernel.contract.BinaryBody;
import dev.callsheet.kernel.idempotency.Idempotency;
import dev.callsheet.kernel.range.RangeDecision;
import dev.callsheet.kernel.range.RangeRequest;
import dev.callsheet.kernel.request.PublicUrls;
import dev.callsheet.kernel.response.AttachmentName;
import dev.callsheet.storage.BlobNotFoundException;
import dev.callsheet.storage.BlobStore;
import dev.callsheet.tasks.ProjectScope;
import dev.callsheet.tasks.TasksModels;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.context.ServerRequestContext;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The operations of the tag TasksFiles. */
@Controller
class FilesController implements FilesApi {
  private static final String RANGE_UNIT = "bytes";
  private static final String FILES = "/files/";

  private final Files files;
  private final Uploads uploads;
  private final Downloads downloads;
  private final BlobStore blobs;
  private final Idempotency idempotency;
  private final PublicUrls urls;

  FilesController(
      Files files,
      Uploads uploads,
      Downloads downloads,
      BlobStore blobs,
      Idempotency idempotency,
      PublicUrls urls) {
    this.files = files;
    this.uploads = uploads;
    this.downloads = downloads;
    this.blobs = blobs;
    this.idempotency = idempotency;
    this.urls = urls;
  }

  @Override
  public CreateFileResponse createFile(
      Caller caller, @Nullable String idempotencyKey, CreateFileRequest request) {
    return idempotency.once(
        caller.owner().id(), idempotencyKey, request, () -> create(caller, request));
  }

  private CreateFileResponse create(Caller caller, CreateFileRequest request) {
    return switch (uploads.announce(
        ProjectScope.of(caller), request.name(), request.sizeBytes(), request.mediaType())) {
      case Uploads.Announcement.Announced announced -> {
        var url = FILES + announced.file().id();
        yield new FileCreated(
            FileModels.created(announced, urls.of(url + "/upload/" + announced.secret())),
            urls.of(url));
      }
      case Uploads.Announcement.TooLarge(var maxBytes) -> tooLarge(maxBytes);
    };
  }

  @Override
  public ListFilesResponse listFiles(Caller caller, int limit, @Nullable String cursor) {
    return new FilesListed(FileModels.page(files.list(ProjectScope.of(caller), limit, cursor)));
  }

  @Override
  public GetFileResponse getFile(Caller caller, String fileId) {
    return files
        .find(ProjectScope.of(caller), fileId)
        .<GetFileResponse>map(file -> new FileFound(FileModels.file(file)))
        .orElseGet(FilesController::notFound);
  }

  @Override
  public DeleteFileResponse deleteFile(Caller caller, String fileId) {
    return files.delete(ProjectScope.of(caller), fileId) ? new Deleted() : notFound();
  }

  @Override
  public GetFileContentResponse getFileContent(Caller caller, String fileId) {
    return files
        .find(ProjectScope.of(caller), fileId)
        .<GetFileContentResponse>map(
            file ->
                file.isReady()
                    ? new FileSigned(urls.of(downloads.sign(file).path()))
                    : new RequestInvalid(
                        "The file has no bytes yet. Send them to its upload URL first."))
        .orElseGet(FilesController::notFound);
  }

  @Override
  public UploadFileResponse uploadFile(
      String fileId, String uploadToken, String contentType, @Nullable InputStream body) {
    var content = Objects.requireNonNullElseGet(body, InputStream::nullInputStream);
    return switch (uploads.receive(fileId, uploadToken, contentLength(), content)) {
      case Uploads.Upload.Stored(var file) -> new FileUploaded(FileModels.file(file));
      case Uploads.Upload.Unknown() -> notFound();
      case Uploads.Upload.TooLarge(var maxBytes) -> tooLarge(maxBytes);
      case Uploads.Upload.OtherSize(var announced) ->
          new RequestInvalid(
              "The file has not the %d bytes that were announced. Send them to the same URL."
                  .formatted(announced));
      case Uploads.Upload.Empty() ->
          new RequestInvalid("The file is empty. Send its bytes to the same URL.");
    };
  }

  @Override
  public DownloadFileResponse downloadFile(
      String fileId,
      String downloadToken,
      String name,
      @Nullable String range,
      @Nullable String ifRange,
      @Nullable String ifNoneMatch) {
    return files
        .sendable(fileId, name)
        .filter(found -> downloads.admits(fileId, downloadToken))
        .map(found -> send(found, new RangeRequest(range, ifRange, ifNoneMatch)))
        .orElseGet(FilesController::notFound);
  }

  private DownloadFileResponse send(Files.Sendable found, RangeRequest request) {
    var part = found.part();
    var etag = '"' + part.sha256().substring(0, 32) + '"';
    var type = ServedType.of(part.mediaType());
    var disposition = AttachmentName.of(found.name());
    return switch (request.decide(part.sizeBytes(), etag)) {
      case RangeDecision.Whole() ->
          content(part, 0, part.sizeBytes())
              .<DownloadFileResponse>map(
                  body -> new SignedFile(body, type, disposition, etag, RANGE_UNIT))
              .orElseGet(FilesController::notFound);
      case RangeDecision.Partial(var range) ->
          content(part, range.first(), range.length())
              .<DownloadFileResponse>map(
                  body ->
                      new SignedFileRange(
                          body,
                          type,
                          disposition,
                          etag,
                          RANGE_UNIT,
                          range.contentRange(part.sizeBytes())))
              .orElseGet(FilesController::notFound);
      case RangeDecision.NotModified() -> new SignedFileUnchanged(etag);
      case RangeDecision.NotSatisfiable(var contentRange) ->
          new RangeNotSatisfiable("The file has " + part.sizeBytes() + " bytes.", contentRange);
    };
  }

  /** Empty if the file was deleted since its row was looked at. */
  private Optional<BinaryBody> content(FilePart part, long offset, long length) {
    try {
      return Optional.of(new BinaryBody(blobs.open(part.blobKey(), offset, length), length));
    } catch (BlobNotFoundException lost) {
      if (files.sendable(part.fileId(), part.name()).isEmpty()) {
        return Optional.empty();
      }
      throw lost;
    }
  }

  private static long contentLength() {
    return ServerRequestContext.currentRequest()
        .map(request -> request.getContentLength())
        .orElse(-1L);
  }

  private static FileNotFound notFound() {
    return new FileNotFound(TasksModels.NO_FILE);
  }

  private static PayloadTooLarge tooLarge(long maxBytes) {
    return new PayloadTooLarge("The file may have at most " + maxBytes + " bytes.");
  }
}
