package dev.callsheet.media;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.media.info.Sniffer;
import dev.callsheet.storage.DiskSpace;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SnifferTest {
  private static final MediaEngine ENGINE =
      new MediaEngine(Footage.configuration(), new DiskSpace(0));

  @TempDir Path directory;

  /** Every format that the engine reads and this ffmpeg writes, by the name of its reader. */
  @ParameterizedTest
  @CsvSource({
    "mov, mov, -c:v libopenh264 -c:a aac",
    "mov, mp4, -c:v libopenh264 -c:a aac",
    "mov, m4a, -vn -c:a aac",
    "mov, 3gp, -vn -c:a aac",
    "matroska, mkv, -c:v libopenh264 -c:a aac",
    "matroska, webm, -vn -c:a libopus",
    "mp3, mp3, -vn -c:a libmp3lame",
    "mp3, mp2, -vn -c:a mp2",
    "wav, wav, -vn -c:a pcm_s16le",
    "wav, wav, -vn -c:a pcm_s16le -rf64 always",
    "w64, w64, -vn -c:a pcm_s16le",
    "flac, flac, -vn -c:a flac",
    "ogg, ogg, -vn -c:a flac",
    "ogg, opus, -vn -c:a libopus",
    "aac, aac, -vn -c:a aac",
    "avi, avi, -c:v mpeg4 -c:a libmp3lame",
    "mpegts, ts, -c:v mpeg2video -c:a mp2",
    "mpegts, m2ts, -c:v mpeg2video -c:a mp2",
    "mpeg, mpg, -c:v mpeg2video -c:a mp2",
    "mpegvideo, m2v, -an -c:v mpeg2video",
    "aiff, aiff, -vn -c:a pcm_s16be",
    "aiff, aiff, -vn -c:a pcm_s16le -f aiff",
    "caf, caf, -vn -c:a pcm_s16be",
    "asf, wmv, -c:v wmv2 -c:a wmav2",
    "asf, wma, -vn -c:a wmav2",
    "flv, flv, -c:v flv1 -c:a libmp3lame -ar 44100",
    "amr, amr, -vn -c:a libopencore_amrnb -ar 8000",
    "ac3, ac3, -vn -c:a ac3",
    "eac3, eac3, -vn -c:a eac3",
    "dts, dts, -vn -c:a dca -strict -2",
    "au, au, -vn -c:a pcm_s16be",
    "wv, wv, -vn -c:a wavpack",
    "tta, tta, -vn -c:a tta",
    "mxf, mxf, -c:v mpeg2video -c:a pcm_s16le",
    "rm, rm, -c:v rv10 -c:a ac3",
    "dv, dv, -s 720x576 -pix_fmt yuv420p -c:v dvvideo -c:a pcm_s16le -ac 2",
    "gxf, gxf, -s 720x576 -c:v mpeg2video -c:a pcm_s16le",
    "ivf, ivf, -an -c:v libvpx",
    "voc, voc, -vn -c:a pcm_u8"
  })
  void takesWhatTheEngineReads(String reader, String extension, String options) throws Exception {
    Path file = recording("recording." + extension, options);
    assertTrue(Sniffer.looksLikeMedia(head(file)), extension);
    var info = ENGINE.probe(file);
    assertTrue(List.of(info.container().split(",", -1)).contains(reader), info.container());
    assertTrue(info.durationMicros() > 1_900_000, info::toString);
  }

  /** What this ffmpeg reads and does not write. */
  @ParameterizedTest
  @ValueSource(strings = {"MAC \u0096\u000f\0\0\u0034\0\0\0", "tBaK\0\u000b\0\0\u0041\u0084"})
  void takesMonkeysAudioAndTak(String beginning) {
    assertTrue(Sniffer.looksLikeMedia(beginning.getBytes(StandardCharsets.ISO_8859_1)));
  }

  static Stream<Arguments> beginnings() {
    var tag = "ID3\u0004\0\0\0\0\0\u0010" + "\0".repeat(16);
    return Stream.of(
        Arguments.of("mxf", "-c:v mpeg2video -c:a pcm_s16le", "<?xml version=\"1.0\"?><run-in/>"),
        Arguments.of("ts", "-c:v mpeg2video -c:a mp2", "GET /live HTTP/1.1\r\n"),
        Arguments.of("ts", "-c:v mpeg2video -c:a mp2", "PK\u0003\u0004"),
        Arguments.of("aac", "-vn -c:a aac", tag),
        Arguments.of("flac", "-vn -c:a flac", tag));
  }

  @ParameterizedTest
  @MethodSource("beginnings")
  void takesRecordingsThatBeginWithSomethingElse(String extension, String options, String before)
      throws Exception {
    Path made = recording("made." + extension, options);
    Path file = directory.resolve("recording." + extension);
    try (var output = Files.newOutputStream(file)) {
      output.write(before.getBytes(StandardCharsets.ISO_8859_1));
      Files.copy(made, output);
    }
    assertTrue(Sniffer.looksLikeMedia(head(file)));
    assertTrue(ENGINE.probe(file).durationMicros() > 1_900_000);
  }

  private Path recording(String name, String options) throws Exception {
    Path file = directory.resolve(name);
    var arguments =
        new ArrayList<>(
            List.of("-f", "lavfi", "-i", "testsrc2=d=2:s=160x96:r=25", "-f", "lavfi", "-i"));
    arguments.add("anoisesrc=d=2:r=48000:a=0.3");
    arguments.addAll(List.of(options.split(" ", -1)));
    arguments.add(file.toString());
    Footage.make(ENGINE, arguments.toArray(String[]::new));
    return file;
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
        "{\"a\":1}",
        "<!DOCTYPE html><html><head><title>404</title></head></html>",
        "1\n00:00:01,000 --> 00:00:02,000\nHello\n",
        "WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n",
        "Rar!\u001a\u0007\u0001\0",
        "7z\u00bc\u00af\u0027\u001c\0\u0004",
        "\u001f\u008b\b\0\0\0\0\0\0\u0003",
        "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1",
        "\u007fELF\u0002\u0001\u0001\0\0\0\0\0\0\0\0\0",
        "MZ\u0090\0\u0003\0\0\0",
        "SQLite format 3\0",
        "{\\rtf1\\ansi hello}",
        "%!PS-Adobe-3.0\n"
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
