package dev.callsheet.contract.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A family of operations that share a path prefix and a way to write errors.
 *
 * @param pathPrefix how its paths begin; may have placeholders, and {@code /} begins any path
 * @param code where the code stands in an error body; the empty pointer where errors have no code
 * @param unrouted the answers to requests that match no operation, by status
 * @param node the whole entry of {@code x-families}
 */
public record Family(
    String name,
    String pathPrefix,
    String keyPrefix,
    JsonPointer code,
    Map<Integer, DeclaredAnswer> unrouted,
    JsonNode node) {
  /** The one code of a status in a family whose errors have none. */
  public static final String NO_CODE = "-";

  /** Stands for the family of a path outside of all families. */
  public static final Family NONE =
      new Family("", "", "", JsonPointer.empty(), Map.of(), MissingNode.getInstance());

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^/}]+}");

  /** Whether error bodies name a code. */
  public boolean hasCodes() {
    return !code.matches();
  }

  /** Returns where the message may stand in an error body; the first that is there counts. */
  public List<JsonPointer> messages() {
    var message = node.at("/error/message");
    var pointers = message.isArray() ? message.valueStream() : Stream.of(message);
    return pointers
        .map(pointer -> pointer.asString(""))
        .filter(pointer -> pointer.startsWith("/"))
        .map(JsonPointer::compile)
        .toList();
  }

  /** Returns where an error body tells of its request, by the names that the family gives. */
  public Map<String, JsonPointer> context() {
    var context = new LinkedHashMap<String, JsonPointer>();
    for (var entry : node.at("/error/context").properties()) {
      var pointer = entry.getValue().asString("");
      if (pointer.startsWith("/")) {
        context.put(entry.getKey(), JsonPointer.compile(pointer));
      }
    }
    return context;
  }

  /** Whether a request to this path is answered in the dialect of this family. */
  public boolean owns(String path) {
    if (pathPrefix.equals("/")) {
      return true;
    }
    var wanted = pathPrefix.split("/", -1);
    var given = path.split("/", -1);
    if (given.length < wanted.length) {
      return false;
    }
    for (var index = 0; index < wanted.length; index++) {
      if (!wanted[index].equals(given[index]) && !PLACEHOLDER.matcher(wanted[index]).matches()) {
        return false;
      }
    }
    return true;
  }

  /** Returns the code that an error body names, or the empty string. */
  public String codeOf(JsonNode body) {
    return hasCodes() ? body.at(code).asString("") : NO_CODE;
  }
}
