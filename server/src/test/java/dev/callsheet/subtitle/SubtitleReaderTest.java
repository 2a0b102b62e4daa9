package dev.callsheet.subtitle;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_32LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
      assertRead(SubtitleFormat.SRT, TWO, text.getBytes(ISO_8859_1), "ISO-8859-1");
      assertRead(SubtitleFormat.SRT, TWO, ("\ufeff" + text).getBytes(UTF_16LE), "utf-16");
      assertRead(SubtitleFormat.SRT, TWO, text.getBytes(UTF_16BE), "UTF-16BE");
      assertRead(SubtitleFormat.SRT, TWO, ("\ufeff" + text).getBytes(UTF_8), "utf8");
      assertRead(SubtitleFormat.SRT, TWO, ("\ufeff" + text).getBytes(UTF_32LE));
    }
  }

  @Test
  void windows1252HasItsQuotationMarks() {
    var bytes = "1\n00:00:01,000 --> 00:00:02,000\n?hi?\n".getBytes(ISO_8859_1);
    bytes[bytes.length - 5] = (byte) 0x93;
    bytes[bytes.length - 2] = (byte) 0x94;

    for (var name : List.of("windows-1252", "cp1252", "latin1", "ISO-8859-1")) {
      assertRead(SubtitleFormat.SRT, List.of(Cue.plain(1000, 2000, "“hi”")), bytes, name);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "windows-1251, Привет",
    "KOI8-R, Привет",
    "ISO-8859-5, Привет",
    "windows-1250, Žluťoučký kůň",
    "ISO-8859-2, Žluťoučký kůň",
    "windows-1253, Γειά σου",
    "windows-1254, Günaydın",
    "windows-1255, שלום",
    "windows-1256, مرحبا",
    "windows-1257, Labas rytas ąčęė",
    "Shift_JIS, こんにちは①",
    "EUC-JP, こんにちは",
    "EUC-KR, 안녕하세요 뷁",
    "GB2312, 你好嗎",
    "Big5, 你好嗎",
    "TIS-620, สวัสดี",
  })
  void readsWhatIsDeclared(String charset, String text) {
    var actual = Charset.forName(SubtitleText.SUPERSETS.getOrDefault(charset, charset));

    assertRead(
        SubtitleFormat.VTT,
        List.of(Cue.plain(1000, 2000, text)),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n" + text).getBytes(actual),
        charset);
  }

  @Test
  void refusesWhatIsDeclaredWrongly() {
    var bytes = SRT.getBytes(ISO_8859_1);
    assertEquals(new SubtitleReading.UnknownCharset("windows-9999"), read(bytes, "windows-9999"));
    assertEquals(new SubtitleReading.UnknownCharset("no such"), read(bytes, "no such"));
    assertEquals(3, malformed(bytes, "utf-8").line());
    assertEquals("This is not text in UTF-8.", malformed(bytes, "utf-8").reason());
    assertEquals(
        3, malformed(SRT.replace('ü', '“').getBytes(windows("1252")), "iso-8859-2").line());
    assertEquals(1, malformed(SRT.getBytes(UTF_16LE), "windows-1252").line());
    assertEquals(1, malformed(("\ufeff" + SRT).getBytes(UTF_8), "windows-1252").line());
  }

  @Test
  void tellsAndDoesNotGuessWhatIsTooShort() {
    var one = "1\r\n00:00:02,000 --> 00:00:04,000\r\n%s\r\n";
    for (var bytes :
        List.of(
            one.formatted("Привет").getBytes(windows("1251")),
            one.formatted("Grüße").getBytes(windows("1252")),
            one.formatted("Où est le garçon?").getBytes(windows("1252")),
            one.formatted("שלום").getBytes(windows("1255")),
            one.formatted("你好").getBytes(Charset.forName("GB18030")))) {
      assertEquals(new SubtitleReading.Uncertain(3), read(bytes, null));
    }
    assertEquals(
        new SubtitleReading.Uncertain(1),
        read(one.formatted("こ").getBytes(Charset.forName("ISO-2022-JP")), null));
  }

  @ParameterizedTest
  @CsvSource({
    "windows-1251, russian",
    "KOI8-U, russian",
    "ISO-8859-5, russian",
    "IBM866, russian",
    "windows-1251, ukrainian",
    "KOI8-U, ukrainian",
    "windows-1250, czech",
    "windows-1250, polish",
    "ISO-8859-2, polish",
    "windows-1252, french",
    "ISO-8859-15, french",
    "windows-1252, german",
    "windows-1253, greek",
    "windows-1254, turkish",
    "windows-1256, arabic",
    "ISO-8859-6, arabic",
    "windows-31j, japanese",
    "EUC-JP, japanese",
    "x-windows-949, korean",
    "GB18030, chinese",
    "Big5, chinese",
  })
  void tellsTheEncodingOfEnoughText(String charset, String language) {
    var text = spoken(language);

    var read =
        assertInstanceOf(SubtitleReading.Read.class, read(text.getBytes(Charset.forName(charset))));

    assertEquals(cues(text), read.cues());
  }

  @Test
  void theEncodingOfALongFileIsToldInABoundedTime() {
    var hostile = new byte[5 * 1024 * 1024];
    new Random(7).nextBytes(hostile);
    var text = spoken("russian").repeat(2000);

    assertTimeout(
        Duration.ofSeconds(10),
        () -> {
          assertInstanceOf(SubtitleReading.Uncertain.class, read(hostile, null));
          var read = read(text.getBytes(windows("1251")));
          assertEquals(cues(text), assertInstanceOf(SubtitleReading.Read.class, read).cues());
        });
  }

  @ParameterizedTest
  @CsvSource({
    "x-windows-874, thai",
    "windows-1257, lithuanian",
    "windows-1257, latvian",
    "ISO-8859-2, slovene",
  })
  void doesNotGuessWhatCannotBeTold(String charset, String language) {
    var bytes = spoken(language).getBytes(Charset.forName(charset));

    assertEquals(new SubtitleReading.Uncertain(3), read(bytes, null));
    assertEquals(
        cues(spoken(language)),
        assertInstanceOf(SubtitleReading.Read.class, read(bytes, charset)).cues());
  }

  /** The beginning of the Universal Declaration of Human Rights, a cue for each sentence. */
  private static String spoken(String language) {
    var cues = new StringBuilder();
    int number = 0;
    for (var sentence : Sentences.IN.getOrDefault(language, "").split("[.。,，、]\\s*")) {
      number++;
      cues.append("%d\n00:00:%02d,000 --> 00:00:%02d,900\n".formatted(number, number, number));
      cues.append(sentence).append("\n\n");
    }
    return cues.toString();
  }

  private static List<Cue> cues(String text) {
    return assertInstanceOf(SubtitleReading.Read.class, read(text.getBytes(UTF_8))).cues();
  }

  private static Charset windows(String number) {
    return Charset.forName("windows-" + number);
  }

  private static SubtitleReading.Malformed malformed(byte[] bytes, @Nullable String charset) {
    return assertInstanceOf(SubtitleReading.Malformed.class, read(bytes, charset));
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
    assertMalformed(2, "1\n00:99:01,000 --> 00:99:02,000\nno such minute\n");
    assertMalformed(1, "WEBVTTX\n\nno\n");
    assertMalformed(4, "WEBVTT\n\nid\nnot a time\n");
    assertMalformed(3, "WEBVTT\n\n00:01.000 --> \nno\n");
    assertMalformed(1, "\u0000\u0000\u0000 ftypisom\n");
  }

  @Test
  void onlyAnEmptyLineEndsACueOfWebVtt() {
    var captions =
        """
        WEBVTT
        Kind: captions
        Language: en

        00:00:02.160 --> 00:00:03.429 align:start position:0%
        \s
        Welcome<00:00:02.400><c> to</c><00:00:02.700><c> the</c><00:00:02.900><c> show</c>

        00:00:03.429 --> 00:00:03.439 align:start position:0%
        Welcome to the show
        \s

        """;

    assertRead(
        SubtitleFormat.VTT,
        List.of(
            Cue.plain(2160, 3429, "Welcome to the show"),
            Cue.plain(3429, 3439, "Welcome to the show")),
        captions.getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1\n00:00:01,000 --> 00:00:02,500\none\n \nstill one\n\n2\n00:00:03,000 --> 00:00:04,000\ntwo",
        "1\n00:00:01,000 --> 00:00:02,500\none\n\nstill one\n\n00:00:03,000 --> 00:00:04,000\ntwo",
        "1\n00:00:01,000 --> 00:00:02,500\none\n\nstill one\n2\n00:00:03,000 --> 00:00:04,000\ntwo\n\n",
        "9\n00:00:03,000 --> 00:00:04,000\ntwo\n\n9\n00:00:01,000 --> 00:00:02,500\none\n\f\nstill one",
        "WEBVTT\r\r00:01.000 --> 00:02.500\rone\rstill one\r\r00:03.000 --> 00:04.000\rtwo",
        "1\r\r\n00:00:01,000 --> 00:00:02,500\r\r\none\r\r\nstill one\r\r\n\r\r\n00:00:03,000 --> 00:00:04,000\r\r\ntwo",
        "\n\nWEBVTT \n\n\n\n00:01.000-->00:02.500  \none\nstill one\n\n00:03.0-->00:04.0align:start\ntwo\n",
        "WEBVTT\n\n00:01.000 --> 00:02.500\none\nstill one\n\ufeffWEBVTT\n\n00:03.000 --> 00:04.000\ntwo",
        "\ufeff1\n00:00:01,000 --> 00:00:02,500\none\nstill one\n\n\ufeff1\n00:00:03,000 --> 00:00:04,000\ntwo",
        "1\n00: 00: 01, 000 -> 00: 00: 02, 500\none\nstill one\n\n2\n00:00:03,000 \u2013> 00:00:04,000\ntwo",
        "1\n00:00:01,00 - -> 00:00:02.50\none\nstill one\n\n2\n00:00:03:000 -- > 00:00:04:000\ntwo",
        "\u200e1\u202c\n\u200e00:00:01.0009 --> 00:00:02.500000\none\nstill one\n\n\u200e2\n\u200e0:0:3 --> 0:0:4\ntwo",
        "1\n\uff10\uff10\uff1a00\uff1a01\uff0c000 --> 00:00:02,500\none\nstill one\n\n2\n00:00:03,000 --> 00:00:04,000\ntwo\n\u0000\u0000",
        "WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:900000,LOCAL:00:00:00.000\n\n00:01.000 --> 00:02.500\none\nstill one\n\n"
            + "WEBVTT\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:1080000\n\n00:01.000 --> 00:02.000\ntwo",
        "WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:8589844592,LOCAL:00:00:00.000\n\n00:01.000 --> 00:02.500\none\nstill one\n\n"
            + "WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:0,LOCAL:00:00:00.000\n\n00:02.000 --> 00:03.000\ntwo",
        "WEBVTT\n\n00:01.000 --> 00:02.500\none\nstill one\n\nWEBVTT\n\n00:01.000 --> 00:02.500\none\nstill one\n\n"
            + "00:03.000 --> 00:04.000\ntwo",
        "WEBVTT\n\nNOTE\n \nany\n\nSTYLE\n::cue{}\n\n00:01.000 --> 00:02.500\none\nstill one\n\nREGION\nid:x\n\n"
            + "STYLE\n::cue(b){}\n\nNOTE last\n00:03.000 --> 00:04.000\ntwo",
      })
  void readsWhatProgramsMakeOfSubtitles(String text) {
    var read = assertInstanceOf(SubtitleReading.Read.class, read(text.getBytes(UTF_8)));

    assertEquals(
        List.of(Cue.plain(1000, 2500, "one\nstill one"), Cue.plain(3000, 4000, "two")),
        read.cues());
    assertEquals(0, read.skippedCount());
  }

  @Test
  void keepsOverlapsAndHoursAboveNinetyNine() {
    assertRead(
        SubtitleFormat.SRT,
        List.of(Cue.plain(1000, 5000, "under"), Cue.plain(2000, 3000, "over")),
        "1\n00:00:01,000 --> 00:00:05,000\nunder\n\n2\n00:00:02,000 --> 00:00:03,000\nover"
            .getBytes(UTF_8));
    assertRead(
        SubtitleFormat.VTT,
        List.of(Cue.plain(360_000_000, 360_001_000, "late")),
        "WEBVTT\n\n100:00:00.000 --> 100:00:01.000\nlate".getBytes(UTF_8));
  }

  @Test
  void anArrowOrATimeInATextEndsNothing() {
    for (var text : List.of("a --> b", "5:30 -> home", "12", "at 10:30:00 --> gone")) {
      assertRead(
          SubtitleFormat.SRT,
          List.of(Cue.plain(1000, 2000, text), Cue.plain(3000, 4000, "two")),
          ("1\n00:00:01,000 --> 00:00:02,000\n"
                  + text
                  + "\n\n2\n00:00:03,000 --> 00:00:04,000\ntwo")
              .getBytes(UTF_8));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00:00:02,500 --> soon",
        "00:00:02,500 --> 00:00:02,000",
        "00:00:02,500 --> 00:00:02,500",
        "-00:00:02,500 --> 00:00:02,600",
        "00:00:02,500 00:00:02,600",
        "00:99:02,500 --> 00:99:02,600",
        "--> 00:00:02,500",
        "99999:00:02,500 --> 99999:00:02,600",
      })
  void leavesOutABlockThatCannotBeReadAndTellsIt(String time) {
    var one = "1\n00:00:01,000 --> 00:00:02,000\none\n\n";
    var three = "3\n00:00:03,000 --> 00:00:04,000\nthree\n";
    for (var header : List.of("", "WEBVTT\n\n")) {
      var read =
          assertInstanceOf(
              SubtitleReading.Read.class,
              read((header + one + "2\n" + time + "\nlost\n\n" + three).getBytes(UTF_8)));

      assertEquals(
          List.of(Cue.plain(1000, 2000, "one"), Cue.plain(3000, 4000, "three")), read.cues());
      assertEquals(1, read.skippedCount());
      assertEquals(header.isEmpty() ? 6 : 8, read.skipped().getFirst().line());
    }
  }

  @Test
  void tellsTheFirstHundredOfTheBlocksThatItLeavesOut() {
    var text = "1\n00:00:02,000 --> 00:00:01,000\nbackwards\n\n".repeat(150);

    var read = assertInstanceOf(SubtitleReading.Read.class, read((text + SRT).getBytes(UTF_8)));

    assertEquals(150, read.skippedCount());
    assertEquals(100, read.skipped().size());
    assertEquals(398, read.skipped().getLast().line());
  }

  @Test
  void refusesMoreThanTheLimits() throws IOException {
    var one = new SubtitleReader(new SubtitleLimits(1000, 1));
    assertEquals(
        new SubtitleReading.TooManyCues(6, 1),
        one.read(new ByteArrayInputStream(SRT.getBytes(UTF_8)), null));
    var small = new SubtitleReader(new SubtitleLimits(20, 1));
    assertEquals(
        new SubtitleReading.TooLarge(20),
        small.read(new ByteArrayInputStream(SRT.getBytes(UTF_8)), null));
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
      if (read(bytes) instanceof SubtitleReading.Read read) {
        for (Cue cue : read.cues()) {
          assertEquals(true, cue.endMillis() > cue.startMillis(), read.format().name());
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
    return read(bytes, null);
  }

  private static SubtitleReading read(byte[] bytes, @Nullable String charset) {
    try {
      return new SubtitleReader(SubtitleLimits.DEFAULT)
          .read(new ByteArrayInputStream(bytes), charset);
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static void assertRead(SubtitleFormat format, List<Cue> cues, byte[] bytes) {
    assertRead(format, cues, bytes, null);
  }

  private static void assertRead(
      SubtitleFormat format, List<Cue> cues, byte[] bytes, @Nullable String charset) {
    assertEquals(new SubtitleReading.Read(format, cues, List.of(), 0), read(bytes, charset));
  }

  private static void assertMalformed(int line, String text) {
    var reading = read(text.getBytes(UTF_8));
    assertEquals(line, assertInstanceOf(SubtitleReading.Malformed.class, reading).line(), text);
  }
}
