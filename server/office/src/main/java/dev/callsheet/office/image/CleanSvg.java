package dev.callsheet.office.image;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An SVG that does nothing but draw.
 *
 * @param width what its root says, as it is written; null where it says nothing
 * @param height what its root says, as it is written; null where it says nothing
 * @param viewBox what its root says, as it is written; null where it says nothing
 * @param losses what had to be left out
 */
record CleanSvg(
    byte[] bytes,
    @Nullable String width,
    @Nullable String height,
    @Nullable String viewBox,
    Set<Loss> losses) {
  /** What is left out of an SVG. */
  enum Loss {
    SCRIPT("What the SVG would do by script was left out."),
    FOREIGN("What the SVG holds that is not SVG, such as HTML, was left out."),
    REFERENCE("What the SVG would fetch from elsewhere was left out."),
    PICTURE("A picture within the SVG that cannot be read was left out."),
    LINK("The links of the SVG were left out."),
    ANIMATION("The SVG moves; a document shows it as it stands.");

    private final String message;

    Loss(String message) {
      this.message = message;
    }

    String message() {
      return message;
    }
  }
}
