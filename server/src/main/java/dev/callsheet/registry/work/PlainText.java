package dev.callsheet.registry.work;

import dev.callsheet.registry.content.WorkContent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The texts that can be stored and committed to: JSON can write a NUL, which PostgreSQL has not,
 * and half of a surrogate pair, which has no bytes.
 */
final class PlainText {
  private PlainText() {}

  /** The first field of a work with another text; empty for none. */
  static Optional<String> fault(WorkContent content, String filename) {
    Map<String, @Nullable String> texts = new LinkedHashMap<>();
    texts.put("title", content.title());
    texts.put("filename", filename);
    texts.put("external_ref", content.externalRef());
    for (var place = 0; place < content.creators().size(); place++) {
      var creator = content.creators().get(place);
      texts.put("creators[" + place + "].name", creator.name());
      texts.put("creators[" + place + "].email", creator.email());
    }
    return texts.entrySet().stream()
        .filter(text -> text.getValue() != null && !isPlain(text.getValue()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static boolean isPlain(String text) {
    return text.codePoints()
        .noneMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE);
  }
}
