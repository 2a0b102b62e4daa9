package dev.callsheet.clips.export;

import dev.callsheet.api.clips.ClipFile;
import dev.callsheet.api.clips.DownloadClipResponse;
import dev.callsheet.api.clips.ExportClipsResponse;
import dev.callsheet.api.clips.ExportCreated;
import dev.callsheet.api.clips.ExportFound;
import dev.callsheet.api.clips.ExportNotCreatable;
import dev.callsheet.api.clips.ExportUnknown;
import dev.callsheet.api.clips.ExportsApi;
import dev.callsheet.api.clips.GetExportResponse;
import dev.callsheet.api.clips.TooManyRequests;
import dev.callsheet.api.clips.model.ExportClipsRequest;
import dev.callsheet.api.clips.model.ExportEnvelope;
import dev.callsheet.caller.Caller;
import dev.callsheet.clips.ClipModels;
import dev.callsheet.kernel.contract.BinaryBody;
import dev.callsheet.kernel.idempotency.Idempotency;
import dev.callsheet.kernel.request.LongPoll;
import dev.callsheet.kernel.request.PublicUrls;
import dev.callsheet.storage.BlobStore;
import io.micronaut.http.annotation.Controller;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The operations of the tag ClipsExports. */
@Controller
class ExportsController implements ExportsApi {
  /** How soon it pays to try again when there are too many unfinished exports. */
  private static final Duration EXPORT_POLL = Duration.ofSeconds(30);

  private final Exports exports;
  private final BlobStore blobs;
  private final Idempotency idempotency;
  private final PublicUrls urls;
  private final LongPoll longPoll;

  ExportsController(
      Exports exports,
      BlobStore blobs,
      Idempotency idempotency,
      PublicUrls urls,
      LongPoll longPoll) {
    this.exports = exports;
    this.blobs = blobs;
    this.idempotency = idempotency;
    this.urls = urls;
    this.longPoll = longPoll;
  }

  @Override
  public ExportClipsResponse exportClips(
      Caller caller, @Nullable String idempotencyKey, ExportClipsRequest request) {
    return idempotency.once(
        caller.organizationId(), idempotencyKey, request, () -> export(caller, request));
  }

  private ExportClipsResponse export(Caller caller, ExportClipsRequest request) {
    var outcome =
        exports.create(
            caller.organizationId(),
            request.projectId(),
            request.clips(),
            ExportModels.format(request.format()),
            ExportModels.framing(request.aspectRatio(), request.fit(), request.size()),
            request.audioTrack());
    return switch (outcome) {
      case Exports.Creation.Created(var view) ->
          new ExportCreated(new ExportEnvelope(ExportModels.export(view, urls::of)));
      case Exports.Creation.NoProject() -> new ExportNotCreatable(ClipModels.NO_PROJECT);
      case Exports.Creation.NotSucceeded(var status) ->
          new ExportNotCreatable(
              "Only clips of a project that SUCCEEDED can be exported; this one is "
                  + status
                  + ".");
      case Exports.Creation.NoClip(var idx) ->
          new ExportNotCreatable("The project has no clip " + idx + ".");
      case Exports.Creation.NoAudioTrack(var tracks) ->
          new ExportNotCreatable(
              "audio_track must be at most " + tracks + ", as many tracks as the video has.");
      case Exports.Creation.TooMany(var maximum) ->
          new TooManyRequests(
              "There are " + maximum + " unfinished exports, as many as there may be.",
              EXPORT_POLL);
    };
  }

  @Override
  public GetExportResponse getExport(Caller caller, String exportId, int waitMs) {
    longPoll.await(
        exportId,
        Duration.ofMillis(waitMs),
        () -> exports.isUnfinished(caller.organizationId(), exportId));
    return exports
        .find(caller.organizationId(), exportId)
        .<GetExportResponse>map(
            view ->
                new ExportFound(
                    new ExportEnvelope(ExportModels.export(view, urls::of)),
                    view.export().status().isTerminal()
                        ? null
                        : ClipModels.askAgain(caller, waitMs)))
        .orElseGet(() -> new ExportUnknown("There is no such export."));
  }

  @Override
  public DownloadClipResponse downloadClip(Caller caller, String exportId, int idx) {
    var found = exports.file(caller.organizationId(), exportId, idx);
    if (found.isEmpty()) {
      return new ExportUnknown("There is no such export, or no such file in it.");
    }
    var made = found.get();
    var size = Objects.requireNonNull(made.file().sizeBytes());
    return new ClipFile(
        new BinaryBody(blobs.open(made.key(), 0, size), size),
        made.export().format().mediaType(),
        disposition(made));
  }

  private static String disposition(Exports.ExportedFile made) {
    return "attachment; filename=\"clip-"
        + made.file().idx()
        + '.'
        + made.export().format().name().toLowerCase(Locale.ROOT)
        + '"';
  }
}
