package dev.callsheet.office.theme;

import dev.callsheet.office.warning.Warnings;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes a theme of a brand, in which everything can be read. */
public final class BrandTheme {
  /** Of text by WCAG 2, level AA. */
  private static final double TEXT = 4.5;

  /** Of what is drawn, such as the bars of a chart, and of large text, by the same. */
  private static final double DRAWN = 3;

  private static final int LONGEST_FOOTER = 200;
  private static final Pattern UNFIT = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\s]+");
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cs}\\p{Co}\\p{Cn}]");

  private final Brand brand;
  private final Warnings warnings;

  private BrandTheme(Brand brand, Warnings warnings) {
    this.brand = brand;
    this.warnings = warnings;
  }

  /**
   * Makes it.
   *
   * <p>Text, links and the first accent, on which the text of header rows is written in the colour
   * of the paper, get a contrast of at least 4.5 with the paper, the other accents one of 3; a
   * colour that has less is darkened (on dark paper lightened), with a warning. Accents that the
   * brand does not name are derived from those that it names. What cannot be read as a colour or
   * the name of a font is left out, with a warning.
   */
  public static Theme of(Brand brand, Warnings warnings) {
    return new BrandTheme(brand, warnings).theme();
  }

  private Theme theme() {
    var paper = colour("light", brand.light(), Theme.PLAIN.light());
    var text = readable("dark", colour("dark", brand.dark(), Theme.PLAIN.dark()), paper, TEXT);
    var accents = accents(paper);
    boolean plain = accents.hex().equals(Theme.PLAIN.accents()) && isPlain(text, paper);
    var body = font("bodyFont", brand.bodyFont(), Theme.PLAIN.bodyFont());
    return new Theme(
        accents.hex(),
        text.hex(),
        paper.hex(),
        plain ? Theme.PLAIN.muted() : text.mix(paper, 0.2).readableOn(paper, TEXT).hex(),
        plain ? Theme.PLAIN.tint() : tint(accents.first(), paper, text).hex(),
        accents.first().readableOn(paper, TEXT).hex(),
        font("headingFont", brand.headingFont(), body),
        body,
        brand.logo(),
        footer());
  }

  private record Accents(List<Colour> colours) {
    Colour first() {
      return colours.getFirst();
    }

    List<String> hex() {
      return colours.stream().map(Colour::hex).toList();
    }
  }

  private static boolean isPlain(Colour text, Colour paper) {
    return text.hex().equals(Theme.PLAIN.dark()) && paper.hex().equals(Theme.PLAIN.light());
  }

  /** A second paper, tinged by the first accent, on which the text can still be read. */
  private static Colour tint(Colour accent, Colour paper, Colour text) {
    var tint = paper.mix(accent, 0.08);
    return text.contrast(tint) >= TEXT ? tint : paper;
  }

  private Accents accents(Colour paper) {
    var named = new ArrayList<Colour>();
    for (int number = 0; number < brand.accents().size(); number++) {
      var where = "accents[" + number + "]";
      var text = brand.accents().get(number);
      if (named.size() == 6) {
        warnings.add("brand_ignored", "A theme has six accents; further ones are left out.", where);
        break;
      }
      var colour = Colour.of(text);
      if (colour.isEmpty()) {
        warnIgnored(where, text, "colour");
        continue;
      }
      named.add(readable(where, colour.get(), paper, named.isEmpty() ? TEXT : DRAWN));
    }
    if (named.isEmpty()) {
      var plain = Theme.PLAIN.accents().stream().map(hex -> Colour.of(hex).orElseThrow()).toList();
      for (var colour : plain) {
        named.add(colour.readableOn(paper, named.isEmpty() ? TEXT : DRAWN));
      }
      return new Accents(named);
    }
    int given = named.size();
    for (int number = given; number < 6; number++) {
      named.add(derived(named, number, given, paper));
    }
    return new Accents(named);
  }

  /** A colour of another hue, or of the same where it is grey, that differs from all there are. */
  private static Colour derived(List<Colour> named, int number, int given, Colour paper) {
    var turned = named.get(number % given).turned(number / given * 67.0);
    for (var difference : List.of(0.3, 0.2, 0.1, 0.02)) {
      for (double share = 0; share < 0.8; share += 0.1) {
        for (var end : List.of(Colour.BLACK, Colour.WHITE)) {
          var candidate = turned.mix(end, share).readableOn(paper, DRAWN);
          if (named.stream().allMatch(other -> other.difference(candidate) > difference)) {
            return candidate;
          }
        }
      }
    }
    return turned.readableOn(paper, DRAWN);
  }

  private Colour colour(String where, @Nullable String text, String plain) {
    if (text != null) {
      var colour = Colour.of(text);
      if (colour.isPresent()) {
        return colour.get();
      }
      warnIgnored(where, text, "colour");
    }
    return Colour.of(plain).orElseThrow();
  }

  private Colour readable(String where, Colour colour, Colour paper, double contrast) {
    var readable = colour.readableOn(paper, contrast);
    if (!readable.hex().equals(colour.hex())) {
      warnings.add(
          "colour_changed",
          "%s cannot be read on %s; %s is used in its place."
              .formatted(colour.hex(), paper.hex(), readable.hex()),
          where);
    }
    return readable;
  }

  private String font(String where, @Nullable String text, String plain) {
    if (text == null) {
      return plain;
    }
    var font = FontName.of(text);
    if (font.isEmpty()) {
      warnIgnored(where, text, "font");
      return plain;
    }
    if (!font.get().name().equals(text.strip())) {
      warnings.add("font_changed", "The font is used as " + font.get().name() + ".", where);
    }
    return font.get().name();
  }

  private @Nullable String footer() {
    if (brand.footer() == null) {
      return null;
    }
    var line =
        INVISIBLE.matcher(UNFIT.matcher(brand.footer()).replaceAll(" ")).replaceAll("").strip();
    if (line.isEmpty()) {
      return null;
    }
    if (line.codePointCount(0, line.length()) <= LONGEST_FOOTER) {
      return line;
    }
    warnings.add("value_cut", "The footer is cut to " + LONGEST_FOOTER + " characters.", "footer");
    return line.substring(0, line.offsetByCodePoints(0, LONGEST_FOOTER - 1)).stripTrailing() + "…";
  }

  private void warnIgnored(String where, String text, String kind) {
    var shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
    warnings.add(
        "brand_ignored", "\"" + shown + "\" is not a " + kind + " and is left out.", where);
  }
}
