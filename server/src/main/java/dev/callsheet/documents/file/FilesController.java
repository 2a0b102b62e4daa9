package dev.callsheet.documents.file;

import dev.callsheet.api.documents.Conflict;
import dev.callsheet.api.documents.DeleteFileResponse;
import dev.callsheet.api.documents.Deleted;
import dev.callsheet.api.documents.DownloadFileResponse;
import dev.callsheet.api.documents.FileContent;
import dev.callsheet.api.documents.FileFound;
import dev.callsheet.api.documents.FileUploaded;
import dev.callsheet.api.documents.FilesApi;
import dev.callsheet.api.documents.FilesListed;
import dev.callsheet.api.documents.GetFileResponse;
import dev.callsheet.api.documents.Gone;
import dev.callsheet.api.documents.ListFilesResponse;
import dev.callsheet.api.documents.NotFound;
import dev.callsheet.api.documents.UploadFileForm;
import dev.callsheet.api.documents.UploadFileResponse;
import dev.callsheet.api.documents.UpstreamError;
import dev.callsheet.api.documents.ValidationFailed;
import dev.callsheet.caller.Caller;
import dev.callsheet.documents.DocumentsModels;
import dev.callsheet.documents.tombstone.Lookup;
import dev.callsheet.documents.upload.ReceivedFile;
import dev.callsheet.documents.upload.Reception;
import dev.callsheet.kernel.contract.BinaryBody;
import dev.callsheet.kernel.idempotency.Idempotency;
import dev.callsheet.kernel.request.PublicUrls;
import dev.callsheet.kernel.response.AttachmentName;
import dev.callsheet.storage.BlobStore;
import dev.callsheet.storage.NewBlobs;
import dev.callsheet.storage.StorageException;
import dev.callsheet.storage.StorageUnavailableException;
import io.micronaut.http.annotation.Controller;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operations of the tag DocumentsFiles. */
@Controller
class FilesController implements FilesApi {
  private final Reception reception;
  private final Files files;
  private final NewBlobs newBlobs;
  private final BlobStore blobs;
  private final Idempotency idempotency;
  private final PublicUrls urls;

  FilesController(
      Reception reception,
      Files files,
      NewBlobs newBlobs,
      BlobStore blobs,
      Idempotency idempotency,
      PublicUrls urls) {
    this.reception = reception;
    this.files = files;
    this.newBlobs = newBlobs;
    this.blobs = blobs;
    this.idempotency = idempotency;
    this.urls = urls;
  }

  @Override
  public UploadFileResponse uploadFile(
      Caller caller, @Nullable String idempotencyKey, UploadFileForm form) {
    try (var received = reception.receive(form.file())) {
      return switch (FileInspection.of(received)) {
        case FileInspection.Readable read -> keep(caller, idempotencyKey, received, read);
        case FileInspection.Unreadable(var message) ->
            new ValidationFailed(
                DocumentsModels.FILE + ": " + message,
                DocumentsModels.invalid(DocumentsModels.FILE, message));
      };
    } catch (StorageUnavailableException | IOException failure) {
      return storageFailed(failure);
    }
  }

  private UploadFileResponse keep(
      Caller caller,
      @Nullable String idempotencyKey,
      ReceivedFile received,
      FileInspection.Readable read) {
    var blobKey = newBlobs.put(Files.FOLDER, received.path());
    try {
      return idempotency.once(
          caller.organizationId(),
          idempotencyKey,
          List.of(received.name(), received.sha256()),
          () -> {
            var file = files.add(caller.organizationId(), received, read, blobKey);
            return new FileUploaded(FileModels.file(file), urls.of("/api/v1/files/" + file.id()));
          });
    } finally {
      newBlobs.discard(blobKey);
    }
  }

  @Override
  public ListFilesResponse listFiles(Caller caller, int limit, @Nullable String cursor) {
    return new FilesListed(FileModels.page(files.list(caller.organizationId(), limit, cursor)));
  }

  @Override
  public GetFileResponse getFile(Caller caller, String fileId) {
    return switch (files.find(caller.organizationId(), fileId)) {
      case Lookup.Found<StoredFile>(var file) -> new FileFound(FileModels.file(file));
      case Lookup.Gone<StoredFile>() -> gone();
      case Lookup.Unknown<StoredFile>() -> new NotFound(DocumentsModels.NOT_FOUND);
    };
  }

  @Override
  public DownloadFileResponse downloadFile(Caller caller, String fileId) {
    return switch (files.find(caller.organizationId(), fileId)) {
      case Lookup.Found<StoredFile>(var file) -> content(caller, file);
      case Lookup.Gone<StoredFile>() -> gone();
      case Lookup.Unknown<StoredFile>() -> new NotFound(DocumentsModels.NOT_FOUND);
    };
  }

  /** The file may be deleted between the look at its row and the opening of its blob. */
  private DownloadFileResponse content(Caller caller, StoredFile file) {
    try {
      return new FileContent(
          new BinaryBody(blobs.open(file.blobKey(), 0, file.sizeBytes()), file.sizeBytes()),
          file.kind().mediaType(),
          AttachmentName.of(file.fileName()));
    } catch (StorageException failure) {
      return files.find(caller.organizationId(), file.id()) instanceof Lookup.Gone<?>
          ? gone()
          : storageFailed(failure);
    }
  }

  @Override
  public DeleteFileResponse deleteFile(Caller caller, String fileId) {
    return switch (files.delete(caller.organizationId(), fileId)) {
      case DELETED -> new Deleted();
      case GONE -> gone();
      case UNKNOWN -> new NotFound(DocumentsModels.NOT_FOUND);
      case NEEDED -> new Conflict(DocumentsModels.NEEDED, DocumentsModels.NO_RUN, null);
    };
  }

  private static UpstreamError storageFailed(Exception cause) {
    return new UpstreamError(DocumentsModels.STORAGE_FAILED, DocumentsModels.NO_RUN, cause);
  }

  private static Gone gone() {
    return new Gone(DocumentsModels.DELETED, DocumentsModels.NO_RUN);
  }
}
