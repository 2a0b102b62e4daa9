package dev.callsheet.codegen.contract;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an operation takes as its body.
 *
 * @param content schema by media type, in the order of the document
 */
public record RequestBody(
    boolean required, String description, Map<String, Schema> content, int line) {

  /** The object whose properties are the fields of a form, where the body is one. */
  Optional<Schema> form() {
    return content.entrySet().stream()
        .filter(each -> MediaTypes.isForm(each.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** The schemas that say what is read: those of a form's fields stand for the form. */
  Stream<Schema> read() {
    return content.entrySet().stream()
        .flatMap(
            each ->
                MediaTypes.isForm(each.getKey())
                    ? each.getValue().properties().values().stream()
                    : Stream.of(each.getValue()));
  }
}
