package dev.callsheet.contract.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Files to upload, made once by ffmpeg. */
public final class Recordings {
  /** Speaks for two seconds, then is silent for two: a tone of 440 Hz stands for the voice. */
  private static final String VOICE = "aevalsrc='0.4*sin(880*PI*t)*lt(mod(t,4),2)':s=48000:d=%d";

  private static final String PICTURE = "testsrc2=s=320x180:r=25:d=%d";

  private Recordings() {}

  /** A video of 12 s: talk and pauses of 2 s each. */
  public static Path talk() {
    return made(
        "talk.mp4",
        List.of(
            "-f", "lavfi", "-i", PICTURE.formatted(12), "-f", "lavfi", "-i", VOICE.formatted(12)),
        List.of("-c:v", "libopenh264", "-b:v", "300k", "-c:a", "aac", "-shortest"));
  }

  /** A video of 122 s, which costs three credits and takes seconds to prepare or render. */
  public static Path lecture() {
    return made(
        "lecture.mp4",
        List.of(
            "-f",
            "lavfi",
            "-i",
            "testsrc2=s=640x360:r=25:d=122",
            "-f",
            "lavfi",
            "-i",
            VOICE.formatted(122)),
        List.of("-c:v", "mpeg4", "-q:v", "8", "-c:a", "aac", "-shortest"));
  }

  /** Sound of 10 s without a picture. */
  public static Path voice() {
    return made(
        "voice.m4a", List.of("-f", "lavfi", "-i", VOICE.formatted(10)), List.of("-c:a", "aac"));
  }

  /** Sound of 90 s, which costs two credits. */
  public static Path longVoice() {
    return made(
        "long.mp3", List.of("-f", "lavfi", "-i", VOICE.formatted(90)), List.of("-b:a", "32k"));
  }

  /** A video of 4 s with a sound track in which nothing sounds. */
  public static Path silentVideo() {
    return made(
        "silent.mp4",
        List.of("-f", "lavfi", "-i", PICTURE.formatted(4), "-f", "lavfi", "-i", "anullsrc=d=4"),
        List.of("-c:v", "libopenh264", "-b:v", "300k", "-c:a", "aac", "-t", "4"));
  }

  /** A video of 2 s without a sound track. */
  public static Path pictureOnly() {
    return made(
        "pictures.mp4",
        List.of("-f", "lavfi", "-i", PICTURE.formatted(2)),
        List.of("-c:v", "libopenh264", "-b:v", "300k"));
  }

  /** A video of 12 s with two audio tracks, of which the second one speaks. */
  public static Path twoTracks() {
    return made(
        "tracks.mp4",
        List.of(
            "-f",
            "lavfi",
            "-i",
            PICTURE.formatted(12),
            "-f",
            "lavfi",
            "-i",
            "anullsrc=r=48000:d=12",
            "-f",
            "lavfi",
            "-i",
            VOICE.formatted(12)),
        List.of(
            "-map",
            "0",
            "-map",
            "1",
            "-map",
            "2",
            "-c:v",
            "libopenh264",
            "-b:v",
            "300k",
            "-c:a",
            "aac",
            "-t",
            "12"));
  }

  /**
   * Sound of 10 s with three tracks of subtitles: in Russian in an encoding that nothing tells, in
   * English, and in German; the first and the last are default ones.
   */
  public static Path subtitled() {
    return made(
        "subtitled.mkv",
        List.of(
            "-f",
            "lavfi",
            "-i",
            VOICE.formatted(10),
            "-i",
            cue("rus.srt", "Привет", Charset.forName("windows-1251")),
            "-i",
            cue("eng.srt", "Good day", StandardCharsets.UTF_8),
            "-i",
            cue("deu.srt", "Guten Tag", StandardCharsets.UTF_8)),
        List.of(
            "-map",
            "0",
            "-map",
            "1",
            "-map",
            "2",
            "-map",
            "3",
            "-c:a",
            "flac",
            "-c:s",
            "copy",
            "-metadata:s:s:1",
            "language=eng",
            "-disposition:s:0",
            "default",
            "-disposition:s:1",
            "0",
            "-disposition:s:2",
            "default"));
  }

  /** Writes subtitles of one cue and returns the name of their file. */
  private static String cue(String name, String text, Charset charset) {
    var file = CallsheetServer.target().resolve("recordings").resolve(name);
    try {
      Files.createDirectories(file.getParent());
      Files.write(
          file, "1\n00:00:00,500 --> 00:00:01,500\n%s\n\n".formatted(text).getBytes(charset));
      return file.toString();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Two transport streams of 8 s, one after the other. */
  public static byte[] joinedStreams() {
    var part =
        read(
            made(
                "part.ts",
                List.of(
                    "-f",
                    "lavfi",
                    "-i",
                    PICTURE.formatted(8),
                    "-f",
                    "lavfi",
                    "-i",
                    VOICE.formatted(8)),
                List.of("-c:v", "libopenh264", "-b:v", "300k", "-c:a", "aac")));
    return joined(part, part);
  }

  /** A mono MP3 of 8 s that goes on for 8 s in stereo. */
  public static byte[] joinedSounds() {
    var inputs = List.of("-f", "lavfi", "-i", VOICE.formatted(8));
    return joined(
        read(made("mono.mp3", inputs, List.of("-write_xing", "0"))),
        read(made("stereo.mp3", inputs, List.of("-ac", "2", "-write_xing", "0"))));
  }

  /** So many samples of nothing as a WAV of so many channels, so many samples a second. */
  public static byte[] wav(int channels, int samplesPerSecond, int samples) {
    var bytes = ByteBuffer.allocate(44 + 2 * channels * samples).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(bytes.capacity() - 8);
    bytes.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    bytes.putShort((short) 1).putShort((short) channels);
    bytes.putInt(samplesPerSecond).putInt(2 * channels * samplesPerSecond);
    bytes.putShort((short) (2 * channels)).putShort((short) 16);
    bytes.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * channels * samples);
    return bytes.array();
  }

  private static byte[] joined(byte[] first, byte[] second) {
    var both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  /** Text in a file that calls itself a video. */
  public static byte[] textAsVideo() {
    return "This is a text, whatever its name says.\n".repeat(200).getBytes(StandardCharsets.UTF_8);
  }

  /** The first half of a video whose index stands at its end. */
  public static byte[] truncatedVideo() {
    var whole = read(talk());
    return Arrays.copyOf(whole, whole.length / 2);
  }

  /** Returns what ffprobe says of a file. */
  public static String probe(Path file, String... arguments) {
    return Ffmpeg.probe(file, arguments);
  }

  /** Returns the bytes of a file. */
  public static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static synchronized Path made(String name, List<String> inputs, List<String> encoding) {
    var file = CallsheetServer.target().resolve("recordings").resolve(name);
    if (Files.exists(file)) {
      return file;
    }
    try {
      Files.createDirectories(file.getParent());
      var unfinished = file.resolveSibling("unfinished-" + name);
      var arguments = new ArrayList<>(inputs);
      arguments.addAll(encoding);
      Collections.addAll(arguments, unfinished.toString());
      Ffmpeg.run(arguments);
      Files.move(unfinished, file);
      return file;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
