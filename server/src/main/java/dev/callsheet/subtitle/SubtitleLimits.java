package dev.callsheet.subtitle;

/**
 * How much a subtitle file may hold.
 *
 * @param bytes its size
 * @param cues its number of cues
 */
public record SubtitleLimits(int bytes, int cues) {

  /** 5 MiB and 50,000 cues: a day of dense subtitles. */
  public static final SubtitleLimits DEFAULT = new SubtitleLimits(5 * 1024 * 1024, 50_000);
}
