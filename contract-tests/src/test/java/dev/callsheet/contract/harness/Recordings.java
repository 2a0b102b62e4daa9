package dev.callsheet.contract.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

  /** A video of 3 minutes, which takes seconds to prepare or render. */
  public static Path lecture() {
    return made(
        "lecture.mp4",
        List.of(
            "-f",
            "lavfi",
            "-i",
            "testsrc2=s=640x360:r=25:d=180",
            "-f",
            "lavfi",
            "-i",
            VOICE.formatted(180)),
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

  /** Text in a file that calls itself a video. */
  public static byte[] textAsVideo() {
    return "This is a text, whatever its name says.\n"
        .repeat(200)
        .getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  /** The first half of a video whose index stands at its end. */
  public static byte[] truncatedVideo() {
    var whole = read(talk());
    return java.util.Arrays.copyOf(whole, whole.length / 2);
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
