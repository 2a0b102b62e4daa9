package dev.callsheet.media.conversion;

import dev.callsheet.media.info.MediaInfo.VideoStream;
import dev.callsheet.timeline.FrameRate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The constant frame rate of what is made. */
final class FrameRates {
  private static final double FASTEST = 60;
  private static final double SLOWEST = 1;
  private static final int MILLI = 1000;

  private FrameRates() {}

  /**
   * The rate that is asked for, or else the source's: of a faster one a whole part, of a slower one
   * a multiple, so that each picture is shown at its time.
   */
  static FrameRate of(@Nullable Double asked, VideoStream video, List<Warning> warnings) {
    if (asked != null) {
      return new FrameRate((int) Math.round(asked * MILLI), MILLI).snapped();
    }
    var rate = video.frameRate();
    if (rate.perSecond() < SLOWEST) {
      long times = (long) Math.ceil(SLOWEST / rate.perSecond());
      long numerator = times * rate.numerator();
      return numerator > Integer.MAX_VALUE
          ? new FrameRate(1, 1)
          : new FrameRate((int) numerator, rate.denominator());
    }
    if (rate.perSecond() <= FASTEST) {
      return rate;
    }
    long part = (long) Math.ceil(rate.perSecond() / FASTEST - 1e-9);
    long denominator = part * rate.denominator();
    var slower =
        denominator > Integer.MAX_VALUE
            ? new FrameRate((int) FASTEST, 1)
            : new FrameRate(rate.numerator(), (int) denominator);
    warnings.add(
        new Warning(
            Warning.Kind.FRAMES_LEFT_OUT,
            "The source has %.2f frames a second, this has %.2f."
                .formatted(rate.perSecond(), slower.perSecond())));
    return slower;
  }
}
