package dev.callsheet.media;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.media.analysis.Stills;
import dev.callsheet.media.process.ProgressListener;
import dev.callsheet.storage.DiskSpace;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * What the analysis of a 720p video, with its pictures, takes longer than ffmpeg alone with the
 * same filters. It wants the machine for itself and takes minutes, so it runs when it is asked for,
 * with {@code -Danalysis.seconds=600}.
 */
@EnabledIfSystemProperty(named = "analysis.seconds", matches = "\\d+")
@Isolated
final class AnalysisSpeedTest {
  private static final int SECONDS = Integer.getInteger("analysis.seconds", 600);
  private static final int ROUNDS = 3;
  private static final double MOST = 1.15;
  private static final MediaEngine ENGINE =
      new MediaEngine(Footage.configuration(), new DiskSpace(0));

  @TempDir Path directory;
  @TempDir Path folder;

  @Test
  @SuppressWarnings("SystemOut") // the figures are for whoever asks for them
  void theAnalysisTakesHardlyLongerThanItsFilters() throws Exception {
    var file = directory.resolve("video.mp4");
    video(file);
    var info = ENGINE.probe(file);
    var ratios = new double[ROUNDS];
    for (var round = 0; round < ROUNDS; round++) {
      var begin = System.nanoTime();
      bare(file);
      var bare = System.nanoTime();
      ENGINE.analyse(file, info, folder, new Stills(10, 640), ProgressListener.NONE);
      var end = System.nanoTime();
      ratios[round] = (double) (end - bare) / (bare - begin);
      System.out.printf(
          "%d s of video: ffmpeg alone %.1f s, analysis %.1f s, ratio %.3f%n",
          SECONDS, (bare - begin) / 1e9, (end - bare) / 1e9, ratios[round]);
    }
    Arrays.sort(ratios);
    assertTrue(ratios[ROUNDS / 2] <= MOST, () -> Arrays.toString(ratios));
  }

  private static void video(Path file) throws Exception {
    Footage.make(
        ENGINE,
        "-f",
        "lavfi",
        "-i",
        "testsrc2=s=1280x720:r=25:d=" + SECONDS,
        "-f",
        "lavfi",
        "-i",
        "aevalsrc='0.4*sin(880*PI*t)*lt(mod(t,4),2)|0.2*sin(660*PI*t)':s=48000:d=" + SECONDS,
        "-c:v",
        "libopenh264",
        "-b:v",
        "2M",
        "-c:a",
        "aac",
        file.toString());
  }

  /** The filters of the analysis, of which nothing is kept. */
  private static void bare(Path file) throws Exception {
    Footage.make(
        ENGINE,
        "-i",
        file.toString(),
        "-vf",
        "scale=160:90:flags=fast_bilinear,format=rgb24,scdet=threshold=8",
        "-af",
        "ebur128=metadata=1",
        "-f",
        "null",
        "-");
  }
}
