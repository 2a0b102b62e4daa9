package dev.callsheet.studio.asset;

import dev.callsheet.database.JsonColumn;
import dev.callsheet.media.info.MediaInfo;
import dev.callsheet.studio.FailureReason;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An asset as the database keeps it.
 *
 * @param progressPercent how much of its preparation is done; it never falls
 * @param media what was measured, as JSON: on the packets first, then on what was decoded; null
 *     before that
 */
@MappedEntity("studio_asset")
public record StoredAsset(
    @Id String id,
    String organizationId,
    String projectId,
    String filename,
    long sizeBytes,
    String uploadId,
    AssetState status,
    boolean cuttable,
    int progressPercent,
    @Nullable String media,
    @Nullable Long creditsCharged,
    @Nullable FailureReason failureReason,
    Instant createdAt,
    Instant updatedAt) {

  /**
   * What the probe found.
   *
   * @throws IllegalStateException before the first stage of preparation
   */
  public MediaInfo recording() {
    if (media == null) {
      throw new IllegalStateException(id + " has not been probed");
    }
    return JsonColumn.read(media, MediaInfo.class);
  }

  /** Whether it is paid for, and its sound is still to be decoded. */
  boolean isPaidAndOpen() {
    return status == AssetState.PROCESSING && creditsCharged != null && !cuttable;
  }

  /** The key of the uploaded file. */
  public String sourceKey() {
    return "studio/" + id + "/source";
  }

  /** The key of the audio that silences are looked for in. */
  public String audioKey() {
    return "studio/" + id + "/audio";
  }

  /** The key of the small video to look at. */
  String proxyKey() {
    return "studio/" + id + "/proxy";
  }
}
