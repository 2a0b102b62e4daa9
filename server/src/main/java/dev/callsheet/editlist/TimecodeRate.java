package dev.callsheet.editlist;

import dev.callsheet.timeline.FrameRate;
import java.util.Comparator;
import java.util.List;

/**
 * A rate at which editing programs count timecode (SMPTE ST 12-1).
 *
 * @param frameRate the real rate
 * @param nominal how many frame numbers a second has
 * @param dropFrame whether frame numbers are left out so that the count keeps up with the clock
 */
record TimecodeRate(FrameRate frameRate, int nominal, boolean dropFrame) {

  /** For sources that have no frames: 30 a second, non-drop. */
  static final TimecodeRate AUDIO_ONLY = whole(30);

  private static final int HOURS_PER_DAY = 24;

  private static final List<TimecodeRate> STANDARD =
      List.of(
          ntsc(24, false),
          whole(24),
          whole(25),
          ntsc(30, true),
          whole(30),
          ntsc(48, false),
          whole(48),
          whole(50),
          ntsc(60, true),
          whole(60));

  private static TimecodeRate whole(int rate) {
    return new TimecodeRate(new FrameRate(rate, 1), rate, false);
  }

  private static TimecodeRate ntsc(int nominal, boolean dropFrame) {
    return new TimecodeRate(new FrameRate(nominal * 1000, 1001), nominal, dropFrame);
  }

  /**
   * The rate of a source's timecode: {@link #nearest} to its picture's, if it has one. Whether
   * labels are left out is up to the timecode in the source, if there is one.
   */
  static TimecodeRate of(SourceMedia source) {
    var rate = source.picture().map(video -> nearest(video.frameRate())).orElse(AUDIO_ONLY);
    return rate.dropFrame && source.timecode() != null
        ? new TimecodeRate(rate.frameRate, rate.nominal, source.timecode().dropFrame())
        : rate;
  }

  /** A rate at which a source is counted, standard or not, down to the samples of its sound. */
  static TimecodeRate of(SourceMedia source, FrameRate rate) {
    int nominal = (int) Math.round(rate.perSecond());
    boolean dropFrame =
        source.timecode() != null
            && source.timecode().dropFrame()
            && rate.denominator() != 1
            && nominal % 30 == 0;
    return new TimecodeRate(rate, nominal, dropFrame);
  }

  /** The frame with which a source begins, counted from timecode zero on. */
  long firstFrame(SourceMedia source) {
    var timecode = source.timecode();
    if (timecode == null) {
      return 0;
    }
    long label = timecode.label(nominal);
    if (!dropFrame) {
      return label;
    }
    long minutes = label / (nominal * 60L);
    return label - dropped() * (minutes - minutes / 10);
  }

  /**
   * The standard rate for a frame rate: itself, or else the lowest of which it is a whole part (15
   * becomes 30, so that each frame boundary stays one), or else the nearest.
   */
  static TimecodeRate nearest(FrameRate rate) {
    return STANDARD.stream()
        .filter(standard -> standard.frameRate.isMultipleOf(rate))
        .findFirst()
        .orElseGet(
            () ->
                STANDARD.stream()
                    .min(Comparator.comparingDouble(standard -> distance(standard, rate)))
                    .orElseThrow());
  }

  private static double distance(TimecodeRate standard, FrameRate rate) {
    return Math.abs(standard.frameRate.perSecond() - rate.perSecond());
  }

  /** How many frames an hour of timecode has. */
  long framesPerHour() {
    return 6 * framesPerTenMinutes();
  }

  /**
   * The timecode of a frame, {@code HH:MM:SS:FF}, with a semicolon before the frames if numbers are
   * dropped. It starts again at zero after 24 hours.
   */
  String format(long frame) {
    long number = numbered(frame % (HOURS_PER_DAY * framesPerHour()));
    var timecode = new StringBuilder(11);
    appendTwoDigits(timecode, number / (nominal * 3600L)).append(':');
    appendTwoDigits(timecode, number / (nominal * 60L) % 60).append(':');
    appendTwoDigits(timecode, number / nominal % 60).append(dropFrame ? ';' : ':');
    return appendTwoDigits(timecode, number % nominal).toString();
  }

  /** The frame's number: at every minute but each tenth, the first numbers are left out. */
  private long numbered(long frame) {
    if (!dropFrame) {
      return frame;
    }
    long tens = frame / framesPerTenMinutes();
    long rest = frame % framesPerTenMinutes();
    long minutes = Math.max(0, (rest - dropped()) / (nominal * 60L - dropped()));
    return frame + dropped() * (9 * tens + minutes);
  }

  private long framesPerTenMinutes() {
    return nominal * 600L - (dropFrame ? 9L * dropped() : 0);
  }

  private int dropped() {
    return nominal / 15;
  }

  private static StringBuilder appendTwoDigits(StringBuilder target, long number) {
    return target.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }
}
