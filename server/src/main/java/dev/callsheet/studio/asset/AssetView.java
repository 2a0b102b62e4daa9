package dev.callsheet.studio.asset;

import dev.callsheet.kernel.response.HttpDate;
import dev.callsheet.upload.Upload;
import org.jspecify.annotations.Nullable;

/**
 * An asset with what is kept beside it.
 *
 * @param upload the upload that it waits for, if it still does
 */
public record AssetView(
    StoredAsset asset, @Nullable Upload upload, @Nullable StoredSubtitleTrack subtitles) {
  /** When its upload ends, as a header says it; null if it waits for none. */
  public @Nullable String expires() {
    return upload == null ? null : HttpDate.of(upload.expiresAt());
  }
}
