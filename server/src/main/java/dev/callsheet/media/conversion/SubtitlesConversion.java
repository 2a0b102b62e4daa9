package dev.callsheet.media.conversion;

import org.jspecify.annotations.Nullable;

/**
 * Makes a file of subtitles of another, or of a text track of a recording, in UTF-8.
 *
 * @param track the number of the subtitle track, counted from 1; the preferred one where none is
 *     given
 * @param shiftMillis how much later each cue is shown; what would end before zero is left out
 */
public record SubtitlesConversion(SubtitleFormat format, @Nullable Integer track, long shiftMillis)
    implements Conversion {
  /** Refuses a track that no file has, and a shift of more than a day. */
  public SubtitlesConversion {
    Requirements.within("track", track, 1, 64);
    Requirements.within("shiftMillis", shiftMillis, -86_400_000, 86_400_000);
  }
}
