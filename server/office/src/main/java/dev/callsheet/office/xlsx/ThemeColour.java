package dev.callsheet.office.xlsx;

import dev.callsheet.office.theme.Contrast;
import dev.callsheet.office.theme.Theme;

/** A colour of the theme, by the number that workbooks give it. */
enum ThemeColour {
  // Light and dark stand in another order here than in the theme itself.
  LIGHT,
  DARK,
  TINT,
  MUTED,
  ACCENT_1,
  ACCENT_2,
  ACCENT_3,
  ACCENT_4,
  ACCENT_5,
  ACCENT_6,
  LINK;

  int number() {
    return ordinal();
  }

  /** Whichever of light and dark can be told from a ground more easily. */
  static ThemeColour readableOn(ThemeColour ground, Theme theme) {
    var colour = ground.in(theme);
    return Contrast.of(theme.light(), colour) >= Contrast.of(theme.dark(), colour) ? LIGHT : DARK;
  }

  private String in(Theme theme) {
    return switch (this) {
      case LIGHT -> theme.light();
      case DARK -> theme.dark();
      case TINT -> theme.tint();
      case MUTED -> theme.muted();
      case ACCENT_1, ACCENT_2, ACCENT_3, ACCENT_4, ACCENT_5, ACCENT_6 ->
          theme.accents().get(ordinal() - ACCENT_1.ordinal());
      case LINK -> theme.link();
    };
  }
}
