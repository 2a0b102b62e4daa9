package dev.callsheet.media.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.callsheet.media.render.Framing.Fit;
import dev.callsheet.media.render.Framing.Shape;
import dev.callsheet.media.render.Resolution.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LayoutTest {
  @ParameterizedTest
  @CsvSource({
    // source, shape, fit, resolution, scaled, output
    "1280x720, ORIGINAL, CROP, SOURCE, 1280x720, 1280x720",
    "1280x720, PORTRAIT, CROP, SOURCE, 1280x720, 404x720",
    "1920x1080, PORTRAIT, CROP, P720, 1920x1080, 606x1080",
    "3840x2160, PORTRAIT, CROP, P720, 2276x1280, 720x1280",
    "1280x720, SQUARE, CROP, P540, 960x540, 540x540",
    "719x405, SQUARE, CROP, SOURCE, 718x404, 404x404",
    "1280x720, PORTRAIT, PAD, SOURCE, 720x404, 720x1280",
    "1280x720, SQUARE, PAD, SOURCE, 720x404, 720x720",
    "3840x2160, PORTRAIT, PAD, SOURCE, 2160x1214, 2160x3840",
    "7680x4320, PORTRAIT, PAD, SOURCE, 2160x1214, 2160x3840",
    "360x800, PORTRAIT, PAD, SOURCE, 288x640, 360x640",
    "360x800, PORTRAIT, CROP, SOURCE, 360x800, 360x640",
    "1080x1920, PORTRAIT, CROP, P720, 720x1280, 720x1280",
    "606x1080, PORTRAIT, PAD, SOURCE, 606x1080, 606x1080",
    "1081x1080, SQUARE, PAD, P1080, 1080x1080, 1080x1080"
  })
  void aPictureIsCutOrPaddedToTheShape(
      String source, Shape shape, Fit fit, Resolution resolution, String scaled, String output) {
    var layout =
        Layout.of(
            new Framing(shape, fit, Framing.Size.SOURCE),
            resolution,
            size(source).width(),
            size(source).height());
    assertEquals(new Layout(size(scaled), size(output), false), layout);
  }

  @ParameterizedTest
  @CsvSource({
    // source, shape, fit, size, scaled, output
    "1280x720, PORTRAIT, CROP, P1080, 3414x1920, 1080x1920",
    "1280x720, PORTRAIT, BLUR, P1080, 1080x606, 1080x1920",
    "1280x720, PORTRAIT, PAD, P720, 720x404, 720x1280",
    "1280x720, SQUARE, BLUR, P1080, 1080x606, 1080x1080",
    "1280x720, ORIGINAL, CROP, P1080, 1920x1080, 1920x1080",
    "3840x2160, PORTRAIT, CROP, P720, 2276x1280, 720x1280",
    "404x720, PORTRAIT, BLUR, P1080, 1080x1924, 1080x1920",
    "1280x720, PORTRAIT, BLUR, SOURCE, 720x404, 720x1280",
    "8000x100, ORIGINAL, CROP, P1080, 3840x48, 3840x48"
  })
  void aSizeAskedForIsMet(
      String source, Shape shape, Fit fit, Framing.Size size, String scaled, String output) {
    var layout =
        Layout.of(
            new Framing(shape, fit, size),
            Resolution.SOURCE,
            size(source).width(),
            size(source).height());
    assertEquals(size(scaled), layout.scaled());
    assertEquals(size(output), layout.output());
  }

  private static Size size(String text) {
    var parts = text.split("x", -1);
    return new Size(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
  }
}
