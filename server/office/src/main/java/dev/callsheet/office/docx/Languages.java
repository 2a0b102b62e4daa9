package dev.callsheet.office.docx;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.util.ULocale;
import java.lang.Character.UnicodeScript;
import java.util.Locale;
import java.util.Set;

/**
 * The languages of a document by the kind of writing, as BCP 47 with a country.
 *
 * @param eastAsianFirst whether that of the document is an East Asian one
 * @param rightToLeft whether the document as a whole runs so
 */
record Languages(
    String simple, String eastAsian, String complex, boolean eastAsianFirst, boolean rightToLeft) {
  /** Scripts that join or stack letters from left to right. */
  private static final Set<String> COMPLEX =
      Set.of(
          "Beng", "Deva", "Gujr", "Guru", "Khmr", "Knda", "Laoo", "Mlym", "Mymr", "Orya", "Sinh",
          "Taml", "Telu", "Thai", "Tibt");

  /**
   * @param eastAsian the language of East Asian words where that of the document is none
   */
  static Languages of(Locale locale, String eastAsian) {
    var likely = ULocale.addLikelySubtags(ULocale.forLocale(locale));
    var tag = tag(likely);
    boolean rightToLeft = likely.isRightToLeft();
    return switch (likely.getScript()) {
      case "Hans", "Hant", "Jpan", "Kore" -> new Languages("en-US", tag, "ar-SA", true, false);
      default ->
          rightToLeft || COMPLEX.contains(likely.getScript())
              ? new Languages("en-US", eastAsian, tag, false, rightToLeft)
              : new Languages(tag, eastAsian, "ar-SA", false, false);
    };
  }

  private static String tag(ULocale locale) {
    if (locale.getLanguage().isEmpty()) {
      return "en-US";
    }
    return locale.getCountry().isEmpty()
        ? locale.getLanguage()
        : locale.getLanguage() + "-" + locale.getCountry();
  }

  /** The language of a text of the kind {@link Script#COMPLEX} or right to left. */
  String complex(String text) {
    var script =
        text.codePoints()
            .mapToObj(UnicodeScript::of)
            .filter(each -> each != UnicodeScript.COMMON && each != UnicodeScript.INHERITED)
            .findFirst()
            .orElse(UnicodeScript.COMMON);
    var own = ULocale.addLikelySubtags(new ULocale(complex));
    if (script == UnicodeScript.COMMON || own.getScript().equals(code(script))) {
      return complex;
    }
    return switch (script) {
      case HEBREW -> "he-IL";
      case THAI -> "th-TH";
      case DEVANAGARI -> "hi-IN";
      case BENGALI -> "bn-IN";
      case GUJARATI -> "gu-IN";
      case GURMUKHI -> "pa-IN";
      case KANNADA -> "kn-IN";
      case MALAYALAM -> "ml-IN";
      case ORIYA -> "or-IN";
      case TAMIL -> "ta-IN";
      case TELUGU -> "te-IN";
      case SINHALA -> "si-LK";
      case KHMER -> "km-KH";
      case LAO -> "lo-LA";
      case MYANMAR -> "my-MM";
      case TIBETAN -> "bo-CN";
      default -> "ar-SA";
    };
  }

  private static String code(UnicodeScript script) {
    return UScript.getShortName(UScript.getCodeFromName(script.name()));
  }
}
