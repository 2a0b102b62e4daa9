package dev.callsheet.office.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.callsheet.office.image.ImageOutcome.Accepted;
import dev.callsheet.office.image.ImageOutcome.Problem;
import dev.callsheet.office.image.ImageOutcome.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures that are made to take time, memory or the stack, or to fetch something. */
final class HostileImageTest {
  /** Far more than is needed, and far less than what would go on and on. */
  private static final Duration BOUND = Duration.ofSeconds(20);

  private static final String ROOT = "<svg xmlns='http://www.w3.org/2000/svg' ";

  /** What makes programs fetch something that is not in the file itself. */
  private static final Pattern FETCHING =
      Pattern.compile("(?<![\\w-])(?:url\\([ \"'\\n]*+(?!#)|image-set\\(|@import|[^<>]*\\\\)");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"<!a>", "<?a?>", "<!---->", "<!", "<?xml "})
  void whatComesBeforeARootIsLookedThroughOnce(String part) {
    var outcome = assertTimeout(BOUND, () -> read(part.repeat(4096 / part.length()) + "<x/>"));
    assertInstanceOf(Refused.class, outcome);
  }

  @Test
  void anSvgIsToldBehindALongComment() throws Exception {
    var svg =
        "<?xml version='1.0'?><!--"
            + "-licence ".repeat(1_000)
            + "-->"
            + ROOT
            + "width='9' height='9'><rect width='9' height='9'/></svg>";
    assertInstanceOf(Accepted.class, read(svg));
  }

  @ParameterizedTest
  @ValueSource(strings = {"width", "height", "viewBox"})
  void aSizeOfManyDigitsIsNone(String attribute) {
    var svg =
        ROOT + attribute + "='" + "1".repeat(1_000_000) + "x'><rect width='9' height='9'/></svg>";
    assertInstanceOf(Accepted.class, assertTimeout(BOUND, () -> read(svg)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<path d='M0 0H100' stroke-dasharray='0.0000001' stroke='#000'/>",
        "<path d='M0 0H100' style='stroke-dasharray: 1e-9' stroke='#000'/>",
        "<style>path{stroke-dasharray:1e-9}</style><path d='M0 0H100' stroke='#000'/>",
        "<rect width='1e30' height='1e30' stroke-dasharray='1' stroke='#000'/>"
      })
  void dashesWithoutEndAreNotDrawn(String content) throws Exception {
    var outcome = read(ROOT + "width='9' height='9'>" + content + "</svg>");
    assertEquals(Problem.TOO_COMPLEX, assertInstanceOf(Refused.class, outcome).problem());
  }

  @Test
  void dashesThatPeopleDrawAreDrawn() throws Exception {
    var path = "<path d='M0 0L9000 4000' stroke-dasharray='4 2.5' stroke='#123456'/>";
    assertInstanceOf(
        Accepted.class, read(ROOT + "viewBox='0 0 9000 9000'>" + path.repeat(200) + "</svg>"));
  }

  @Test
  void ofSeveralElementsOfOneNameTheLargestCounts() throws Exception {
    var many = "<rect width='1' height='1'/>".repeat(50_000);
    var outcome =
        read(
            ROOT
                + "width='9' height='9'><defs><g id='a'/><g id='a'>"
                + many
                + "</g></defs>"
                + "<use href='#a'/>".repeat(100)
                + "</svg>");
    assertEquals(Problem.TOO_COMPLEX, assertInstanceOf(Refused.class, outcome).problem());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "İİİİİİİİİİİİİİİİ a{fill:url(http://evil.example/a)}",
        "a{fill:im@x;age-set(\"http://evil.example/a\" 1x)}",
        "a{fill:u@x;rl(http://evil.example/a)}",
        "a{fill:u/**/rl(http://evil.example/a)}",
        "a{fill:url(\u2003#http://evil.example/a)}",
        "a{fill:URL( 'http://evil.example/a')}",
        "a{fill:url(&#104;ttp://evil.example/a)}",
        "a{fill:u\\72 l(http://evil.example/a)}",
        "<g>@import 'http://evil.example/a';</g>",
        "<style>@import 'http://evil.example/a';</style>",
        "@im\\port 'http://evil.example/a';",
        "@media print{@import 'http://evil.example/a';}"
      })
  void noStyleOfAnSvgFetchesAnything(String css) throws Exception {
    var outcome =
        read(
            ROOT
                + "width='9' height='9'><style>"
                + css
                + "</style>"
                + "<rect width='9' height='9'/></svg>");
    var accepted = assertInstanceOf(Accepted.class, outcome);
    assertFalse(FETCHING.matcher(vector(accepted)).find(), () -> vector(accepted));
  }

  @Test
  void aJpegOfFillBytesNeedsNoStack() throws Exception {
    var jpeg = new ByteArrayOutputStream();
    jpeg.writeBytes(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 2});
    for (int pair = 0; pair < 1_000_000; pair++) {
      jpeg.write(0xff);
      jpeg.write(0);
    }
    assertInstanceOf(Refused.class, read(jpeg.toByteArray()));
  }

  @Test
  void aWebpOfPicturesWithinPicturesNeedsNoStack() throws Exception {
    int frames = 100_000;
    int head = 8 + 16;
    var webp = ByteBuffer.allocate(12 + 18 + frames * head).order(ByteOrder.LITTLE_ENDIAN);
    webp.put(ascii("RIFF")).putInt(webp.capacity() - 8).put(ascii("WEBP"));
    webp.put(ascii("VP8X")).putInt(10).put((byte) 2).put(new byte[9]);
    for (int frame = 1; frame <= frames; frame++) {
      webp.put(ascii("ANMF")).putInt((frames - frame) * head + 16).put(new byte[16]);
    }
    assertInstanceOf(Refused.class, read(webp.array()));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private ImageOutcome read(String svg) throws Exception {
    return read(svg.getBytes(StandardCharsets.UTF_8));
  }

  private ImageOutcome read(byte[] content) throws Exception {
    var file = Files.write(folder.resolve("picture"), content);
    return new ImageReader(BOUND).read(file, "picture", folder);
  }

  private static String vector(Accepted accepted) {
    try (var in = Objects.requireNonNull(accepted.image().vector()).open()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
