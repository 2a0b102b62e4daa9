package dev.callsheet.subtitle;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SubtitleReaderTest {

  private static final List<Cue> TWO =
      List.of(Cue.plain(1000, 2500, "Grüße"), Cue.plain(3000, 4000, "second\nline"));

  private static final String SRT =
      "1\n00:00:01,000 --> 00:00:02,500\nGrüße\n\n2\n00:00:03,000 --> 00:00:04,000\nsecond\nline\n";

  @Test
  void readsSrtInEveryEncodingAndWithEveryLineEnd() {
    for (String text : List.of(SRT, SRT.replace("\n", "\r\n"), SRT.replace("\n", "\r"))) {
      assertRead(SubtitleFormat.SRT, TWO, text.getBytes(UTF_8));
      assertRead(SubtitleFormat.SRT, TWO, ("\ufeff" + text).getBytes(UTF_8));
      assertRead(SubtitleFormat.SRT, TWO, ("\ufeff" + text).getBytes(UTF_16LE));
      assertRead(SubtitleFormat.SRT, TWO, ("\ufeff" + text).getBytes(UTF_16BE));
      assertRead(SubtitleFormat.SRT, TWO, text.getBytes(UTF_16LE));
      assertRead(SubtitleFormat.SRT, TWO, text.getBytes(UTF_16BE));
      assertRead(SubtitleFormat.SRT, TWO, text.getBytes(ISO_8859_1));
    }
  }

  @Test
  void windows1252HasItsQuotationMarks() {
    var bytes = "1\n00:00:01,000 --> 00:00:02,000\n?hi?\n".getBytes(ISO_8859_1);
    bytes[bytes.length - 5] = (byte) 0x93;
    bytes[bytes.length - 2] = (byte) 0x94;

    assertRead(SubtitleFormat.SRT, List.of(Cue.plain(1000, 2000, "“hi”")), bytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00:00:01,000 --> 00:00:02,500\nGrüße\n\n00:00:03,000 --> 00:00:04,000\nsecond\nline",
        "\n\n7\n0:0:1.0 --> 0:0:2.5 X1:1 X2:2\nGrüße\n8\n00:03.000-->00:04.000\nsecond\n\nline\n\n\n",
        "1\n00:00:03,000 --> 00:00:04,000\nsecond\nline\n\n2\n00:00:01,000 --> 00:00:02,500\nGrüße",
        "1\n00:01,000 --> 00:02,500\nGrüße\n\n2\n00:03 --> 00:04\nsecond\nline\n\n3\n00:05 --> 00:06\n\n",
      })
  void readsSrtThatIsNotQuiteOne(String text) {
    var read = assertInstanceOf(SubtitleReading.Read.class, read(text.getBytes(UTF_8)));

    assertEquals(2, read.cues().size());
    assertEquals("Grüße", read.cues().getFirst().text());
    assertEquals(1000, read.cues().getFirst().startMillis());
    assertEquals(2500, read.cues().getFirst().endMillis());
    assertEquals(2, read.cues().getLast().lines().size());
    assertEquals(4000, read.cues().getLast().endMillis());
  }

  @Test
  void readsVttWithAllThatSurroundsItsCues() {
    var vtt =
        """
        WEBVTT - a title
        Kind: captions

        STYLE
        ::cue(b) { color: red }

        REGION
        id:fred

        NOTE nothing
        to see

        intro
        00:01.000 --> 00:02.500 align:start position:0%
        <v Ada>Grüße

        NOTE
        00:00:03.000 --> 00:00:04.000
        <c.loud>second</c>
        line
        """
            .replace("NOTE\n00:00:03", "NOTE more\n\n00:00:03");

    assertRead(SubtitleFormat.VTT, TWO, vtt.getBytes(UTF_8));
    assertRead(SubtitleFormat.VTT, List.of(), "WEBVTT".getBytes(UTF_8));
  }

  @Test
  void keepsBoldItalicAndUnderlineAndDropsOtherMarkup() {
    var srt =
        "1\n00:01,0 --> 00:02,0\n{\\an8}a <b>b <I>c</i></b> <u>d</u> <font color=\"red\">e</font>"
            + " 1 < 2 <3 {f} &amp;\n";
    var expected =
        List.of(
            Run.plain("a "),
            new Run("b ", true, false, false),
            new Run("c", true, true, false),
            Run.plain(" "),
            new Run("d", false, false, true),
            Run.plain(" e 1 < 2 <3 {f} &amp;"));
    var vtt =
        "WEBVTT\n\n00:01.000 --> 00:02.000\na <b.x>b <i>c</i></b> <u>d</u> <lang de>e</lang>"
            + " 1 &lt; 2 &lt;3 {f} &amp;amp&#59;<unfinished\n";

    assertRead(SubtitleFormat.SRT, List.of(new Cue(1000, 2000, expected)), srt.getBytes(UTF_8));
    assertRead(SubtitleFormat.VTT, List.of(new Cue(1000, 2000, expected)), vtt.getBytes(UTF_8));
  }

  @Test
  void namesTheLineAtFault() {
    assertMalformed(1, "");
    assertMalformed(1, "just a text\n");
    assertMalformed(2, "1\nnot a time\n");
    assertMalformed(2, "1\n00:00:02,000 --> 00:00:01,000\nbackwards\n");
    assertMalformed(6, "1\n00:00:01,000 --> 00:00:02,000\nfine\n\n2\n00:00:03,000 --> soon\nno\n");
    assertMalformed(2, "1\n00:99:01,000 --> 00:99:02,000\nno such minute\n");
    assertMalformed(1, "WEBVTTX\n\n00:01.000 --> 00:02.000\nno\n");
    assertMalformed(4, "WEBVTT\n\nid\nnot a time\n");
    assertMalformed(3, "WEBVTT\n\n00:01.000 --> \nno\n");
    assertMalformed(1, "\u0000\u0000\u0000 ftypisom\n");
  }

  @Test
  void refusesMoreThanTheLimits() throws IOException {
    var one = new SubtitleReader(new SubtitleLimits(1000, 1));
    assertEquals(
        new SubtitleReading.TooManyCues(6, 1),
        one.read(new ByteArrayInputStream(SRT.getBytes(UTF_8))));
    var small = new SubtitleReader(new SubtitleLimits(20, 1));
    assertEquals(
        new SubtitleReading.TooLarge(20),
        small.read(new ByteArrayInputStream(SRT.getBytes(UTF_8))));
  }

  @Test
  void answersSomethingForAnyBytes() {
    var random = new Random(7);
    var valid = ("WEBVTT\n\n" + SRT.replace(',', '.') + "<b>&amp;{\\i1}").getBytes(UTF_8);
    for (int round = 0; round < 5000; round++) {
      var bytes = valid.clone();
      for (int change = 0; change < 1 + round % 8; change++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      if (read(bytes) instanceof SubtitleReading.Read(SubtitleFormat format, List<Cue> cues)) {
        for (Cue cue : cues) {
          assertEquals(true, cue.endMillis() > cue.startMillis(), format.name());
        }
      }
    }
  }

  @Test
  void hostileMarkupIsReadInLinearTime() {
    var text = "1\n00:00:01,000 --> 00:00:02,000\n" + "<b {\\ &".repeat(500_000);

    for (String file : List.of(text, "WEBVTT\n\n" + text)) {
      assertTimeout(
          Duration.ofSeconds(10),
          () -> assertInstanceOf(SubtitleReading.Read.class, read(file.getBytes(UTF_8))));
    }
  }

  private static SubtitleReading read(byte[] bytes) {
    try {
      return new SubtitleReader(SubtitleLimits.DEFAULT).read(new ByteArrayInputStream(bytes));
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static void assertRead(SubtitleFormat format, List<Cue> cues, byte[] bytes) {
    assertEquals(new SubtitleReading.Read(format, cues), read(bytes));
  }

  private static void assertMalformed(int line, String text) {
    var reading = read(text.getBytes(UTF_8));
    assertEquals(line, assertInstanceOf(SubtitleReading.Malformed.class, reading).line(), text);
  }
}
