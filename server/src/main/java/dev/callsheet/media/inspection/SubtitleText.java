package dev.callsheet.media.inspection;

import dev.callsheet.subtitle.Cue;
import dev.callsheet.subtitle.SubtitleLimits;
import dev.callsheet.subtitle.SubtitleReader;
import dev.callsheet.subtitle.SubtitleReading;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file of nothing but subtitles.
 *
 * @param codec {@code subrip}, {@code webvtt} or {@code ass}, as ffmpeg names them
 * @param endMicros when the last cue disappears; {@code null} where no cue can be read
 * @param utf8 whether it is in UTF-8
 * @param overlapping whether cues are shown at the same time
 */
record SubtitleText(String codec, @Nullable Long endMicros, boolean utf8, boolean overlapping) {
  private static final int BEGINNING = 8192;
  private static final Pattern SRT =
      Pattern.compile(
          "(?m)^\\s*(\\d{1,3}:)?\\d{1,2}:\\d{2}[,.]\\d{1,3}[ \\t]*-->[ \\t]*(\\d{1,3}:)?\\d{1,2}:\\d{2}");
  private static final Pattern VTT = Pattern.compile("^\\s*WEBVTT([ \\t\\r\\n]|$)");
  private static final Pattern ASS = Pattern.compile("(?i)^\\s*\\[Script Info]");
  private static final Pattern DIALOGUE =
      Pattern.compile(
          "(?m)^Dialogue:[^,]*,\\s*(\\d{1,4}):(\\d{2}):(\\d{2})[.:](\\d{2}),\\s*(\\d{1,4}):(\\d{2}):(\\d{2})[.:](\\d{2}),");

  /** Reads a file; {@code null} if it is no file of subtitles. */
  static @Nullable SubtitleText read(Path file) throws IOException {
    var codec = codec(file);
    if (codec == null) {
      return null;
    }
    if (Files.size(file) > SubtitleLimits.DEFAULT.bytes()) {
      return new SubtitleText(codec, null, true, false);
    }
    var bytes = Files.readAllBytes(file);
    boolean utf8 = isUtf8(bytes);
    if (codec.equals("ass")) {
      return script(new String(bytes, StandardCharsets.UTF_8), utf8);
    }
    try (var input = Files.newInputStream(file)) {
      var reading = new SubtitleReader(SubtitleLimits.DEFAULT).read(input, null);
      return reading instanceof SubtitleReading.Read read
          ? of(codec, read.cues(), utf8)
          : new SubtitleText(codec, null, utf8, false);
    }
  }

  private static @Nullable String codec(Path file) throws IOException {
    byte[] beginning;
    try (var input = Files.newInputStream(file)) {
      beginning = input.readNBytes(BEGINNING);
    }
    var text = text(beginning);
    if (VTT.matcher(text).find()) {
      return "webvtt";
    }
    if (ASS.matcher(text).find()) {
      return "ass";
    }
    return isText(text) && SRT.matcher(text).find() ? "subrip" : null;
  }

  /** As much as is to be known to tell the format: in all encodings but UTF-16 it is ASCII. */
  private static String text(byte[] bytes) {
    var text = new String(bytes, encoding(bytes));
    return text.replaceFirst("^(\u00ef\u00bb\u00bf|\ufeff)", "");
  }

  private static Charset encoding(byte[] bytes) {
    if (bytes.length < 2) {
      return StandardCharsets.ISO_8859_1;
    }
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    if (second == 0 || (first == 0xff && second == 0xfe)) {
      return StandardCharsets.UTF_16LE;
    }
    return first == 0 || (first == 0xfe && second == 0xff)
        ? StandardCharsets.UTF_16BE
        : StandardCharsets.ISO_8859_1;
  }

  private static boolean isText(String text) {
    return text.chars()
        .noneMatch(character -> character < ' ' && "\t\r\n\f\u001a".indexOf(character) < 0);
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException other) {
      return false;
    }
  }

  private static SubtitleText of(String codec, List<Cue> cues, boolean utf8) {
    long end = 0;
    boolean overlapping = false;
    for (var cue : cues) {
      overlapping |= cue.startMillis() < end;
      end = Math.max(end, cue.endMillis());
    }
    return new SubtitleText(codec, cues.isEmpty() ? null : end * 1000, utf8, overlapping);
  }

  private static SubtitleText script(String text, boolean utf8) {
    var line = DIALOGUE.matcher(text);
    long end = -1;
    boolean overlapping = false;
    while (line.find()) {
      overlapping |= micros(line.group(1), line.group(2), line.group(3), line.group(4)) < end;
      end = Math.max(end, micros(line.group(5), line.group(6), line.group(7), line.group(8)));
    }
    return new SubtitleText("ass", end < 0 ? null : end, utf8, overlapping);
  }

  private static long micros(String hours, String minutes, String seconds, String hundredths) {
    long whole =
        (Long.parseLong(hours) * 60 + Long.parseLong(minutes)) * 60 + Long.parseLong(seconds);
    return (whole * 100 + Long.parseLong(hundredths)) * 10_000;
  }
}
