package dev.callsheet.media.conversion;

import org.jspecify.annotations.Nullable;

/**
 * Makes a silent animation of a stretch of a video or of an animation, at most {@link
 * #LONGEST_MILLIS} long.
 *
 * @param framesPerSecond from 1 to 50
 * @param width in pixels; the source's, but at most 480, where none is given. It is never enlarged
 * @param loops how often it is shown; 0 for ever
 * @param quality from 1 to 100 of lossy formats
 */
public record AnimationConversion(
    AnimationFormat format,
    Excerpt excerpt,
    double framesPerSecond,
    @Nullable Integer width,
    int loops,
    @Nullable Integer quality)
    implements Conversion {
  /** The longest animation that is made. */
  public static final long LONGEST_MILLIS = 60_000;

  /** The frame rate unless another is asked for. */
  public static final double USUAL_FRAMES_PER_SECOND = 12.5;

  /** Refuses what no animation can have. */
  public AnimationConversion {
    Requirements.within("framesPerSecond", framesPerSecond, 1, 50);
    Requirements.within("width", width, 16, 1920);
    Requirements.within("loops", loops, 0, 65_535);
    Requirements.within("quality", quality, 1, 100);
  }
}
