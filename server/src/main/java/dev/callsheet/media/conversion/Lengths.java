package dev.callsheet.media.conversion;

import dev.callsheet.media.info.MediaInfo;
import dev.callsheet.media.process.MediaException;
import dev.callsheet.media.process.MediaFailure;

/** Whether what was made is as long as it was to be. */
final class Lengths {
  /** Milliseconds are rounded on both sides, and the last frame of a codec may be cut short. */
  private static final long TOLERANCE_MICROS = MediaInfo.PADDING_MICROS + 2000;

  private Lengths() {}

  /**
   * Compares a file with its plan.
   *
   * @param expectedMicros its length
   * @throws MediaException with {@link MediaFailure.Corrupt} if the source gave less than its time
   *     stamps promise
   */
  static void require(long expectedMicros, ConvertedFile made) throws MediaException {
    var millis = made.durationMillis();
    if (millis == null || Math.abs(expectedMicros - millis * 1000) > TOLERANCE_MICROS) {
      throw new MediaException(
          new MediaFailure.Corrupt(
              "%d microseconds became %s milliseconds".formatted(expectedMicros, millis)));
    }
  }
}
