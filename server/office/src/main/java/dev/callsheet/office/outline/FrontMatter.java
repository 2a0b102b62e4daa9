package dev.callsheet.office.outline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an outline says of itself above its first line, between two lines of hyphens.
 *
 * @param lines how many it takes; 0 where there is none
 * @param ignored the names that mean nothing here
 */
record FrontMatter(
    @Nullable String title, @Nullable String author, int lines, List<String> ignored) {
  private static final int LONGEST = 100;
  private static final Pattern ENTRY = Pattern.compile("([A-Za-z][\\w-]*)\\s*:(?:\\s+(.*))?");
  private static final Pattern CONTINUED = Pattern.compile("\\s+.*|-\\s.*|#.*|\\s*");

  static FrontMatter of(List<String> lines) {
    var none = new FrontMatter(null, null, 0, List.of());
    if (lines.isEmpty() || !lines.getFirst().stripTrailing().equals("---")) {
      return none;
    }
    String title = null;
    String author = null;
    var ignored = new ArrayList<String>();
    boolean any = false;
    for (int position = 1; position < Math.min(lines.size(), LONGEST); position++) {
      var line = lines.get(position).stripTrailing();
      if (line.equals("---") || line.equals("...")) {
        return any ? new FrontMatter(title, author, position + 1, ignored) : none;
      }
      var entry = ENTRY.matcher(line);
      if (entry.matches()) {
        any = true;
        var value = unquoted(entry.group(2));
        switch (entry.group(1).toLowerCase(Locale.ROOT)) {
          case "title" -> title = value;
          case "author" -> author = value;
          default -> ignored.add(entry.group(1));
        }
      } else if (!CONTINUED.matcher(line).matches()) {
        return none;
      }
    }
    return none;
  }

  private static @Nullable String unquoted(@Nullable String value) {
    if (value == null || value.isBlank()) {
      return null;
    }
    var plain = value.strip();
    char first = plain.charAt(0);
    boolean quoted =
        plain.length() > 1
            && (first == '"' || first == '\'')
            && plain.charAt(plain.length() - 1) == first;
    var inner = quoted ? plain.substring(1, plain.length() - 1).strip() : plain;
    return inner.isEmpty() ? null : inner;
  }
}
