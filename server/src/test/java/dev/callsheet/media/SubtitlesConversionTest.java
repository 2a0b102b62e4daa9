package dev.callsheet.media;

import static dev.callsheet.media.Conversions.ENGINE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.media.conversion.Converted;
import dev.callsheet.media.conversion.Facts;
import dev.callsheet.media.conversion.SubtitleFormat;
import dev.callsheet.media.conversion.SubtitlesConversion;
import dev.callsheet.media.conversion.Warning;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SubtitlesConversionTest {
  private static final String SRT =
      """
      1
      00:00:01,000 --> 00:00:02,500
      Hello & <i>welcome</i>

      2
      00:00:03,000 --> 00:00:04,000
      Two
      lines

      """;

  private static final String VTT =
      """
      WEBVTT

      00:00:01.000 --> 00:00:02.500
      Hello &amp; <i>welcome</i>

      00:00:03.000 --> 00:00:04.000
      Two
      lines
      """;

  @TempDir Path directory;

  private Conversions conversions = new Conversions(Path.of(""));

  @BeforeEach
  void begin() {
    conversions = new Conversions(directory);
  }

  @Test
  void eachFormatBecomesTheOther() throws Exception {
    var vtt = conversions.convert(text("a.srt", SRT), to(SubtitleFormat.VTT));
    assertEquals(VTT, Files.readString(vtt.files().getFirst().path()));
    assertEquals("subtitles.vtt", vtt.files().getFirst().name());
    assertEquals("text/vtt", vtt.files().getFirst().mediaType());
    assertEquals(new Facts.Cues(2), vtt.facts());
    assertEquals(List.of(), vtt.warnings());
    var srt = conversions.convert(text("b.vtt", VTT), to(SubtitleFormat.SRT));
    assertEquals(SRT, Files.readString(srt.files().getFirst().path()));
    assertEquals("subtitles.srt", srt.files().getFirst().name());
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "windows-1251", "Shift_JIS"})
  void otherEncodingsBecomeUtf8(String encoding) throws Exception {
    var words =
        encoding.equals("Shift_JIS")
            ? "これは字幕の翻訳です。今日はとても良い天気ですね。"
            : "Привет, это перевод субтитров на русский язык для всех зрителей.";
    var text = "1\n00:00:01,000 --> 00:00:02,000\n" + words + "\n";
    boolean marked = encoding.startsWith("UTF-16");
    var file = directory.resolve("encoded.srt");
    Files.write(file, ((marked ? "\ufeff" : "") + text).getBytes(Charset.forName(encoding)));
    var converted = conversions.convert(file, to(SubtitleFormat.VTT));
    assertTrue(content(converted).contains(words), content(converted));
    assertEquals(
        marked ? List.of() : List.of(Warning.Kind.ENCODING_GUESSED),
        Conversions.warnings(converted));
  }

  @Test
  void anEncodingThatCannotBeToldIsRefused() throws Exception {
    var file = directory.resolve("short.srt");
    Files.write(
        file,
        "1\n00:00:01,000 --> 00:00:02,000\nПривет\n".getBytes(Charset.forName("windows-1251")));
    assertEquals(
        "The encoding of the text is not certain, from line 3 on. Use UTF-8.",
        conversions.refusal(file, to(SubtitleFormat.VTT)));
  }

  @Test
  void cuesAreShiftedAndThoseBeforeTheBeginningLeftOut() throws Exception {
    var file = text("a.srt", SRT);
    var later = conversions.convert(file, shifted(90_500));
    assertTrue(content(later).contains("00:01:31.500 --> 00:01:33.000"), content(later));
    assertEquals(List.of(), later.warnings());
    var earlier = conversions.convert(file, shifted(-3500));
    assertEquals(new Facts.Cues(1), earlier.facts());
    assertTrue(content(earlier).contains("00:00:00.000 --> 00:00:00.500"), content(earlier));
    assertEquals(List.of(Warning.Kind.LOSS), Conversions.warnings(earlier));
  }

  @Test
  void blocksThatCannotBeReadAreTold() throws Exception {
    var file = text("broken.vtt", VTT + "\n00:00:05.000 --> later\nLost\n");
    var converted = conversions.convert(file, to(SubtitleFormat.SRT));
    assertEquals(new Facts.Cues(2), converted.facts());
    assertEquals(List.of(Warning.Kind.LOSS), Conversions.warnings(converted));
    assertTrue(converted.warnings().getFirst().message().contains("line 10"));
  }

  @Test
  void aTrackIsTakenOutOfARecording() throws Exception {
    var english = text("en.srt", SRT);
    var german = text("de.srt", SRT.replace("Two", "Zwei"));
    var recording = directory.resolve("talk.mkv");
    Footage.make(
        ENGINE,
        "-f",
        "lavfi",
        "-i",
        "testsrc2=s=64x36:r=5:d=5",
        "-i",
        english.toString(),
        "-i",
        german.toString(),
        "-map",
        "0",
        "-map",
        "1",
        "-map",
        "2",
        "-c:v",
        "ffv1",
        "-c:s",
        "subrip",
        "-disposition:s:1",
        "default",
        recording.toString());
    assertEquals(VTT, content(conversions.convert(recording, track(1))));
    assertEquals(VTT.replace("Two", "Zwei"), content(conversions.convert(recording, track(2))));
    assertEquals(VTT.replace("Two", "Zwei"), content(conversions.convert(recording, track(null))));
    assertEquals(
        "The source has 2 subtitle tracks, no track 3.", conversions.refusal(recording, track(3)));
  }

  @Test
  void whatHasNoSubtitlesIsRefused() throws Exception {
    var recording = conversions.make("sine.wav", "-f lavfi -i sine=d=1");
    var script = conversions.make("script.ass", "-i " + text("a.srt", SRT));
    assertEquals(
        "A file of SubStation Alpha is not converted; use SRT or WebVTT.",
        conversions.refusal(script, track(null)));
    assertEquals("The source has no subtitles.", conversions.refusal(recording, track(null)));
    assertEquals(
        "The source is a file of subtitles, which is one track.",
        conversions.refusal(text("a.srt", SRT), track(2)));
  }

  private Path text(String name, String text) throws Exception {
    return Files.writeString(directory.resolve(name), text, StandardCharsets.UTF_8);
  }

  private static String content(Converted converted) throws Exception {
    return Files.readString(converted.files().getFirst().path());
  }

  private static SubtitlesConversion to(SubtitleFormat format) {
    return new SubtitlesConversion(format, null, 0);
  }

  private static SubtitlesConversion shifted(long millis) {
    return new SubtitlesConversion(SubtitleFormat.VTT, null, millis);
  }

  private static SubtitlesConversion track(@Nullable Integer track) {
    return new SubtitlesConversion(SubtitleFormat.VTT, track, 0);
  }
}
