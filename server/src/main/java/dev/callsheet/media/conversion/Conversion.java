package dev.callsheet.media.conversion;

/**
 * What is to be made of a file, whatever the file is: whether it can be is known once it is
 * inspected. Numbers that are {@code null} are not asked for.
 */
public sealed interface Conversion
    permits VideoConversion,
        ImageConversion,
        AudioConversion,
        ThumbnailsConversion,
        SubtitlesConversion,
        AdaptiveConversion,
        AnimationConversion,
        ChaptersConversion {
  /** The longest side of anything that is made, in pixels. */
  int LONGEST_SIDE = 16_384;
}
