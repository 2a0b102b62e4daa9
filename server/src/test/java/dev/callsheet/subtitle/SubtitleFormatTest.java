package dev.callsheet.subtitle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.skynav.ttv.app.TimedTextVerifier;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.bytedeco.ffmpeg.ffmpeg;
import org.bytedeco.javacpp.Loader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mp4parser.muxer.tracks.ttml.TtmlHelpers;
import org.mp4parser.muxer.tracks.webvtt.WebVttTrack;
import org.w3c.dom.Element;

/** What we write, read by parsers that are not ours: ffmpeg's, mp4parser's and the TTML schema. */
final class SubtitleFormatTest {

  private static final List<Cue> CUES =
      List.of(
          Cue.plain(0, 1500, "first"),
          new Cue(
              2000,
              3210,
              List.of(
                  Run.plain("plain "),
                  new Run("bold", true, false, false),
                  Run.plain("\n\n"),
                  new Run("italic", false, true, false),
                  new Run(" all", true, true, true))),
          Cue.plain(3210, 4000, "1 < 2 & 3 > 2, \"quoted\" and so on"),
          Cue.plain(5000, 6000, "مرحبا 🎬 録音 über"),
          Cue.plain(5500, 7000, "overlapping, with a comma"),
          Cue.plain(3_600_000, 3_601_000, "after an hour\n12\nand a number"),
          Cue.plain(362_439_000, 362_440_500, "after a hundred hours"));

  private static final List<Cue> HOSTILE =
      List.of(
          Cue.plain(0, 1000, "<b>no markup</b> <i"),
          Cue.plain(2000, 3000, "9\n00:00:01,000 --> 00:00:02,000\nno cue"),
          Cue.plain(4000, 5000, "{\\an8}no override \\N no break"),
          Cue.plain(6000, 7000, "NOTE no comment\n\n\n]]></p> &lt; &amp;"),
          Cue.plain(8000, 9000, "nul\u0000 bell\u0007 half\ud83c line\u2028end\u0085"));

  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource(
      value = SubtitleFormat.class,
      names = {"SRT", "VTT", "ASS"})
  void ffmpegReadsEachCueAtItsTime(SubtitleFormat format) throws Exception {
    var cues = CUES.subList(0, 6);

    var read = throughFfmpeg(format, cues);

    assertEquals(texts(cues), texts(read));
    for (int index = 0; index < cues.size(); index++) {
      assertTrue(Math.abs(cues.get(index).startMillis() - read.get(index).startMillis()) <= 5);
      assertTrue(Math.abs(cues.get(index).endMillis() - read.get(index).endMillis()) <= 5);
    }
    var styled = read.get(1).runs();
    assertEquals(
        List.of("bold", " all"), styled.stream().filter(Run::bold).map(Run::text).toList());
    assertEquals(
        "italic all", String.join("", styled.stream().filter(Run::italic).map(Run::text).toList()));
    assertEquals(List.of(" all"), styled.stream().filter(Run::underline).map(Run::text).toList());
  }

  @ParameterizedTest
  @EnumSource(
      value = SubtitleFormat.class,
      names = {"SRT", "VTT", "ASS"})
  void ffmpegTakesNoTextForMarkup(SubtitleFormat format) throws Exception {
    var dialogues =
        converted(format, HOSTILE, "ass")
            .lines()
            .filter(line -> line.startsWith("Dialogue: "))
            .map(line -> line.split(",", 10)[9])
            .map(text -> text.replace("\\N", "\n").replace("\\{", "{").replace("\\}", "}"))
            .map(text -> text.replace("\u2060", "").stripTrailing())
            .toList();

    assertEquals(
        texts(HOSTILE).stream()
            // ffmpeg takes this for a line break in WebVTT too, where it is none.
            .map(text -> format == SubtitleFormat.VTT ? text.replace("\\N", "\n") : text)
            .map(String::stripTrailing)
            .toList(),
        dialogues);
  }

  @ParameterizedTest
  @EnumSource(
      value = SubtitleFormat.class,
      names = {"SRT", "VTT"})
  void ourReaderReadsWhatWeWrite(SubtitleFormat format) throws IOException {
    for (List<Cue> cues : List.of(CUES, HOSTILE)) {
      var reading =
          new SubtitleReader(SubtitleLimits.DEFAULT)
              .read(new ByteArrayInputStream(written(format, cues)), null);
      var read = assertInstanceOf(SubtitleReading.Read.class, reading);
      assertEquals(format, read.format());
      assertEquals(texts(cues), texts(read.cues()));
    }
  }

