package dev.callsheet.codegen.contract;

import dev.callsheet.contract.document.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the body of an error holds besides its details, by the pointers of its family. */
public final class ErrorBody {
  /** What the server puts at a pointer of the context, by the name that the family gives it. */
  static final Map<String, String> SOURCES =
      Map.of(
          "request_id", "REQUEST_ID",
          "trace_id", "REQUEST_ID",
          "timestamp", "TIMESTAMP",
          "path", "PATH",
          "status", "STATUS");

  private ErrorBody() {}

  /**
   * A value in the body.
   *
   * @param source where it comes from
   * @param constant the text of one that is always the same, else null
   */
  public record Part(String pointer, String source, @Nullable String constant) {}

  /** The values that a response's schema has a place for. */
  public static List<Part> parts(Family family, Response response) {
    Optional<Schema> body = response.content().values().stream().findFirst();
    if (!response.isError() || body.isEmpty()) {
      return List.of();
    }
    List<Part> parts = new ArrayList<>();
    if (family.hasCodes()) {
      parts.add(new Part(family.code().toString(), "CODE", null));
    }
    family.messages().stream()
        .map(Object::toString)
        .filter(pointer -> body.get().at(pointer).isPresent())
        .findFirst()
        .ifPresent(pointer -> parts.add(part(body.get(), pointer, "MESSAGE")));
    family
        .context()
        .forEach(
            (name, pointer) -> {
              String source = SOURCES.get(name);
              if (source != null && body.get().at(pointer.toString()).isPresent()) {
                parts.add(new Part(pointer.toString(), source, null));
              }
            });
    return parts;
  }

  /** A message that can be one text alone is that text. */
  private static Part part(Schema body, String pointer, String source) {
    List<String> values =
        body.at(pointer).map(held -> held.schema().enumValues()).orElse(List.of());
    return values.size() == 1
        ? new Part(pointer, "CONSTANT", values.get(0))
        : new Part(pointer, source, null);
  }
}
