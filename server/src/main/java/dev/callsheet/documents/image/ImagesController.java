package dev.callsheet.documents.image;

import dev.callsheet.api.documents.Conflict;
import dev.callsheet.api.documents.DeleteImageResponse;
import dev.callsheet.api.documents.Deleted;
import dev.callsheet.api.documents.DownloadImageResponse;
import dev.callsheet.api.documents.GetImageResponse;
import dev.callsheet.api.documents.Gone;
import dev.callsheet.api.documents.ImageContent;
import dev.callsheet.api.documents.ImageFound;
import dev.callsheet.api.documents.ImageUploaded;
import dev.callsheet.api.documents.ImagesApi;
import dev.callsheet.api.documents.ImagesListed;
import dev.callsheet.api.documents.ListImagesResponse;
import dev.callsheet.api.documents.NotFound;
import dev.callsheet.api.documents.UploadImageForm;
import dev.callsheet.api.documents.UploadImageResponse;
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
import dev.callsheet.office.image.ImageReader;
import dev.callsheet.storage.BlobStore;
import dev.callsheet.storage.NewBlobs;
import dev.callsheet.storage.StorageException;
import dev.callsheet.storage.StorageUnavailableException;
import io.micronaut.http.annotation.Controller;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operations of the tag DocumentsImages. */
@Controller
class ImagesController implements ImagesApi {
  private final Reception reception;
  private final ImageReader reader;
  private final Images images;
  private final NewBlobs newBlobs;
  private final BlobStore blobs;
  private final Idempotency idempotency;
  private final PublicUrls urls;

  ImagesController(
      Reception reception,
      ImageReader reader,
      Images images,
      NewBlobs newBlobs,
      BlobStore blobs,
      Idempotency idempotency,
      PublicUrls urls) {
    this.reception = reception;
    this.reader = reader;
    this.images = images;
    this.newBlobs = newBlobs;
    this.blobs = blobs;
    this.idempotency = idempotency;
    this.urls = urls;
  }

  @Override
  public UploadImageResponse uploadImage(
      Caller caller, @Nullable String idempotencyKey, UploadImageForm form) {
    try (var received = reception.receive(form.file())) {
      return switch (ImageInspection.of(received, reader)) {
        case ImageInspection.Readable read ->
            keep(caller, idempotencyKey, received, form.alt(), read);
        case ImageInspection.Unreadable(var message) ->
            new ValidationFailed(
                DocumentsModels.FILE + ": " + message,
                DocumentsModels.invalid(DocumentsModels.FILE, message));
      };
    } catch (StorageUnavailableException | IOException failure) {
      return storageFailed(failure);
    } catch (InterruptedException exception) {
      Thread.currentThread().interrupt();
      return storageFailed(exception);
    }
  }

  private UploadImageResponse keep(
      Caller caller,
      @Nullable String idempotencyKey,
      ReceivedFile received,
      String alt,
      ImageInspection.Readable read) {
    var blobKey = newBlobs.put(Images.FOLDER, received.path());
    try {
      return idempotency.once(
          caller.organizationId(),
          idempotencyKey,
          List.of(received.name(), received.sha256(), alt),
          () -> {
            var image = images.add(caller.organizationId(), received, alt, read, blobKey);
            return new ImageUploaded(
                ImageModels.image(image), urls.of("/api/v1/images/" + image.id()));
          });
    } finally {
      newBlobs.discard(blobKey);
    }
  }

  @Override
  public ListImagesResponse listImages(Caller caller, int limit, @Nullable String cursor) {
    return new ImagesListed(ImageModels.page(images.list(caller.organizationId(), limit, cursor)));
  }

  @Override
  public GetImageResponse getImage(Caller caller, String imageId) {
    return switch (images.find(caller.organizationId(), imageId)) {
      case Lookup.Found<StoredImage>(var image) -> new ImageFound(ImageModels.image(image));
      case Lookup.Gone<StoredImage>() -> gone();
      case Lookup.Unknown<StoredImage>() -> new NotFound(DocumentsModels.NOT_FOUND);
    };
  }

  @Override
  public DownloadImageResponse downloadImage(Caller caller, String imageId) {
    return switch (images.find(caller.organizationId(), imageId)) {
      case Lookup.Found<StoredImage>(var image) -> content(caller, image);
      case Lookup.Gone<StoredImage>() -> gone();
      case Lookup.Unknown<StoredImage>() -> new NotFound(DocumentsModels.NOT_FOUND);
    };
  }

  /** The image may be deleted between the look at its row and the opening of its blob. */
  private DownloadImageResponse content(Caller caller, StoredImage image) {
    try {
      return new ImageContent(
          new BinaryBody(blobs.open(image.blobKey(), 0, image.sizeBytes()), image.sizeBytes()),
          image.kind().mediaType(),
          AttachmentName.of(image.fileName()));
    } catch (StorageException failure) {
      return images.find(caller.organizationId(), image.id()) instanceof Lookup.Gone<?>
          ? gone()
          : storageFailed(failure);
    }
  }

  @Override
  public DeleteImageResponse deleteImage(Caller caller, String imageId) {
    return switch (images.delete(caller.organizationId(), imageId)) {
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
