package dev.callsheet.office.xlsx;

import java.util.Locale;
import java.util.ResourceBundle;

/** The few words that a workbook has of its own, in its language, or else in English. */
final class Words {
  /** The mark of a test, in every language. */
  static final String TEST = "TEST";

  private final ResourceBundle words;

  Words(Locale locale) {
    words =
        ResourceBundle.getBundle(
            "dev.callsheet.office.xlsx.words",
            locale,
            Words.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** The name of the first sheet. */
  String overview() {
    return words.getString("overview");
  }

  /** The name of a sheet that has none. */
  String table() {
    return words.getString("table");
  }

  /** What stands before sums. */
  String total() {
    return words.getString("total");
  }
}
