package dev.callsheet.office.docx;

import com.ibm.icu.util.LocaleData;
import com.ibm.icu.util.ULocale;
import java.util.Locale;

/**
 * A page, in twentieths of a point.
 *
 * @param margin on all four sides
 */
record Page(int width, int height, int margin) {
  private static final Page A4 = new Page(11_906, 16_838, 1_418);
  private static final Page LETTER = new Page(12_240, 15_840, 1_440);

  /** What people print on there; A4 where the locale names no country. */
  static Page of(Locale locale) {
    if (locale.getCountry().isEmpty()) {
      return A4;
    }
    return LocaleData.getPaperSize(ULocale.forLocale(locale)).getHeight() == 279 ? LETTER : A4;
  }

  Page turned() {
    return new Page(height, width, margin);
  }

  int textWidth() {
    return width - 2 * margin;
  }

  int textHeight() {
    return height - 2 * margin;
  }
}
