package dev.callsheet.documents.generate;

import dev.callsheet.documents.DocumentFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The names of documents. */
final class DocumentFileName {
  private static final int LONGEST = 120;
  private static final String UNFIT = "\\/:*?\"<>|";

  private DocumentFileName() {}

  /**
   * Returns the name of a document: the one that was asked for, or one made of its title, with the
   * ending of its format and without what a file system cannot have.
   */
  static String of(@Nullable String asked, @Nullable String title, DocumentFormat format) {
    var ending = "." + format.extension();
    var name = clean(asked == null ? title : asked);
    if (name.toLowerCase(Locale.ROOT).endsWith(ending)) {
      name = name.substring(0, name.length() - ending.length()).strip();
    }
    return (name.isEmpty() ? "document" : name) + ending;
  }

  private static String clean(@Nullable String text) {
    if (text == null) {
      return "";
    }
    var name = new StringBuilder();
    text.codePoints()
        .limit(LONGEST)
        .map(point -> UNFIT.indexOf(point) >= 0 ? '-' : point)
        .filter(DocumentFileName::isShown)
        .forEach(name::appendCodePoint);
    return name.toString().strip().replaceFirst("^\\.+", "").replaceFirst("\\.+$", "").strip();
  }

  private static boolean isShown(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
