package dev.callsheet.media.command;

import dev.callsheet.media.info.MediaInfo;
import java.util.List;

/**
 * Where ffmpeg begins to read for what lies deep in a recording. Its timeline then begins at this
 * time, and what it decodes from the key frame before on has times below zero: that is kept for the
 * filters, which need the frame that is already shown at the beginning.
 */
public record Seek(long micros) {
  /** No key frames are farther from each other in broadcasts and in what cameras record. */
  private static final long LONGEST_KEY_INTERVAL_MICROS = 15_000_000;

  /** Encoders that count frames put a key frame among so many, however long each is shown. */
  private static final long LONGEST_KEY_INTERVAL_FRAMES = 300;

  /**
   * Begins to read early enough for the picture shown at a time.
   *
   * @param lead how much earlier, in microseconds, for what lies before it in the file
   */
  public static Seek before(MediaInfo info, long micros, long lead) {
    if (info.mended()) {
      return new Seek(0);
    }
    return new Seek(Math.max(0, micros - (info.indexed() ? lead : longestKeyInterval(info))));
  }

  private static long longestKeyInterval(MediaInfo info) {
    var video = info.video();
    return video == null
        ? LONGEST_KEY_INTERVAL_MICROS
        : Math.max(
            LONGEST_KEY_INTERVAL_MICROS,
            video.averageFrameRate().microsOf(LONGEST_KEY_INTERVAL_FRAMES));
  }

  /** The options before the input. */
  public List<String> options() {
    return micros == 0 ? List.of() : List.of("-noaccurate_seek", "-ss", micros + "us");
  }
}
