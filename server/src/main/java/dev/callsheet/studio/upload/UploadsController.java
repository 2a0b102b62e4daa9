package dev.callsheet.studio.upload;

import dev.callsheet.api.studio.AppendToUploadResponse;
import dev.callsheet.api.studio.BadRequest;
import dev.callsheet.api.studio.ChecksumMismatch;
import dev.callsheet.api.studio.Conflict;
import dev.callsheet.api.studio.CreateUploadResponse;
import dev.callsheet.api.studio.GetUploadCapabilitiesResponse;
import dev.callsheet.api.studio.GetUploadOffsetResponse;
import dev.callsheet.api.studio.InsufficientCredits;
import dev.callsheet.api.studio.NotFound;
import dev.callsheet.api.studio.PayloadTooLarge;
import dev.callsheet.api.studio.PreconditionFailed;
import dev.callsheet.api.studio.TerminateUploadResponse;
import dev.callsheet.api.studio.UploadAppended;
import dev.callsheet.api.studio.UploadCapabilities;
import dev.callsheet.api.studio.UploadCreated;
import dev.callsheet.api.studio.UploadOffset;
import dev.callsheet.api.studio.UploadTerminated;
import dev.callsheet.api.studio.UploadsApi;
import dev.callsheet.api.studio.UpstreamUnavailable;
import dev.callsheet.api.studio.ValidationFailed;
import dev.callsheet.caller.Caller;
import dev.callsheet.kernel.idempotency.Idempotency;
import dev.callsheet.kernel.request.PublicUrls;
import dev.callsheet.kernel.response.HttpDate;
import dev.callsheet.studio.StudioModels;
import dev.callsheet.studio.asset.Assets;
import dev.callsheet.upload.AppendOutcome;
import dev.callsheet.upload.Checksum;
import dev.callsheet.upload.OffsetOutcome;
import dev.callsheet.upload.TerminateOutcome;
import dev.callsheet.upload.Upload;
import dev.callsheet.upload.UploadState;
import dev.callsheet.upload.Uploads;
import io.micronaut.http.annotation.Controller;
import io.micronaut.validation.validator.Validator;
import jakarta.validation.ConstraintViolationException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The operations of the tag StudioUploads: the tus protocol over {@link Uploads}. */
@Controller
class UploadsController implements UploadsApi {
  static final String VERSION = "1.0.0";
  private static final String EXTENSIONS = "creation,expiration,termination,checksum";
  private static final String WRONG_VERSION = "Tus-Resumable must be " + VERSION + ".";
  private static final Duration STORAGE_RETRY = Duration.ofSeconds(5);

  private final Uploads uploads;
  private final Assets assets;
  private final Idempotency idempotency;
  private final Validator validator;
  private final PublicUrls urls;

  UploadsController(
      Uploads uploads,
      Assets assets,
      Idempotency idempotency,
      Validator validator,
      PublicUrls urls) {
    this.uploads = uploads;
    this.assets = assets;
    this.idempotency = idempotency;
    this.validator = validator;
    this.urls = urls;
  }

  @Override
  public GetUploadCapabilitiesResponse getUploadCapabilities() {
    var algorithms =
        Arrays.stream(Checksum.Algorithm.values())
            .map(Checksum.Algorithm::label)
            .collect(Collectors.joining(","));
    return new UploadCapabilities(EXTENSIONS, uploads.maxBytes(), algorithms);
  }

  @Override
  public CreateUploadResponse createUpload(
      Caller caller,
      @Nullable String tusResumable,
      @Nullable String uploadLength,
      @Nullable String uploadMetadata,
      @Nullable String idempotencyKey) {
    if (!VERSION.equals(tusResumable)) {
      return new PreconditionFailed(WRONG_VERSION);
    }
    return switch (UploadReader.read(uploadLength, uploadMetadata)) {
      case UploadReader.Reading.Malformed(var why) -> new BadRequest(why);
      case UploadReader.Reading.Readable readable ->
          idempotency.once(
              caller.organizationId(), idempotencyKey, readable, () -> create(caller, readable));
    };
  }

  private CreateUploadResponse create(Caller caller, UploadReader.Reading.Readable readable) {
    var request = readable.request();
    var violations = validator.validate(request);
    if (!violations.isEmpty()) {
      throw new ConstraintViolationException(violations);
    }
    return switch (assets.create(
        caller.organizationId(),
        request.projectId(),
        request.filename(),
        request.sizeBytes(),
        readable.metadata())) {
      case Assets.Creation.Created(var asset) ->
          new UploadCreated(
              urls.of("/v1/uploads/" + asset.asset().uploadId()),
              asset.expires(),
              asset.asset().id());
      case Assets.Creation.NoProject() -> new NotFound(StudioModels.NO_PROJECT);
      case Assets.Creation.NoCredits() -> new InsufficientCredits(StudioModels.NO_CREDITS);
      case Assets.Creation.TooLarge(var maxBytes) ->
          new PayloadTooLarge(StudioModels.tooLarge(maxBytes));
    };
  }

