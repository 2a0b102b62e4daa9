package dev.callsheet.media.conversion;

import dev.callsheet.media.info.MediaInfo;
import dev.callsheet.media.info.MediaInfo.VideoStream;
import dev.callsheet.media.process.MediaException;
import dev.callsheet.media.process.MediaFailure;

/**
 * The stretch of a video that an excerpt comes to, in microseconds.
 *
 * @param shortened whether the excerpt would have been longer
 */
record Stretch(long startMicros, long endMicros, boolean shortened) {
  private static final long MICROS_PER_MILLI = 1000;

  /**
   * What an excerpt comes to.
   *
   * @param endMicros where what can be taken ends
   * @throws MediaException with {@link MediaFailure.Unsuitable} if it begins behind the end
   */
  static Stretch of(Excerpt excerpt, MediaInfo recording, long endMicros) throws MediaException {
    long start = excerpt.startMillis() * MICROS_PER_MILLI;
    if (start >= endMicros) {
      throw Source.unsuitable(
          "The source lasts %d ms; nothing begins at %d ms."
              .formatted(recording.durationMillis(), excerpt.startMillis()));
    }
    var end = excerpt.endMillis();
    long wanted = end == null ? endMicros : end * MICROS_PER_MILLI;
    return new Stretch(
        start,
        Math.min(wanted, endMicros),
        end != null && wanted > recording.durationMicros() + MICROS_PER_MILLI);
  }

  /** Where the pictures of a video end. */
  static long pictures(VideoStream video, MediaInfo recording) {
    return Math.max(
        video.lastMicros() + 1, Math.min(video.endMicros(), recording.durationMicros()));
  }

  long micros() {
    return endMicros - startMicros;
  }
}
