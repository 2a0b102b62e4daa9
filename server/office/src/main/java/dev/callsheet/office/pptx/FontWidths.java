package dev.callsheet.office.pptx;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * How wide characters are in the fonts of a theme.
 *
 * <p>The fonts of the machine at hand are not those of the reader, so that the widths are kept in
 * tables for three kinds of fonts, each of a free font of the same metrics; a font that is not
 * known is taken to be wide, for so may be what a program shows in its place.
 */
final class FontWidths {
  private static final Set<String> NARROW_FAMILIES =
      Set.of(
          "calibri",
          "calibri light",
          "carlito",
          "times new roman",
          "liberation serif",
          "garamond",
          "gill sans mt",
          "arial narrow");
  private static final Set<String> USUAL_FAMILIES =
      Set.of(
          "arial",
          "helvetica",
          "helvetica neue",
          "liberation sans",
          "roboto",
          "source sans pro",
          "cambria",
          "candara",
          "corbel",
          "lato");
  private static final FontWidths NARROW = new FontWidths("narrow");
  private static final FontWidths USUAL = new FontWidths("usual");
  private static final FontWidths WIDE = new FontWidths("wide");

  /** What bold characters are wider than others, at most, on average of a line. */
  private static final double BOLD = 1.08;

  /** Every character of a font for code. */
  private static final double FIXED = 0.6;

  private static final int TABLE = 0x2400;
  private static final double UNMEASURED = 0.7;

  private final double[] widths = new double[TABLE];

  private FontWidths(String table) {
    Arrays.fill(widths, UNMEASURED);
    var name = "widths-" + table + ".txt";
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(FontWidths.class.getResourceAsStream(name), name),
                StandardCharsets.US_ASCII))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          take(line.split(" ", -1));
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void take(String[] fields) {
    int first = Integer.parseInt(fields[0], 16);
    for (int field = 1; field < fields.length; field++) {
      if (!fields[field].equals("-")) {
        widths[first + field - 1] = Integer.parseInt(fields[field]) / 1000.0;
      }
    }
  }

  /** Those of a font by the name of its family. */
  static FontWidths of(String family) {
    var name = family.strip().toLowerCase(Locale.ROOT);
    if (NARROW_FAMILIES.contains(name)) {
      return NARROW;
    }
    return USUAL_FAMILIES.contains(name) ? USUAL : WIDE;
  }

  /** The width of a character, as a share of the size of the text. */
  double width(int character, boolean bold, boolean fixed) {
    if (fixed && character < 0x1100) {
      return FIXED;
    }
    double width = character < TABLE ? widths[character] : other(character);
    if (character >= 0x300 && character < 0x370 || isMark(character)) {
      return 0;
    }
    return bold ? width * BOLD : width;
  }

  private static boolean isMark(int character) {
    if (character < 0x483) {
      return false;
    }
    return switch (Character.getType(character)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> true;
      default -> false;
    };
  }

  private static double other(int character) {
    boolean halfWidth = character >= 0xFF61 && character <= 0xFFDC;
    if (halfWidth) {
      return 0.5;
    }
    // Pictographs are wider than anything that is written.
    return character >= 0x1F000 && character < 0x20000 ? 1.4 : 1;
  }
}
