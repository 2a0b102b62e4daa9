package dev.callsheet.office.outline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands between two pairs of curly brackets: a name, a colon and arguments with commas
 * between them.
 *
 * <p>An argument may have a name and an equals sign before it; values without a name that follow
 * belong to it, so that {@code y=revenue,cost} are two columns. A value that holds a comma stands
 * in quotation marks.
 *
 * @param name in small letters
 * @param text all behind the colon
 * @param values the arguments without a name
 * @param named the others, by their names in small letters
 */
record Directive(String name, String text, List<String> values, Map<String, List<String>> named) {
  private static final Pattern FORM =
      Pattern.compile("\\s*([\\p{L}_-]+)\\s*(?::(.*))?", Pattern.DOTALL);
  private static final Pattern NAMED =
      Pattern.compile("\\s*([A-Za-z][A-Za-z_-]*)\\s*=(.*)", Pattern.DOTALL);

  /** Arguments that take more than one value; what follows them belongs to them. */
  private static final Set<String> OPEN = Set.of("y", "columns", "title", "alt");

  /** The directive, or null where the text is not of the form of one. */
  static @Nullable Directive of(String content) {
    var form = FORM.matcher(content);
    if (!form.matches()) {
      return null;
    }
    var text = form.group(2) == null ? "" : form.group(2).strip();
    var values = new ArrayList<String>();
    var named = new LinkedHashMap<String, List<String>>();
    List<String> open = values;
    for (var part : parts(text)) {
      var match = NAMED.matcher(part);
      if (match.matches()) {
        var key = match.group(1).toLowerCase(Locale.ROOT);
        var list = named.computeIfAbsent(key, _ -> new ArrayList<>());
        list.add(unquoted(match.group(2)));
        open = OPEN.contains(key) ? list : values;
      } else if (!part.isBlank()) {
        open.add(unquoted(part));
      }
    }
    return new Directive(form.group(1).toLowerCase(Locale.ROOT), text, values, named);
  }

  /** The text of an argument whose commas are part of it, or null where it is not given. */
  @Nullable String argument(String key) {
    var list = named.get(key);
    return list == null ? null : String.join(", ", list);
  }

  /** A quotation begins where a value does: at the beginning, or behind an equals sign. */
  private static List<String> parts(String text) {
    var parts = new ArrayList<String>();
    var part = new StringBuilder();
    char open = 0;
    boolean opens = true;
    for (int position = 0; position < text.length(); position++) {
      char next = text.charAt(position);
      if (open != 0) {
        open = next == open ? 0 : open;
      } else if (next == '"' && opens) {
        open = '"';
      } else if (next == '“' && opens) {
        open = '”';
      } else if (next == ',') {
        parts.add(part.toString());
        part.setLength(0);
        opens = true;
        continue;
      }
      part.append(next);
      opens = next == '=' || opens && Character.isWhitespace(next);
    }
    parts.add(part.toString());
    return parts;
  }

  private static String unquoted(String value) {
    var plain = value.strip().replaceAll("\\s+", " ");
    boolean quoted =
        plain.length() >= 2
            && ((plain.startsWith("\"") && plain.endsWith("\""))
                || (plain.startsWith("“") && plain.endsWith("”")));
    return quoted ? plain.substring(1, plain.length() - 1).strip() : plain;
  }
}
