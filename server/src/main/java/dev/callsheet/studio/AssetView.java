package dev.callsheet.studio;

import dev.callsheet.upload.Upload;
import org.jspecify.annotations.Nullable;

/**
 * An asset with what is kept beside it.
 *
 * @param upload the upload that it waits for, if it still does
 */
record AssetView(
    StoredAsset asset, @Nullable Upload upload, @Nullable StoredSubtitleTrack subtitles) {}
