package dev.callsheet.media.analysis;

import dev.callsheet.media.info.MediaInfo.VideoStream;
import dev.callsheet.media.process.MediaException;
import dev.callsheet.media.process.MediaFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How the picture changes: the filters that measure it, and the reading of what they write.
 *
 * @param lastMicros when the last picture begins, but not after the recording
 */
record PictureLog(Curve activity, List<SceneChange> sceneChanges, long lastMicros) {
  private static final long STEP_MICROS = 500_000;

  /** Changes nearer to each other are one: a flash, or a cut within a fast movement. */
  private static final long NEAREST_MICROS = 200_000;

  private static final String DIFFERENCE = "lavfi.scd.mafd";
  private static final String SCORE = "lavfi.scd.score";

  /** The score from which a change is a cut. */
  private static final float CUT = 8;

  /**
   * Filters that write to a file, named relative to the folder in which ffmpeg runs. The picture is
   * compared in colour, for scdet looks at nothing but the brightness of YUV: red and green would
   * be the same.
   */
  static String filters(String file, VideoStream video) {
    return "scale=160:90:flags=fast_bilinear,format=rgb24,"
        + video.onTime(0)
        + ",scdet=threshold="
        + CUT
        + ",metadata=mode=print:file="
        + file;
  }

  /**
   * Reads what the filters wrote.
   *
   * @throws MediaException with {@link MediaFailure.Corrupt} if there was no picture at all
   */
  static PictureLog read(Path file, long durationMicros)
      throws IOException, MediaException, InterruptedException {
    if (!Files.exists(file) || Files.size(file) == 0) {
      throw new MediaException(new MediaFailure.Corrupt("No picture could be decoded"));
    }
    var sums = new float[(int) Math.ceilDiv(durationMicros, STEP_MICROS)];
    var counts = new int[sums.length];
    var changes = new ArrayList<SceneChange>();
    var last = new long[1];
    MetadataLog.read(
        file,
        (time, key, value) -> {
          last[0] = Math.clamp(time, last[0], Math.max(last[0], durationMicros));
          if (key.equals(DIFFERENCE)) {
            int step = (int) Math.clamp(time / STEP_MICROS, 0, sums.length - 1);
            sums[step] += value;
            counts[step]++;
          } else if (key.equals(SCORE) && value >= CUT) {
            add(changes, new SceneChange(Math.clamp(time, 0, durationMicros), value));
          }
        });
    for (int step = 0; step < sums.length; step++) {
      sums[step] /= Math.max(1, counts[step]);
    }
    return new PictureLog(new Curve(STEP_MICROS, sums), changes, last[0]);
  }

  private static void add(List<SceneChange> changes, SceneChange change) {
    var previous = changes.isEmpty() ? null : changes.getLast();
    if (previous == null || change.micros() - previous.micros() >= NEAREST_MICROS) {
      changes.add(change);
    } else if (change.score() > previous.score()) {
      changes.set(changes.size() - 1, change);
    }
  }
}
