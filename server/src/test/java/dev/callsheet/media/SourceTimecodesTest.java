package dev.callsheet.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.callsheet.storage.DiskSpace;
import dev.callsheet.timeline.Timecode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The timecode that cameras and recorders write into their files. */
final class SourceTimecodesTest {
  private static final MediaEngine ENGINE =
      new MediaEngine(Footage.configuration(), new DiskSpace(0));

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "mov, 25, -c:v libopenh264 -c:a pcm_s16le -timecode 14:23:11:05, 25, false",
    "mp4, 25, -c:v libopenh264 -c:a aac -timecode 14:23:11:05, 25, false",
    "mov, 30000/1001, -c:v libopenh264 -c:a pcm_s16le -timecode 14:23:11;05, 30, true",
    "mov, 30000/1001, -c:v libopenh264 -c:a pcm_s16le -timecode 14:23:11:05, 30, false",
    "mov, 50, -c:v libopenh264 -c:a pcm_s16le -timecode 14:23:11:05, 50, false",
    "mxf, 25, -c:v mpeg2video -c:a pcm_s16le -timecode 14:23:11:05, 25, false",
    "mxf, 30000/1001, -c:v mpeg2video -c:a pcm_s16le -timecode 14:23:11;05, 30, true",
    "mkv, 25, -c:v mpeg2video -c:a flac -metadata timecode=14:23:11:05, 25, false",
    "mkv, 25, -c:v mpeg2video -c:a flac -metadata:s:v TIMECODE=14:23:11:05, 25, false"
  })
  void pictureIsLabelled(
      String extension, String rate, String options, int framesPerSecond, boolean dropFrame)
      throws Exception {
    assertEquals(
        new Timecode(14, 23, 11, 5, framesPerSecond, dropFrame),
        timecode("film." + extension, rate, options));
  }

  @ParameterizedTest
  @CsvSource({"auto", "always"})
  void soundOfARecorderSaysItsFirstSample(String large) throws Exception {
    assertEquals(
        new Timecode(10, 0, 0, 24_000, 48_000, false),
        timecode(
            "field.wav",
            "25",
            "-vn -c:a pcm_s16le -write_bext 1 -metadata time_reference=1728024000 -rf64 " + large));
  }

  @Test
  void mostRecordingsHaveNone() throws Exception {
    assertNull(timecode("film.mp4", "25", "-c:v libopenh264 -c:a aac"));
    assertNull(timecode("film.mkv", "25", "-c:v mpeg2video -c:a flac -metadata timecode=noon"));
  }

  private @Nullable Timecode timecode(String name, String rate, String options) throws Exception {
    Path file = directory.resolve(name);
    var arguments =
        new ArrayList<>(List.of("-f", "lavfi", "-i", "testsrc2=d=1:s=160x96:r=" + rate));
    arguments.addAll(List.of("-f", "lavfi", "-i", "sine=d=1:r=48000"));
    arguments.addAll(List.of(options.split(" ", -1)));
    arguments.add(file.toString());
    Footage.make(ENGINE, arguments.toArray(String[]::new));
    return ENGINE.probe(file).timecode();
  }
}
