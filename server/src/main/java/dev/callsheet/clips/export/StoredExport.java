package dev.callsheet.clips.export;

import dev.callsheet.clips.ClipsFailure;
import dev.callsheet.clips.FailureReason;
import dev.callsheet.media.render.Framing;
import dev.callsheet.media.render.RenderFormat;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An export as the database keeps it.
 *
 * @param audioTrack the number of the audio track, counted from 1; null for the recording's own
 *     choice
 * @param expiresAt when it is deleted; null until it has ended
 */
@MappedEntity("clips_export")
public record StoredExport(
    @Id String id,
    String organizationId,
    String projectId,
    RenderFormat format,
    Framing.Shape shape,
    Framing.Fit fit,
    Framing.Size size,
    @Nullable Integer audioTrack,
    ExportState status,
    int progressPercent,
    @Nullable FailureReason failureReason,
    @Nullable String failureMessage,
    Instant createdAt,
    @Nullable Instant completedAt,
    @Nullable Instant expiresAt) {

  @Nullable ClipsFailure problem() {
    return failureReason == null || failureMessage == null
        ? null
        : new ClipsFailure(failureReason, failureMessage);
  }

  /** The key of the file of a clip. */
  public String fileKey(int idx) {
    return "clips/" + projectId + "/exports/" + id + "/" + idx;
  }
}
