package dev.callsheet.studio.asset;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/**
 * The subtitles of an asset as the database keeps them.
 *
 * @param cues the cues, as JSON
 * @param track the number of the recording's track that they were taken from, counted from 1; null
 *     unless they are embedded ones
 */
@MappedEntity("studio_subtitle_track")
record StoredSubtitleTrack(
    @Id String assetId,
    SubtitleOrigin format,
    int cueCount,
    long durationMs,
    String cues,
    @Nullable Integer track) {}
