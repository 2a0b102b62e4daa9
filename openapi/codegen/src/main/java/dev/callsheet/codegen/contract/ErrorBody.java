package dev.callsheet.codegen.contract;

import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.document.Family;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the body of an error holds besides its details, by the pointers of its family. */
public final class ErrorBody {
  /** What the server puts at a pointer of the context, by the name that the family gives it. */
  private static final Map<String, String> SOURCES =
      Map.of(
          "request_id", "REQUEST_ID",
          "trace_id", "REQUEST_ID",
          "timestamp", "TIMESTAMP",
          "path", "PATH",
          "status", "STATUS");

  private ErrorBody() {}

  /** The names of the context that the server knows what to put at. */
  public static Collection<String> contexts() {
    return new TreeSet<>(SOURCES.keySet());
  }

  /**
   * A value in the body.
   *
   * @param source where it comes from
   * @param constant the text of one that is always the same, else null
   */
  public record Part(String pointer, String source, @Nullable String constant) {}

  /** A property that the body of an error must have, by its pointer, and the line that says so. */
  public record Required(String pointer, int line) {}

  /** The values that a response's schema has a place for. */
  public static List<Part> parts(Family family, Response response) {
    Optional<Schema> body = body(response);
    if (body.isEmpty()) {
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
        .ifPresent(pointer -> parts.add(message(body.get(), pointer)));
    family
        .context()
        .forEach(
            (name, pointer) -> {
              String source = SOURCES.get(name);
              if (source != null && body.get().at(pointer.toString()).isPresent()) {
                parts.add(new Part(pointer.toString(), source, null));
              }
            });
    new Places(family, "", pointers(parts))
        .unfilled(body.get(), "")
        .forEach(
            required ->
                body.get()
                    .onlyText(required.pointer())
                    .ifPresent(text -> parts.add(new Part(required.pointer(), "CONSTANT", text))));
    return parts;
  }

  /**
   * What an answer with a code must have, but neither its parts nor anything further fills.
   *
   * @param further pointers to what else is filled
   */
  public static List<Required> unfilled(
      Family family, Response response, String code, Collection<String> further) {
    Set<String> filled = pointers(parts(family, response));
    filled.addAll(further);
    return body(response)
        .map(body -> new Places(family, code, filled).unfilled(body, ""))
        .orElse(List.of());
  }

  private static Optional<Schema> body(Response response) {
    return response.isError() ? response.content().values().stream().findFirst() : Optional.empty();
  }

  private static Set<String> pointers(List<Part> parts) {
    return parts.stream().map(Part::pointer).collect(Collectors.toCollection(HashSet::new));
  }

  /** A message that can be one text alone is that text. */
  private static Part message(Schema body, String pointer) {
    return body.onlyText(pointer)
        .map(text -> new Part(pointer, "CONSTANT", text))
        .orElseGet(() -> new Part(pointer, "MESSAGE", null));
  }

  /**
   * The places of a body with a code, of which some are filled. An object is there when something
   * within it is.
   */
  private record Places(Family family, String code, Set<String> filled) {

    List<Required> unfilled(Schema schema, String pointer) {
      List<Required> unfilled = new ArrayList<>();
      schema.parts().forEach(part -> unfilled.addAll(unfilled(part, pointer)));
      Map<String, Schema> properties = schema.properties();
      for (String name : schema.required()) {
        String place = place(pointer, name);
        boolean known = unfilled.stream().anyMatch(each -> each.pointer().equals(place));
        if (!known && !filled.contains(place) && !isHeld(place)) {
          Schema property = properties.getOrDefault(name, schema);
          unfilled.add(new Required(place, property.place().line()));
        }
      }
      properties.forEach(
          (name, property) -> {
            String place = place(pointer, name);
            if (!filled.contains(place) && isHeld(place)) {
              unfilled.addAll(unfilled(property, place));
            }
          });
      schema.branches().stream()
          .filter(branch -> isOfCode(branch, pointer))
          .map(branch -> unfilled(branch, pointer))
          .min(Comparator.comparingInt(List::size))
          .ifPresent(unfilled::addAll);
      return unfilled.stream().distinct().toList();
    }

    private boolean isHeld(String place) {
      return filled.stream().anyMatch(each -> each.startsWith(place + "/"));
    }

    /** Whether a branch may describe the error, as far as its code tells. */
    private boolean isOfCode(Schema branch, String pointer) {
      String place = family.code().toString();
      return !place.startsWith(pointer + "/")
          || branch
              .at(place.substring(pointer.length()))
              .map(held -> held.schema().enumValues())
              .filter(codes -> !codes.isEmpty() && !codes.contains(code))
              .isEmpty();
    }

    private static String place(String pointer, String name) {
      return pointer + "/" + ContractDocument.escape(name);
    }
  }
}
