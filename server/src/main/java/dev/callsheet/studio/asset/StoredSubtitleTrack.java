package dev.callsheet.studio.asset;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * The subtitles of an asset as the database keeps them.
 *
 * @param cues the cues, as JSON
 */
@MappedEntity("studio_subtitle_track")
record StoredSubtitleTrack(
    @Id String assetId, SubtitleOrigin format, int cueCount, long durationMs, String cues) {}
