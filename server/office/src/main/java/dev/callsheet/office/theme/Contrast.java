package dev.callsheet.office.theme;

/** How well a colour can be told from another, by WCAG 2. */
public final class Contrast {
  private Contrast() {}

  /**
   * The contrast of two colours: from 1, the same, to 21, black and white.
   *
   * @param one as RRGGBB
   * @param other as RRGGBB
   */
  public static double of(String one, String other) {
    return Colour.of(one).orElseThrow().contrast(Colour.of(other).orElseThrow());
  }
}
