package dev.callsheet.office.theme;

import dev.callsheet.office.image.Image;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an organisation wants its documents to look, as it says so; what it leaves open is as in
 * {@link Theme#PLAIN}.
 *
 * @param accents up to six colours for what stands out, the most important first, as RRGGBB or RGB,
 *     with or without {@code #}
 * @param dark the colour of text; null for the plain one
 * @param light the colour of the paper; null for the plain one
 * @param headingFont the family name of the font of headings; null for that of the text
 * @param bodyFont the family name of the font of the text; null for the plain one
 * @param logo null where there is none
 * @param footer a line below each page or slide; null where there is none
 */
public record Brand(
    List<String> accents,
    @Nullable String dark,
    @Nullable String light,
    @Nullable String headingFont,
    @Nullable String bodyFont,
    @Nullable Image logo,
    @Nullable String footer) {
  /** Keeps a copy. */
  public Brand {
    accents = List.copyOf(accents);
  }
}