  @Override
  public GetUploadOffsetResponse getUploadOffset(
      Caller caller, String uploadId, @Nullable String tusResumable) {
    if (!VERSION.equals(tusResumable)) {
      return new PreconditionFailed(WRONG_VERSION);
    }
    if (!owns(caller, uploadId)) {
      return new NotFound(StudioModels.NOT_FOUND);
    }
    return switch (uploads.offset(uploadId)) {
      case OffsetOutcome.Known(var upload) ->
          new UploadOffset(
              upload.offset(), upload.length(), upload.metadata(), expires(upload), "no-store");
      case OffsetOutcome.NotFound() -> gone();
      case OffsetOutcome.Expired() -> gone();
      case OffsetOutcome.Refused() -> gone();
    };
  }

  private static GetUploadOffsetResponse gone() {
    return new NotFound(StudioModels.NOT_FOUND);
  }

  @Override
  public AppendToUploadResponse appendToUpload(
      Caller caller,
      String uploadId,
      @Nullable String tusResumable,
      @Nullable String uploadOffset,
      @Nullable String uploadChecksum,
      InputStream body) {
    if (!VERSION.equals(tusResumable)) {
      return new PreconditionFailed(WRONG_VERSION);
    }
    if (uploadOffset == null || !uploadOffset.matches("[0-9]{1,18}")) {
      return new BadRequest("Upload-Offset must be a number of bytes.");
    }
    if (!owns(caller, uploadId)) {
      return new NotFound(StudioModels.NOT_FOUND);
    }
    var offset = Long.parseLong(uploadOffset);
    if (uploadChecksum == null) {
      return append(uploadId, offset, body, null);
    }
    return switch (Checksum.parse(uploadChecksum)) {
      case Checksum.Parsed.Valid(var checksum) -> append(uploadId, offset, body, checksum);
      case Checksum.Parsed.UnsupportedAlgorithm(var label) ->
          new BadRequest("Upload-Checksum must be by sha1 or sha256.");
      case Checksum.Parsed.Malformed() ->
          new BadRequest("Upload-Checksum must be an algorithm and a Base64 digest.");
    };
  }

  private AppendToUploadResponse append(
      String uploadId, long offset, InputStream body, @Nullable Checksum checksum) {
    return switch (uploads.append(uploadId, offset, body, null, checksum)) {
      case AppendOutcome.Appended(var upload) ->
          new UploadAppended(upload.offset(), expires(upload));
      case AppendOutcome.Interrupted(var stored, var cause) -> throw interruption(cause);
      case AppendOutcome.OffsetMismatch(var current) ->
          new Conflict("The upload goes on at offset " + current + ".");
      case AppendOutcome.Busy() -> new Conflict("Another request is sending bytes of this upload.");
      case AppendOutcome.PastEnd(var room) ->
          new PayloadTooLarge(
              "The body passes the declared length, of which " + room + " bytes are missing.");
      case AppendOutcome.ChecksumMismatch() ->
          new ChecksumMismatch("The bytes do not have the given checksum; they were discarded.");
      case AppendOutcome.NotFound() -> new NotFound(StudioModels.NOT_FOUND);
      case AppendOutcome.Expired() -> new NotFound(StudioModels.NOT_FOUND);
      case AppendOutcome.Refused() ->
          new ValidationFailed(
              "The file is not audio or video.",
              StudioModels.invalid("body", "does not begin like audio or video"));
      case AppendOutcome.StorageFull(var stored) ->
          new UpstreamUnavailable("The storage is full.", STORAGE_RETRY);
      case AppendOutcome.StorageUnavailable(var stored, var cause) ->
          new UpstreamUnavailable("The storage cannot be reached.", STORAGE_RETRY, cause);
    };
  }

  /** A body that came too slowly is answered by the kernel; one that broke off, by nobody. */
  private static UncheckedIOException interruption(Throwable cause) {
    return new UncheckedIOException(new IOException("The body broke off", cause));
  }

  @Override
  public TerminateUploadResponse terminateUpload(
      Caller caller, String uploadId, @Nullable String tusResumable) {
    if (!VERSION.equals(tusResumable)) {
      return new PreconditionFailed(WRONG_VERSION);
    }
    if (!owns(caller, uploadId)) {
      return new NotFound(StudioModels.NOT_FOUND);
    }
    return switch (uploads.terminate(uploadId)) {
      case TerminateOutcome.Terminated() -> new UploadTerminated();
      case TerminateOutcome.NotFound() -> new NotFound(StudioModels.NOT_FOUND);
      case TerminateOutcome.AlreadyCompleted() -> new NotFound(StudioModels.NOT_FOUND);
      case TerminateOutcome.Busy() ->
          new Conflict("Another request is sending bytes of this upload.");
    };
  }

  private boolean owns(Caller caller, String uploadId) {
    return uploads
        .find(uploadId)
        .filter(upload -> upload.purpose().equals(Assets.UPLOAD_PURPOSE))
        .filter(upload -> upload.organizationId().equals(caller.organizationId()))
        .isPresent();
  }

  private static @Nullable String expires(Upload upload) {
    return upload.state() == UploadState.RECEIVING ? HttpDate.of(upload.expiresAt()) : null;
  }
}
