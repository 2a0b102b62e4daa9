package dev.callsheet.office.docx;

import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The words that a document has of its own accord, in its language; in English where we have none
 * of it.
 *
 * @param page {@code {0}} stands for the number of the page, {@code {1}} for how many there are
 */
record Labels(String contents, String page, String table, String figure) {
  static Labels of(Locale locale) {
    var words =
        ResourceBundle.getBundle(
            "dev.callsheet.office.docx.labels",
            locale,
            Labels.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    return new Labels(
        words.getString("contents"),
        words.getString("page"),
        words.getString("table"),
        words.getString("figure"));
  }
}