  @Test
  void mp4parserReadsTheVtt() throws IOException {
    for (List<Cue> cues : List.of(CUES.subList(0, 4), HOSTILE)) {
      try (var track =
          new WebVttTrack(
              new ByteArrayInputStream(written(SubtitleFormat.VTT, cues)),
              "cues",
              Locale.ENGLISH)) {
        long position = 0;
        var shown = new ArrayList<Long>();
        for (int index = 0; index < track.getSamples().size(); index++) {
          var content = track.getSamples().get(index).asByteBuffer();
          var bytes = new byte[content.remaining()];
          content.get(bytes);
          if (new String(bytes, UTF_8).contains("payl")) {
            shown.add(position);
          }
          position += track.getSampleDurations()[index];
        }
        assertEquals(cues.stream().map(Cue::startMillis).toList(), shown);
        assertEquals(cues.getLast().endMillis(), position);
      }
    }
  }

  @Test
  void theTtmlIsValidAndMp4parserReadsItsTimes() throws Exception {
    var schema =
        SchemaFactory.newDefaultInstance()
            .newSchema(
                Objects.requireNonNull(
                    TimedTextVerifier.class.getResource("/com/skynav/ttv/xsd/ttml1/ttml1.xsd")));
    schema
        .newValidator()
        .validate(new StreamSource(new ByteArrayInputStream(written(SubtitleFormat.TTML, CUES))));
    // Its hours have two digits, where the format allows more.
    for (List<Cue> cues : List.of(CUES.subList(0, 6), HOSTILE, List.<Cue>of())) {
      var ttml = written(SubtitleFormat.TTML, cues);
      schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(ttml)));

      var factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      var paragraphs =
          factory
              .newDocumentBuilder()
              .parse(new ByteArrayInputStream(ttml))
              .getElementsByTagNameNS(TtmlHelpers.TTML_NAMESPACE, "p");
      assertEquals(cues.size(), paragraphs.getLength());
      for (int index = 0; index < cues.size(); index++) {
        var paragraph = (Element) paragraphs.item(index);
        var cue = cues.get(index);
        assertEquals(cue.startMillis(), TtmlHelpers.getStartTime(paragraph));
        assertEquals(cue.endMillis(), TtmlHelpers.getEndTime(paragraph));
        assertEquals(plain(cue).replace("\n", ""), paragraph.getTextContent());
      }
    }
  }

  @Test
  void noCuesMakeAnEmptyFile() throws Exception {
    for (var format : List.of(SubtitleFormat.VTT, SubtitleFormat.ASS)) {
      assertEquals(List.of(), throughFfmpeg(format, List.of()));
    }
    assertEquals(0, written(SubtitleFormat.SRT, List.of()).length);
  }

  /** The cues as ffmpeg understands them, which it tells in SubRip. */
  private List<Cue> throughFfmpeg(SubtitleFormat format, List<Cue> cues) throws Exception {
    var srt = converted(format, cues, "srt");
    if (srt.isEmpty()) {
      return List.of();
    }
    var reading =
        new SubtitleReader(SubtitleLimits.DEFAULT)
            .read(new ByteArrayInputStream(srt.getBytes(UTF_8)), null);
    return assertInstanceOf(SubtitleReading.Read.class, reading).cues();
  }

  private String converted(SubtitleFormat format, List<Cue> cues, String target) throws Exception {
    var input = directory.resolve("cues." + format.fileExtension());
    var output = directory.resolve("converted." + target);
    Files.write(input, written(format, cues));
    var log = directory.resolve("log");
    var process =
        new ProcessBuilder(
                Loader.load(ffmpeg.class),
                "-nostdin",
                "-v",
                "error",
                "-y",
                "-i",
                input.toString(),
                output.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      assertEquals(true, process.waitFor(60, TimeUnit.SECONDS));
    } finally {
      process.destroyForcibly();
    }
    assertEquals("", Files.readString(log));
    assertEquals(0, process.exitValue());
    return Files.readString(output);
  }

  private static byte[] written(SubtitleFormat format, List<Cue> cues) throws IOException {
    var output = new ByteArrayOutputStream();
    format.write(cues, output);
    return output.toByteArray();
  }

  private static List<String> texts(List<Cue> cues) {
    return cues.stream().map(SubtitleFormatTest::plain).toList();
  }

  /** The lines of a cue without the word joiners that part would-be markup. */
  private static String plain(Cue cue) {
    return String.join(
            "\n",
            cue.lines().stream()
                .map(line -> String.join("", line.stream().map(Run::text).toList()))
                .toList())
        .replace("\u2060", "");
  }
}
