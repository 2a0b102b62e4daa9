package dev.callsheet.office.document;

import dev.callsheet.office.text.DistinctNames;
import dev.callsheet.office.text.Inline;
import java.util.List;
import java.util.Locale;

/**
 * Gives the headings of one document, in reading order, the anchors that links within it name.
 *
 * <p>An anchor is the heading's words in small letters, with hyphens for spaces and without
 * punctuation; a heading of the same words as an earlier one has {@code -1}, {@code -2} and so on
 * behind it.
 */
public final class Anchors {
  private final DistinctNames given = new DistinctNames(1);

  /** The anchor of the next heading, without {@code #}. */
  public String next(List<Inline> heading) {
    var base = slug(Inline.plain(heading));
    return given.take(base, again -> base + "-" + again);
  }

  private static String slug(String words) {
    var slug = new StringBuilder();
    words
        .strip()
        .toLowerCase(Locale.ROOT)
        .codePoints()
        .forEach(
            point -> {
              if (Character.isLetterOrDigit(point) || point == '_' || isMark(point)) {
                slug.appendCodePoint(point);
              } else if (point == '-' || Character.isWhitespace(point)) {
                slug.append('-');
              }
            });
    return slug.isEmpty() ? "section" : slug.toString();
  }

  private static boolean isMark(int point) {
    return switch (Character.getType(point)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
      default -> false;
    };
  }
}
