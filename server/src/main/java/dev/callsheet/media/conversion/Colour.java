package dev.callsheet.media.conversion;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** An opaque sRGB colour, each part from 0 to 255. */
public record Colour(int red, int green, int blue) {
  /** {@code #000000}. */
  public static final Colour BLACK = new Colour(0, 0, 0);

  /** {@code #ffffff}. */
  public static final Colour WHITE = new Colour(255, 255, 255);

  private static final Pattern HEXADECIMAL = Pattern.compile("#([0-9a-fA-F]{6})");

  /** Refuses parts out of range. */
  public Colour {
    Requirements.within("red", red, 0, 255);
    Requirements.within("green", green, 0, 255);
    Requirements.within("blue", blue, 0, 255);
  }

  /** Reads {@code #rrggbb}; empty if it is something else. */
  public static Optional<Colour> parse(String text) {
    var matcher = HEXADECIMAL.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int rgb = Integer.parseInt(matcher.group(1), 16);
    return Optional.of(new Colour(rgb >> 16, rgb >> 8 & 0xff, rgb & 0xff));
  }

  /** The colour as ffmpeg reads it, {@code 0xrrggbb}. */
  public String hexadecimal() {
    return String.format(Locale.ROOT, "0x%02x%02x%02x", red, green, blue);
  }

  /** The colour as one number, {@code 0xrrggbb}. */
  int rgb() {
    return red << 16 | green << 8 | blue;
  }
}
