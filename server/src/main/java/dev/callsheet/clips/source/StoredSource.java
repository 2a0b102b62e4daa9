package dev.callsheet.clips.source;

import dev.callsheet.database.JsonColumn;
import dev.callsheet.media.info.MediaInfo;
import dev.callsheet.secret.SealedColumn;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A source as the database keeps it.
 *
 * @param filename for people
 * @param uploadSha256 of the secret in its upload URL; null where it is fetched
 * @param videoUrl where it is fetched from, sealed; null where it is uploaded, and once the file is
 *     there or no longer wanted
 * @param blobKey where the file is or is about to be
 * @param sizeBytes and {@code media} (what the probe found, as JSON): null until the file is there
 * @param expiresAt until when the upload URL is good, then until when the file is kept
 */
@MappedEntity("clips_source")
public record StoredSource(
    @Id String id,
    String organizationId,
    String filename,
    @Nullable String uploadSha256,
    @Nullable String videoUrl,
    SourceState state,
    @Nullable String blobKey,
    @Nullable Long sizeBytes,
    @Nullable String media,
    Instant createdAt,
    Instant expiresAt) {

  /** The sealed column of URLs to fetch, which may hold secrets. */
  public static final SealedColumn VIDEO_URL = new SealedColumn("clips_source", "video_url");

  /**
   * What the probe found.
   *
   * @throws IllegalStateException before the file is there
   */
  public MediaInfo recording() {
    if (media == null) {
      throw new IllegalStateException(id + " has no file");
    }
    return JsonColumn.read(media, MediaInfo.class);
  }

  /**
   * The key of its file.
   *
   * @throws IllegalStateException before the file is there
   */
  public String fileKey() {
    if (state != SourceState.READY || blobKey == null) {
      throw new IllegalStateException(id + " has no file");
    }
    return blobKey;
  }
}
