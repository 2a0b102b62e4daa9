package dev.callsheet.tasks.work;

import dev.callsheet.media.inspection.Inspection;
import java.util.Objects;

/** What tasks cost, in credits. */
final class Price {
  private static final long MICROS_OF_A_MINUTE = 60_000_000;
  private static final int IMAGES_FOR_A_CREDIT = 10;

  private Price() {}

  /**
   * Returns a credit for each started minute of video or audio in, one for each started ten images,
   * and nothing for text.
   *
   * @param images how many are made where one comes in
   */
  static long of(Inspection source, int images) {
    return switch (source.medium()) {
      case VIDEO, AUDIO ->
          Math.max(
              1,
              Math.ceilDiv(
                  Objects.requireNonNullElse(source.durationMicros(), 0L), MICROS_OF_A_MINUTE));
      case IMAGE -> Math.ceilDiv(Math.max(1, images), IMAGES_FOR_A_CREDIT);
      case SUBTITLES -> 0;
    };
  }
}
