package dev.callsheet.media;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.media.info.Sniffer;
import dev.callsheet.storage.DiskSpace;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SnifferTest {
  private static final MediaEngine ENGINE =
      new MediaEngine(Footage.configuration(), new DiskSpace(0));

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "mp4,aac", "mov,aac", "m4a,aac", "webm,libopus", "mkv,flac", "mp3,libmp3lame", "wav,pcm_s16le",
    "flac,flac", "ogg,libopus", "aac,aac", "avi,libmp3lame", "ts,aac", "m2ts,aac", "mpg,mp2",
    "aiff,pcm_s16be", "caf,pcm_s16be", "w64,pcm_s16le", "wma,wmav2", "flv,aac", "3gp,aac"
  })
  void takesEveryContainerThatFfmpegWrites(String extension, String codec) throws Exception {
    Path file = directory.resolve("sound." + extension);
    Footage.make(
        ENGINE, "-f", "lavfi", "-i", "anoisesrc=d=2:r=48000", "-c:a", codec, file.toString());
    assertTrue(Sniffer.looksLikeMedia(head(file)), extension);
    assertTrue(ENGINE.probe(file).durationMicros() > 1_900_000, extension);
  }

  @Test
  void takesAnMp3WithoutTags() throws Exception {
    Path file = directory.resolve("bare.mp3");
    Footage.make(
        ENGINE,
        "-f",
        "lavfi",
        "-i",
        "anoisesrc=d=2",
        "-c:a",
        "libmp3lame",
        "-id3v2_version",
        "0",
        "-write_xing",
        "0",
        file.toString());
    assertTrue(Sniffer.looksLikeMedia(head(file)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "G",
        "hello, this is a text file renamed to mp4\n",
        "%PDF-1.7\n",
        "PK\u0003\u0004",
        "#EXTM3U\n#EXT-X-TARGETDURATION:10\nhttp://127.0.0.1/secret.ts\n",
        "<svg></svg>",
        "ffconcat version 1.0\nfile '/etc/passwd'\n",
        "MThd\0\0\0\6",
        "{\"a\":1}"
      })
  void refusesWhatIsNoRecording(String beginning) {
    assertFalse(Sniffer.looksLikeMedia(beginning.getBytes(StandardCharsets.ISO_8859_1)));
  }

  @Test
  void refusesPictures() throws Exception {
    for (String name : List.of("a.png", "a.jpg", "a.gif", "a.webp", "a.bmp")) {
      Path file = directory.resolve(name);
      Footage.make(
          ENGINE, "-f", "lavfi", "-i", "testsrc2=s=64x64", "-frames:v", "1", file.toString());
      assertFalse(Sniffer.looksLikeMedia(head(file)), name);
    }
  }

  private static byte[] head(Path file) throws Exception {
    try (var stream = Files.newInputStream(file)) {
      return stream.readNBytes(Sniffer.BYTES);
    }
  }
}
