package dev.callsheet.studio;

import dev.callsheet.api.AppendToUploadResponse;
import dev.callsheet.api.GetUploadCapabilitiesResponse;
import dev.callsheet.api.GetUploadOffsetResponse;
import dev.callsheet.api.TerminateUploadResponse;
import dev.callsheet.api.UploadsApi;
import dev.callsheet.apikey.Caller;
import dev.callsheet.upload.AppendOutcome;
import dev.callsheet.upload.Checksum;
import dev.callsheet.upload.OffsetOutcome;
import dev.callsheet.upload.TerminateOutcome;
import dev.callsheet.upload.Upload;
import dev.callsheet.upload.UploadState;
import dev.callsheet.upload.Uploads;
import io.micronaut.http.annotation.Controller;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The operations of the tag Uploads: the tus protocol over {@link Uploads}. */
@Controller
class UploadsController implements UploadsApi {
  static final String VERSION = "1.0.0";
  private static final String EXTENSIONS = "creation,expiration,termination,checksum";
  private static final String WRONG_VERSION = "Tus-Resumable must be " + VERSION + ".";
  private static final Duration STORAGE_RETRY = Duration.ofSeconds(5);

  private final Uploads uploads;

  UploadsController(Uploads uploads) {
    this.uploads = uploads;
  }

  @Override
  public GetUploadCapabilitiesResponse getUploadCapabilities() {
    var algorithms =
        Arrays.stream(Checksum.Algorithm.values())
            .map(Checksum.Algorithm::label)
            .collect(Collectors.joining(","));
    return new GetUploadCapabilitiesResponse.NoContent(EXTENSIONS, uploads.maxBytes(), algorithms);
  }

  @Override
  public GetUploadOffsetResponse getUploadOffset(
      Caller caller, String uploadId, @Nullable String tusResumable) {
    if (!VERSION.equals(tusResumable)) {
      return new GetUploadOffsetResponse.PreconditionFailed(WRONG_VERSION);
    }
    if (!owns(caller, uploadId)) {
      return new GetUploadOffsetResponse.NotFound(StudioModels.NOT_FOUND);
    }
    return switch (uploads.offset(uploadId)) {
      case OffsetOutcome.Known(var upload) ->
          new GetUploadOffsetResponse.Ok(
              upload.offset(), upload.length(), expires(upload), "no-store");
      case OffsetOutcome.NotFound() -> gone();
      case OffsetOutcome.Expired() -> gone();
      case OffsetOutcome.NotMedia() -> gone();
    };
  }

  private static GetUploadOffsetResponse gone() {
    return new GetUploadOffsetResponse.NotFound(StudioModels.NOT_FOUND);
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
      return new AppendToUploadResponse.PreconditionFailed(WRONG_VERSION);
    }
    if (uploadOffset == null || !uploadOffset.matches("[0-9]{1,18}")) {
      return new AppendToUploadResponse.BadRequest("Upload-Offset must be a number of bytes.");
    }
    if (!owns(caller, uploadId)) {
      return new AppendToUploadResponse.NotFound(StudioModels.NOT_FOUND);
    }
    var offset = Long.parseLong(uploadOffset);
    if (uploadChecksum == null) {
      return append(uploadId, offset, body, null);
    }
    return switch (Checksum.parse(uploadChecksum)) {
      case Checksum.Parsed.Valid(var checksum) -> append(uploadId, offset, body, checksum);
      case Checksum.Parsed.UnsupportedAlgorithm(var label) ->
          new AppendToUploadResponse.BadRequest("Upload-Checksum must be by sha1 or sha256.");
      case Checksum.Parsed.Malformed() ->
          new AppendToUploadResponse.BadRequest(
              "Upload-Checksum must be an algorithm and a Base64 digest.");
    };
  }

  private AppendToUploadResponse append(
      String uploadId, long offset, InputStream body, @Nullable Checksum checksum) {
    return switch (uploads.append(uploadId, offset, body, null, checksum)) {
      case AppendOutcome.Appended(var upload) ->
          new AppendToUploadResponse.NoContent(upload.offset(), expires(upload));
      case AppendOutcome.Interrupted(var stored, var cause) -> throw interruption(cause);
      case AppendOutcome.OffsetMismatch(var current) ->
          new AppendToUploadResponse.Conflict("The upload goes on at offset " + current + ".");
      case AppendOutcome.Busy() ->
          new AppendToUploadResponse.Conflict("Another request is sending bytes of this upload.");
      case AppendOutcome.PastEnd(var room) ->
          new AppendToUploadResponse.PayloadTooLarge(
              "The body passes the declared length, of which " + room + " bytes are missing.");
      case AppendOutcome.ChecksumMismatch() ->
          new AppendToUploadResponse.ChecksumMismatch(
              "The bytes do not have the given checksum; they were discarded.");
      case AppendOutcome.NotFound() -> new AppendToUploadResponse.NotFound(StudioModels.NOT_FOUND);
      case AppendOutcome.Expired() -> new AppendToUploadResponse.NotFound(StudioModels.NOT_FOUND);
      case AppendOutcome.NotMedia() ->
          new AppendToUploadResponse.ValidationError(
              "The file is not audio or video.",
              StudioModels.invalid("body", "does not begin like audio or video"));
      case AppendOutcome.StorageFull(var stored) ->
          new AppendToUploadResponse.UpstreamUnavailable("The storage is full.", STORAGE_RETRY);
      case AppendOutcome.StorageUnavailable(var stored, var cause) ->
          new AppendToUploadResponse.UpstreamUnavailable(
              "The storage cannot be reached.", STORAGE_RETRY, cause);
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
      return new TerminateUploadResponse.PreconditionFailed(WRONG_VERSION);
    }
    if (!owns(caller, uploadId)) {
      return new TerminateUploadResponse.NotFound(StudioModels.NOT_FOUND);
    }
    return switch (uploads.terminate(uploadId)) {
      case TerminateOutcome.Terminated() -> new TerminateUploadResponse.NoContent();
      case TerminateOutcome.NotFound() ->
          new TerminateUploadResponse.NotFound(StudioModels.NOT_FOUND);
      case TerminateOutcome.AlreadyCompleted() ->
          new TerminateUploadResponse.NotFound(StudioModels.NOT_FOUND);
      case TerminateOutcome.Busy() ->
          new TerminateUploadResponse.UpstreamUnavailable(
              "The upload is being written to.", STORAGE_RETRY);
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
