package dev.callsheet.office.theme;

import dev.callsheet.office.image.Image;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How documents look.
 *
 * @param accents six colours for what stands out and for the series of charts, as RRGGBB
 * @param dark the colour of text, as RRGGBB
 * @param light the colour of the paper, as RRGGBB
 * @param muted a second colour of text and of lines, as RRGGBB
 * @param tint a second colour of the paper, as RRGGBB
 * @param link the colour of links, as RRGGBB
 * @param headingFont the family name of the font of headings
 * @param bodyFont the family name of the font of everything else
 * @param logo null where there is none
 * @param footer a line below each page or slide; null where there is none
 */
public record Theme(
    List<String> accents,
    String dark,
    String light,
    String muted,
    String tint,
    String link,
    String headingFont,
    String bodyFont,
    @Nullable Image logo,
    @Nullable String footer) {
  /** How documents look of whom no brand is known. */
  public static final Theme PLAIN =
      new Theme(
          List.of("1F5FA8", "D9772B", "3B8F5A", "8A5BA6", "B33A3A", "5E7380"),
          "1B2733",
          "FFFFFF",
          "44546A",
          "EDF1F5",
          "1F5FA8",
          "Calibri",
          "Calibri",
          null,
          null);

  /** Refuses another number of accents than office programs have. */
  public Theme {
    accents = List.copyOf(accents);
    if (accents.size() != 6) {
      throw new IllegalArgumentException("Six accents, not " + accents.size());
    }
  }
}
