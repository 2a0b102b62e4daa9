package dev.callsheet.studio.render;

import dev.callsheet.media.render.RenderFormat;
import dev.callsheet.media.render.Resolution;
import dev.callsheet.studio.FailureReason;
import dev.callsheet.studio.WorkState;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A render as the database keeps it.
 *
 * @param audioTrack the number of the audio track, counted from 1; null for the asset's own choice
 */
@MappedEntity("studio_render")
record StoredRender(
    @Id String id,
    String organizationId,
    String assetId,
    @Nullable String cutId,
    RenderFormat format,
    @Nullable Resolution resolution,
    @Nullable Integer audioTrack,
    WorkState status,
    int progressPercent,
    @Nullable Long durationMs,
    @Nullable Long sizeBytes,
    @Nullable Integer width,
    @Nullable Integer height,
    @Nullable FailureReason failureReason,
    Instant createdAt,
    @Nullable Instant completedAt) {

  /** The key of the finished file. */
  String fileKey() {
    return "studio/" + assetId + "/renders/" + id;
  }
}
