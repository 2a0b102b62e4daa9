package dev.callsheet.media.conversion;

import org.jspecify.annotations.Nullable;

/**
 * Makes a video of a recording or an animation: upright, with square pixels, even sides, SDR.
 *
 * @param width of the frame; where only one side is given the other follows the proportions; where
 *     neither is, the frame is the source's
 * @param height of the frame
 * @param fit where both sides are given
 * @param background around what does not fill the frame
 * @param quality from 1 to 100; not together with a bit rate
 * @param bitsPerSecond of the picture
 * @param framesPerSecond from 1 to 60; the source's where none is given
 * @param audio whether it has the source's sound
 * @param audioTrack the number of the track, counted from 1; the preferred one where none is given
 * @param loudness the integrated loudness that its sound is brought to, in LUFS
 */
public record VideoConversion(
    VideoFormat format,
    @Nullable Integer width,
    @Nullable Integer height,
    Fit fit,
    Colour background,
    @Nullable Integer quality,
    @Nullable Long bitsPerSecond,
    @Nullable Double framesPerSecond,
    Excerpt excerpt,
    boolean audio,
    @Nullable Integer audioTrack,
    @Nullable Double loudness)
    implements Conversion {
  /** The longest side that the H.264 encoder takes. */
  public static final int LONGEST_SIDE = 3840;

  /** Refuses what no video can have. */
  public VideoConversion {
    Requirements.within("width", width, 16, LONGEST_SIDE);
    Requirements.within("height", height, 16, LONGEST_SIDE);
    Requirements.within("quality", quality, 1, 100);
    Requirements.within("bitsPerSecond", bitsPerSecond, 10_000, 100_000_000);
    Requirements.within("framesPerSecond", framesPerSecond, 1, 60);
    Requirements.within("audioTrack", audioTrack, 1, 64);
    Requirements.within("loudness", loudness, -70, -5);
    Requirements.that(
        quality == null || bitsPerSecond == null, "Quality and bit rate exclude each other");
    Requirements.that(
        audio || (audioTrack == null && loudness == null), "Without sound there is no track");
  }
}
