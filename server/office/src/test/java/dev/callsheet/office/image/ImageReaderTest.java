package dev.callsheet.office.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.office.image.ImageOutcome.Accepted;
import dev.callsheet.office.image.ImageOutcome.Problem;
import dev.callsheet.office.image.ImageOutcome.Refused;
import dev.callsheet.office.warning.Warning;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ImageReaderTest {
  private final ImageReader reader = new ImageReader(Duration.ofSeconds(10));

  @TempDir Path folder;

  @Test
  void anOrdinaryJpegKeepsItsPixelsAndLosesWhereItWasTaken() throws Exception {
    var jpeg =
        jpeg(quadrants(), exif(1), segment(0xfe, "by Jo Doe".getBytes(StandardCharsets.UTF_8)));
    var image = accepted(jpeg);
    assertEquals(Image.Format.JPEG, image.format());
    assertArrayEquals(jpeg(quadrants()), bytes(image.content()));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 64, 32, RG BW", "2, 64, 32, GR WB", "3, 64, 32, WB GR", "4, 64, 32, BW RG",
    "5, 32, 64, RB GW", "6, 32, 64, BR WG", "7, 32, 64, WG BR", "8, 32, 64, GW RB"
  })
  void aJpegStandsUpright(int orientation, int width, int height, String seen) throws Exception {
    var image = accepted(jpeg(quadrants(), exif(orientation)));
    assertEquals(width + " " + height, image.width() + " " + image.height());
    assertEquals(seen, corners(image));
  }

  @Test
  void aPngWithAnOrientationStandsUpright() throws Exception {
    var image = accepted(png(quadrants(), chunk("eXIf", tiff(6))));
    assertEquals("32 64", image.width() + " " + image.height());
    assertEquals("BR WG", corners(image));
  }

  @Test
  void aPngKeepsItsPixelsAndLosesItsTexts() throws Exception {
    var text = chunk("tEXt", "Author\0Jo Doe".getBytes(StandardCharsets.ISO_8859_1));
    var image = accepted(png(quadrants(), text));
    assertEquals(Image.Format.PNG, image.format());
    assertArrayEquals(png(quadrants()), bytes(image.content()));
  }

  @Test
  void whatFollowsTheEndOfAPictureDoesNotComeAlong() throws Exception {
    var png = png(quadrants());
    assertArrayEquals(png, bytes(accepted(concat(png, new byte[1000])).content()));
    var jpeg = jpeg(quadrants());
    assertArrayEquals(jpeg, bytes(accepted(concat(jpeg, new byte[1000])).content()));
  }

  @Test
  void ofAnAnimatedPngTheFirstPictureIsTakenAndSaidSo() throws Exception {
    var control = ByteBuffer.allocate(8).putInt(2).putInt(0).array();
    var outcome = assertInstanceOf(Accepted.class, read(png(quadrants(), chunk("acTL", control))));
    assertEquals("image_animated", outcome.warnings().getFirst().code());
    assertArrayEquals(png(quadrants()), bytes(outcome.image().content()));
  }

  @Test
  void aPressJpegBecomesOneOfAScreen() throws Exception {
    for (var press : new byte[][] {cmyk(), resource("ycck.jpg")}) {
      var image = accepted(press);
      assertEquals(Image.Format.JPEG, image.format());
      assertEquals("RG BW", corners(image));
      var facts = JpegFile.copy(image.content().open(), new ByteArrayOutputStream());
      assertEquals(3, facts.components());
    }
  }

  @Test
  void aProgressiveJpegIsTakenAsItIs() throws Exception {
    var image = accepted(resource("progressive.jpg"));
    assertEquals("RG BW", corners(image));
    assertEquals(Image.Format.JPEG, image.format());
  }

  @ParameterizedTest
  @CsvSource({
    "lossy.webp, JPEG, RG BW",
    "lossless.webp, PNG, RG BW",
    "alpha.webp, PNG, RG B-",
    "lossy-alpha.webp, PNG, RG B-",
    "turned.webp, JPEG, BR WG"
  })
  void aWebpBecomesWhatOfficeProgramsShow(String name, Image.Format format, String seen)
      throws Exception {
    var image = accepted(resource(name));
    assertEquals(format, image.format());
    assertEquals(seen, corners(image));
  }

  @Test
  void ofAnAnimatedWebpTheFirstPictureIsTakenAndSaidSo() throws Exception {
    var outcome = assertInstanceOf(Accepted.class, read(resource("animated.webp")));
    assertEquals("image_animated", outcome.warnings().getFirst().code());
    assertEquals("RG BW", corners(outcome.image()));
  }

  @Test
  void aGifKeepsItsPixelsAndOfSeveralPicturesTheFirst() throws Exception {
    var one = gif(quadrants());
    var image = accepted(one);
    assertEquals(Image.Format.GIF, image.format());
    assertEquals("RG BW", corners(image));
    var body = Arrays.copyOfRange(one, 13 + (3 << (one[10] & 7) + 1), one.length - 1);
    var two = concat(Arrays.copyOf(one, one.length - 1), body, new byte[] {0x3b});
    var outcome = assertInstanceOf(Accepted.class, read(two));
    assertEquals("image_animated", outcome.warnings().getFirst().code());
    assertEquals("RG BW", corners(outcome.image()));
  }

  @Test
  void everyKindThatIsCutOffIsRefused() throws Exception {
    for (var whole :
        new byte[][] {
          png(noise()),
          jpeg(noise()),
          gif(noise()),
          resource("lossy.webp"),
          resource("lossless.webp")
        }) {
      for (double share : new double[] {0.3, 0.5, 0.95}) {
        var refused = refused(Arrays.copyOf(whole, (int) (whole.length * share)));
        assertEquals(Problem.CUT_OFF, refused.problem(), refused.message());
      }
    }
  }

  @Test
  void aPictureWithFewerPixelsThanItSaysIsRefused() throws Exception {
    var png = png(quadrants());
    ByteBuffer.wrap(png).putInt(20, 10_000);
    var header = Arrays.copyOfRange(png, 12, 29);
    var sum = new CRC32();
    sum.update(header);
    ByteBuffer.wrap(png).putInt(29, (int) sum.getValue());
    assertEquals(Problem.DAMAGED, refused(png).problem());
    var jpeg = jpeg(noise());
    int frame = indexOf(jpeg, (byte) 0xff, (byte) 0xc0);
    ByteBuffer.wrap(jpeg).putShort(frame + 5, (short) 5_000);
    assertEquals(Problem.DAMAGED, refused(jpeg).problem());
    var gif = gif(quadrants());
    int picture = 13 + (3 << (gif[10] & 7) + 1);
    while (gif[picture] != 0x2c) {
      picture++;
    }
    gif[picture + 8] = 100;
    assertEquals(Problem.DAMAGED, refused(gif).problem());
  }

  @Test
  void aPngThatUnfoldsIntoMoreThanItSaysIsRefused() throws Exception {
    assertEquals(Problem.DAMAGED, refused(pngOfZeros(10, 10, 100_000_000)).problem());
  }

  @Test
  void tooManyPixelsAreRefusedBeforeTheyAreUnpacked() throws Exception {
    var started = System.nanoTime();
    assertEquals(Problem.TOO_MANY_PIXELS, refused(pngOfZeros(29_000, 29_000, 1_000)).problem());
    assertEquals(Problem.TOO_LONG_A_SIDE, refused(pngOfZeros(40_000, 10, 1_000)).problem());
    assertTrue(System.nanoTime() - started < 2_000_000_000L);
  }

  @Test
  void aChangedByteIsNoticedInAPng() throws Exception {
    var png = png(noise());
    png[png.length / 2] ^= 1;
    assertEquals(Problem.DAMAGED, refused(png).problem());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "hello", "<html><body><svg></svg></body></html>", "<?xml version='1.0'?><a/>"})
  void whatIsNoPictureIsRefused(String text) throws Exception {
    var problem = refused(text.getBytes(StandardCharsets.UTF_8)).problem();
    assertEquals(text.isEmpty() ? Problem.EMPTY : Problem.NOT_A_PICTURE, problem);
  }

  @ParameterizedTest
  @CsvSource({
    "'%PDF-1.7', a PDF",
    "'II*\0xxxxxxxx', a TIFF",
    "'\0\0\0\u0018ftypheic....', a HEIC",
    "'\0\0\0\u0018ftypavif....', an AVIF"
  })
  void aKindThatIsNotReadIsNamed(String beginning, String name) throws Exception {
    var refused = refused(beginning.getBytes(StandardCharsets.ISO_8859_1));
    assertEquals(Problem.UNSUPPORTED, refused.problem());
    assertTrue(refused.message().contains(name), refused.message());
  }

  @Test
  void anSvgIsDrawnAndKept() throws Exception {
    var image =
        accepted(
            svg(
                "width='64' height='32'",
                """
                <rect width='32' height='16' fill='red'/>
                <rect x='32' width='32' height='16' fill='lime'/>
                <rect y='16' width='32' height='16' fill='blue'/>
                """));
    assertEquals("64 32", image.width() + " " + image.height());
    assertEquals(Image.Format.PNG, image.format());
    assertEquals("RG B-", corners(image));
    assertEquals(1024, decoded(image).getWidth());
    assertTrue(text(image).contains("<rect"));
  }

  @Test
  void anSvgDoesNothingButDraw() throws Exception {
    var outcome =
        assertInstanceOf(
            Accepted.class,
            read(
                svg(
                    "viewBox='0 0 10 10' onload='x()'",
                    """
                    <?xml-stylesheet href='http://127.0.0.1:9/a.css'?>
                    <!-- secret -->
                    <metadata>Jo Doe</metadata>
                    <script>alert(1)</script>
                    <style>@import url(http://127.0.0.1:9/b.css); rect{fill:url(http://127.0.0.1:9/c);
                      stroke:url(#g)}</style>
                    <style>rect{fill:u\\72l(http://127.0.0.1:9/c)}</style>
                    <linearGradient id='g'/>
                    <a xlink:href='javascript:x()'><rect width='5' height='5' onclick='x()'/></a>
                    <foreignObject><body xmlns='http://www.w3.org/1999/xhtml'>hi</body></foreignObject>
                    <image href='http://127.0.0.1:9/d.png' width='1' height='1'/>
                    <image href='file:///etc/passwd' width='1' height='1'/>
                    <use href='other.svg#a'/>
                    <rect width='1' height='1' fill="url('https://127.0.0.1:9/e#x')"/>
                    <rect width='1' height='1'><animate attributeName='x' to='5'/></rect>
                    """)));
    var kept = text(outcome.image());
    for (var left :
        new String[] {
          "127.0.0.1",
          "javascript",
          "alert",
          "onload",
          "onclick",
          "passwd",
          "other.svg",
          "secret",
          "Jo Doe",
          "foreign",
          "animate",
          "@import",
          "\\72"
        }) {
      assertFalse(kept.contains(left), left + " in " + kept);
    }
    assertTrue(kept.contains("url(#g)"), kept);
    assertEquals(
        5,
        outcome.warnings().stream().map(Warning::message).distinct().count(),
        outcome.warnings().toString());
  }

  @Test
  void rulesOfAnSvgForADarkScreenAreLeftOut() throws Exception {
    var style = "<style>rect{fill:red} @media (prefers-color-scheme:dark){rect{fill:blue}}</style>";
    var image = accepted(svg("width='64' height='32'", style + "<rect width='64' height='32'/>"));
    assertEquals("RR RR", corners(image));
    assertFalse(text(image).contains("media"));
  }

  @Test
  void entitiesOfAnSvgAreReadAndThoseThatUnfoldRefused() throws Exception {
    var ordinary =
        "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://127.0.0.1:9/svg11.dtd\""
            + " [<!ENTITY ns \"http://www.w3.org/2000/svg\">]>"
            + "<svg xmlns='&ns;' width='4' height='4'><rect width='4' height='4'/></svg>";
    assertNotNull(accepted(ordinary.getBytes(StandardCharsets.UTF_8)).vector());
    var bomb = new StringBuilder("<!DOCTYPE svg [<!ENTITY a0 'aaaaaaaaaa'>");
    for (int level = 1; level < 12; level++) {
      bomb.append("<!ENTITY a%d '%s'>".formatted(level, ("&a" + (level - 1) + ";").repeat(10)));
    }
    bomb.append("]><svg xmlns='http://www.w3.org/2000/svg'><text>&a11;</text></svg>");
    assertEquals(
        Problem.DAMAGED, refused(bomb.toString().getBytes(StandardCharsets.UTF_8)).problem());
    var file =
        "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>"
            + "<svg xmlns='http://www.w3.org/2000/svg' width='4' height='4'><text>&x;</text></svg>";
    var outcome = read(file.getBytes(StandardCharsets.UTF_8));
    if (outcome instanceof Accepted accepted) {
      assertTrue(text(accepted.image()).contains("<text></text>"));
    }
  }

  @Test
  void anSvgThatRefersToItselfOverAndOverIsRefused() throws Exception {
    var bomb = new StringBuilder("<g id='g0'><rect width='1' height='1'/></g>");
    for (int level = 1; level < 12; level++) {
      bomb.append(
          "<g id='g%d'>%s</g>"
              .formatted(level, ("<use xlink:href='#g" + (level - 1) + "'/>").repeat(10)));
    }
    var many = refused(svg("width='9' height='9'", bomb.toString()));
    assertEquals(Problem.TOO_COMPLEX, many.problem(), many.message());
    assertEquals(
        Problem.DAMAGED,
        refused(svg("width='9' height='9'", "<g id='a'><use xlink:href='#a'/></g>")).problem());
    var deep = "<g>".repeat(5_000) + "</g>".repeat(5_000);
    var nested = refused(svg("width='9' height='9'", deep));
    assertEquals(Problem.TOO_COMPLEX, nested.problem(), nested.message());
  }

  @Test
  void anSvgThatTakesTooLongIsRefusedInTime() throws Exception {
    var slow = new ImageReader(Duration.ofMillis(300));
    var shapes = "<circle cx='50' cy='50' r='50' opacity='.5' fill='red'/>".repeat(50_000);
    var started = System.nanoTime();
    var outcome = slow.read(file(svg("width='100' height='100'", shapes)), "slow.svg", folder);
    assertEquals(Problem.TOO_COMPLEX, assertInstanceOf(Refused.class, outcome).problem());
    assertTrue(System.nanoTime() - started < 5_000_000_000L);
  }

  @ParameterizedTest
  @CsvSource({
    "width='1in' height='0.5in', 96, 48",
    "viewBox='0 0 1000000 500000', 2048, 1024",
    "viewBox='0 0 40 20' width='100%' height='100%', 40, 20",
    "viewBox='0 0 40 20' width='80', 80, 40",
    "'', 20, 10",
    "width='1' height='100000', 1, 2048"
  })
  void anSvgIsSeenAtTheSizeThatItSays(String size, int width, int height) throws Exception {
    var image = accepted(svg(size, "<rect x='5' y='5' width='20' height='10'/>"));
    assertEquals(width + " " + height, image.width() + " " + image.height());
  }

  @Test
  void aPictureInAnSvgIsHeldToTheSameRules() throws Exception {
    var tagged = jpeg(quadrants(), exif(1));
    var image =
        accepted(
            svg(
                "width='64' height='32' viewBox='0 0 64 32'",
                "<image width='64' height='32' xlink:href='data:image/jpeg;base64,%s'/>"
                    .formatted(Base64.getEncoder().encodeToString(tagged))));
    assertEquals("RG BW", corners(image));
    assertTrue(text(image).contains(Base64.getEncoder().encodeToString(jpeg(quadrants()))));
    var bomb = Base64.getEncoder().encodeToString(pngOfZeros(29_000, 29_000, 1_000));
    assertEquals(
        Problem.TOO_MANY_PIXELS,
        refused(
                svg(
                    "width='64' height='32'",
                    "<image width='64' height='32' xlink:href='data:image/png;base64,"
                        + bomb
                        + "'/>"))
            .problem());
  }

  @Test
  void theSameFileGivesTheSameBytes() throws Exception {
    for (var name : new String[] {"ycck.jpg", "lossy.webp", "alpha.webp"}) {
      var bytes = resource(name);
      assertArrayEquals(bytes(accepted(bytes).content()), bytes(accepted(bytes).content()), name);
    }
    var svg = svg("width='64' height='32'", "<circle r='30' fill='red'/><text y='20'>Hi</text>");
    assertArrayEquals(bytes(accepted(svg).content()), bytes(accepted(svg).content()));
    assertNull(accepted(png(quadrants())).vector());
  }

  private ImageOutcome read(byte[] bytes) throws Exception {
    return reader.read(file(bytes), "a.png", folder);
  }

  private Path file(byte[] bytes) throws Exception {
    return Files.write(Files.createTempFile(folder, "sent", ".bin"), bytes);
  }

  private Image accepted(byte[] bytes) throws Exception {
    return assertInstanceOf(Accepted.class, read(bytes)).image();
  }

  private Refused refused(byte[] bytes) throws Exception {
    return assertInstanceOf(Refused.class, read(bytes));
  }

  private static byte[] bytes(Image.Content content) throws Exception {
    try (var in = content.open()) {
      return in.readAllBytes();
    }
  }

  private static String text(Image image) throws Exception {
    var vector = image.vector();
    assertNotNull(vector);
    return new String(bytes(vector), StandardCharsets.UTF_8);
  }

  private static BufferedImage decoded(Image image) throws Exception {
    try (var in = image.content().open()) {
      return ImageIO.read(in);
    }
  }

  /** The colours of the four quarters: red, green, blue, white or, where nothing is, a dash. */
  private static String corners(Image image) throws Exception {
    var pixels = decoded(image);
    int right = pixels.getWidth() * 3 / 4;
    int bottom = pixels.getHeight() * 3 / 4;
    int left = pixels.getWidth() / 4;
    int top = pixels.getHeight() / 4;
    return colour(pixels, left, top)
        + colour(pixels, right, top)
        + " "
        + colour(pixels, left, bottom)
        + colour(pixels, right, bottom);
  }

  private static String colour(BufferedImage pixels, int x, int y) {
    var colour = new Color(pixels.getRGB(x, y), true);
    if (colour.getAlpha() < 50) {
      return "-";
    }
    boolean red = colour.getRed() > 128;
    boolean green = colour.getGreen() > 128;
    boolean blue = colour.getBlue() > 128;
    if (red && green && blue) {
      return "W";
    }
    if (red && !green && !blue) {
      return "R";
    }
    if (green && !red && !blue) {
      return "G";
    }
    return blue && !red && !green ? "B" : colour.toString();
  }

  private static BufferedImage quadrants() {
    var image = new BufferedImage(64, 32, BufferedImage.TYPE_INT_RGB);
    var graphics = image.createGraphics();
    int at = 0;
    for (var colour : new Color[] {Color.RED, Color.GREEN, Color.BLUE, Color.WHITE}) {
      graphics.setColor(colour);
      graphics.fillRect(at % 2 * 32, at / 2 * 16, 32, 16);
      at++;
    }
    graphics.dispose();
    return image;
  }

  private static BufferedImage noise() {
    var random = new Random(7);
    var image = new BufferedImage(100, 100, BufferedImage.TYPE_INT_RGB);
    for (int pixel = 0; pixel < 10_000; pixel++) {
      image.setRGB(pixel % 100, pixel / 100, random.nextInt());
    }
    return image;
  }

  private static byte[] encoded(BufferedImage image, String format) throws Exception {
    var out = new ByteArrayOutputStream();
    assertTrue(ImageIO.write(image, format, out));
    return out.toByteArray();
  }

  private static byte[] gif(BufferedImage image) throws Exception {
    return encoded(image, "gif");
  }

  /** A JPEG with these segments after its beginning. */
  private static byte[] jpeg(BufferedImage image, byte[]... segments) throws Exception {
    var plain = encoded(image, "jpeg");
    var out = new ByteArrayOutputStream();
    out.write(plain, 0, 2);
    for (var segment : segments) {
      out.writeBytes(segment);
    }
    out.write(plain, 2, plain.length - 2);
    return out.toByteArray();
  }

  /** A JPEG of four inks, written as programs for the press write it: inverted. */
  private static byte[] cmyk() throws Exception {
    var pixels = quadrants();
    var inks =
        Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 64, 32, 4, new java.awt.Point());
    for (int y = 0; y < 32; y++) {
      for (int x = 0; x < 64; x++) {
        var colour = new Color(pixels.getRGB(x, y));
        inks.setPixel(x, y, new int[] {colour.getRed(), colour.getGreen(), colour.getBlue(), 255});
      }
    }
    var out = new ByteArrayOutputStream();
    var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (var stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.write(new IIOImage(inks, null, null));
    } finally {
      writer.dispose();
    }
    var adobe = "Adobe\0d\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
    var plain = out.toByteArray();
    return concat(
        Arrays.copyOf(plain, 2), segment(0xee, adobe), Arrays.copyOfRange(plain, 2, plain.length));
  }

  /** A PNG with these chunks after its header. */
  private static byte[] png(BufferedImage image, byte[]... chunks) throws Exception {
    var plain = encoded(image, "png");
    var out = new ByteArrayOutputStream();
    out.write(plain, 0, 33);
    for (var chunk : chunks) {
      out.writeBytes(chunk);
    }
    out.write(plain, 33, plain.length - 33);
    return out.toByteArray();
  }

  private static byte[] pngOfZeros(int width, int height, int bytes) throws Exception {
    var packed = new ByteArrayOutputStream();
    try (var deflating = new DeflaterOutputStream(packed)) {
      var zeros = new byte[1000];
      for (int written = 0; written < bytes; written += zeros.length) {
        deflating.write(zeros);
      }
    }
    var header =
        ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {8, 0, 0, 0, 0});
    return concat(
        Arrays.copyOf(encoded(quadrants(), "png"), 8),
        chunk("IHDR", header.array()),
        chunk("IDAT", packed.toByteArray()),
        chunk("IEND", new byte[0]));
  }

  private static byte[] chunk(String type, byte[] content) {
    var body = concat(type.getBytes(StandardCharsets.ISO_8859_1), content);
    var sum = new CRC32();
    sum.update(body);
    return ByteBuffer.allocate(body.length + 8)
        .putInt(content.length)
        .put(body)
        .putInt((int) sum.getValue())
        .array();
  }

  private static byte[] segment(int marker, byte[] content) {
    return ByteBuffer.allocate(content.length + 4)
        .put((byte) 0xff)
        .put((byte) marker)
        .putShort((short) (content.length + 2))
        .put(content)
        .array();
  }

  private static byte[] exif(int orientation) {
    return segment(
        0xe1, concat("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1), tiff(orientation)));
  }

  private static byte[] tiff(int orientation) {
    return ByteBuffer.allocate(26)
        .put(new byte[] {'M', 'M', 0, 42})
        .putInt(8)
        .putShort((short) 1)
        .putShort((short) 0x0112)
        .putShort((short) 3)
        .putInt(1)
        .putShort((short) orientation)
        .array();
  }

  private static byte[] svg(String attributes, String content) {
    return ("<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' "
            + attributes
            + ">"
            + content
            + "</svg>")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] concat(byte[]... parts) {
    var out = new ByteArrayOutputStream();
    for (var part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static int indexOf(byte[] bytes, byte first, byte second) {
    for (int at = 0; at < bytes.length - 1; at++) {
      if (bytes[at] == first && bytes[at + 1] == second) {
        return at;
      }
    }
    throw new AssertionError("not there");
  }

  private static byte[] resource(String name) throws Exception {
    try (var in = ImageReaderTest.class.getResourceAsStream(name)) {
      assertNotNull(in, name);
      return new ByteArrayInputStream(in.readAllBytes()).readAllBytes();
    }
  }
}
