package dev.callsheet.office.theme;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A colour of a screen.
 *
 * @param red from 0 to 1, as are the others, by the curve of sRGB
 */
record Colour(double red, double green, double blue) {
  static final Colour BLACK = new Colour(0, 0, 0);
  static final Colour WHITE = new Colour(1, 1, 1);

  private static final Pattern HEX = Pattern.compile("#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})");

  /** Reads RRGGBB or RGB, with or without {@code #}; empty if it is neither. */
  static Optional<Colour> of(String text) {
    var hex = HEX.matcher(text.strip());
    if (!hex.matches()) {
      return Optional.empty();
    }
    var digits = hex.group(1);
    if (digits.length() == 3) {
      digits = digits.replaceAll("(.)", "$1$1");
    }
    int rgb = Integer.parseInt(digits, 16);
    return Optional.of(
        new Colour((rgb >> 16) / 255.0, (rgb >> 8 & 0xff) / 255.0, (rgb & 0xff) / 255.0));
  }

  /** As RRGGBB. */
  String hex() {
    return String.format(
        Locale.ROOT,
        "%02X%02X%02X",
        Math.round(red * 255),
        Math.round(green * 255),
        Math.round(blue * 255));
  }

  /** The contrast of text in one of the two on the other, by WCAG 2: from 1 to 21. */
  double contrast(Colour other) {
    double lighter = Math.max(luminance(), other.luminance());
    double darker = Math.min(luminance(), other.luminance());
    return (lighter + 0.05) / (darker + 0.05);
  }

  /**
   * The nearest colour, on the way away from that of the paper, whose contrast with it is at least
   * this.
   */
  Colour readableOn(Colour paper, double contrast) {
    var end = BLACK.contrast(paper) >= WHITE.contrast(paper) ? BLACK : WHITE;
    for (int step = 0; step < 100; step++) {
      // What counts is what is written, which has no more than 256 steps.
      var candidate = of(mix(end, step / 100.0).hex()).orElseThrow();
      if (candidate.contrast(paper) >= contrast) {
        return candidate;
      }
    }
    return end;
  }

  /** A mixture: this one where {@code share} is 0, the other one where it is 1. */
  Colour mix(Colour other, double share) {
    return new Colour(
        red + (other.red - red) * share,
        green + (other.green - green) * share,
        blue + (other.blue - blue) * share);
  }

  /** A colour as light and as vivid, so many degrees on around the circle of colours. */
  Colour turned(double degrees) {
    double angle = Math.toRadians(degrees);
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    double third = (1 - cos) / 3;
    double root = Math.sqrt(1 / 3.0) * sin;
    return new Colour(
        clamped(red * (cos + third) + green * (third - root) + blue * (third + root)),
        clamped(red * (third + root) + green * (cos + third) + blue * (third - root)),
        clamped(red * (third - root) + green * (third + root) + blue * (cos + third)));
  }

  /** How far apart the two are: from 0 to 3. */
  double difference(Colour other) {
    return Math.abs(red - other.red) + Math.abs(green - other.green) + Math.abs(blue - other.blue);
  }

  private double luminance() {
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  }

  private static double linear(double value) {
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }

  private static double clamped(double value) {
    return Math.clamp(value, 0, 1);
  }
}
