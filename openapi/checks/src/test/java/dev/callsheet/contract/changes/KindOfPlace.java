package dev.callsheet.contract.changes;

import dev.callsheet.contract.document.Walk;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What places of a document have in common that differ in names of our own or in position. */
final class KindOfPlace {
  /** Keys of which the children have names of our own. */
  private static final Pattern NAMES =
      Pattern.compile(
          "/(paths|schemas|parameters|headers|responses|properties|securitySchemes|examples|content"
              + "|x-families|framework-errors|callbacks|mapping|scopes)/[^/]+");

  private static final Pattern POSITIONS = Pattern.compile("/\\d+(?=/|$)");

  private static final Pattern WITHIN_AN_EXAMPLE = Pattern.compile(".*/(example|value)/.*");

  private KindOfPlace() {}

  /** Returns all kinds of places within a part of a document, each with the first of its kind. */
  static Map<String, String> in(String pointer, JsonNode part) {
    var kinds = new LinkedHashMap<String, String>();
    Walk.over(
        pointer,
        part,
        (place, _) -> {
          if (!WITHIN_AN_EXAMPLE.matcher(place).matches()) {
            var kind = POSITIONS.matcher(NAMES.matcher(place).replaceAll("/$1/*")).replaceAll("/*");
            kinds.putIfAbsent(kind, place);
          }
        });
    return kinds;
  }
}
