package dev.callsheet.documents.upload;

import dev.callsheet.office.warning.Warning;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The name that a file is known by, made of what its sender calls it.
 *
 * @param warnings where it is another one
 */
record FileName(String text, List<Warning> warnings) {
  private static final String UNNAMED = "upload";
  private static final int LONGEST = 255;
  private static final String DIRECTIONS =
      "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff";

  /** Names that lead to a folder wherever they are saved. */
  private static final Set<String> FOLDERS = Set.of(".", "..");

  /** A name that is no path: browsers of old, and some programs, send the folders with it. */
  static FileName of(@Nullable String sent) {
    if (sent == null) {
      return changed("The file came without a name", UNNAMED);
    }
    // Some programs put a backslash before a quotation mark, which begins no folder.
    var unquoted = sent.replace("\\\"", "\"");
    var last =
        unquoted.substring(Math.max(unquoted.lastIndexOf('/'), unquoted.lastIndexOf('\\')) + 1);
    var clean = new StringBuilder();
    last.codePoints().filter(FileName::isShown).forEach(clean::appendCodePoint);
    var name = shortened(clean.toString().strip());
    if (name.isEmpty() || FOLDERS.contains(name)) {
      return changed("The name of the file has nothing that can be shown", UNNAMED);
    }
    return name.equals(unquoted)
        ? new FileName(name, List.of())
        : changed(
            "The name of the file had folders, spaces or signs that a name cannot have", name);
  }

  private static FileName changed(String why, String name) {
    return new FileName(
        name,
        List.of(new Warning("file_name_changed", why + "; it is called " + name + ".", null)));
  }

  /** Signs that turn the direction of the text make an ending look like another one. */
  private static boolean isShown(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.FORMAT -> !DIRECTIONS.contains(Character.toString(point));
      default -> true;
    };
  }

  /** Keeps the ending, which some programs go by. */
  private static String shortened(String name) {
    var length = name.codePointCount(0, name.length());
    if (length <= LONGEST) {
      return name;
    }
    var dot = name.lastIndexOf('.');
    var ending = dot > name.length() - 10 ? name.substring(dot) : "";
    var kept = LONGEST - ending.codePointCount(0, ending.length());
    return name.substring(0, name.offsetByCodePoints(0, kept)) + ending;
  }
}
