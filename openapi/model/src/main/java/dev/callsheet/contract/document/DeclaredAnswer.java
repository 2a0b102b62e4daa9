package dev.callsheet.contract.document;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * An answer that an operation declares.
 *
 * @param component the name of the response component
 * @param pointer where the response stands in the document, as a JSON pointer
 * @param node the response itself
 * @param places where each error code that it allows stands, as JSON pointers; {@link
 *     Family#NO_CODE} alone in a family whose errors have none; empty for a success
 */
public record DeclaredAnswer(
    int status, String component, String pointer, JsonNode node, Map<String, String> places) {

  /** Returns the error codes that it allows. */
  public List<String> codes() {
    return List.copyOf(places.keySet());
  }

  /** Returns the media types of the body; empty for an answer without a body. */
  public Set<String> mediaTypes() {
    return Set.copyOf(node.path("content").propertyNames());
  }

  /** Returns the schema of a body, or a missing node. */
  public JsonNode schema(String mediaType) {
    return node.path("content").path(mediaType).path("schema");
  }

  /** Returns where the schema of a body stands, as a JSON pointer. */
  public String schemaPointer(String mediaType) {
    return pointer + "/content/" + ContractDocument.escape(mediaType) + "/schema";
  }

  /** Whether the body is a file rather than JSON of a schema. */
  public boolean isFile(String mediaType) {
    return schema(mediaType).path("format").asString("").equals("binary");
  }

  /** Returns the same with one of its codes alone. */
  DeclaredAnswer narrowedTo(String code) {
    return new DeclaredAnswer(
        status, component, pointer, node, Map.of(code, places.getOrDefault(code, pointer)));
  }

  /** Returns the same with the codes of another as well. */
  DeclaredAnswer withCodesOf(DeclaredAnswer other) {
    var both = new LinkedHashMap<>(places);
    both.putAll(other.places);
    return new DeclaredAnswer(status, component, pointer, node, Collections.unmodifiableMap(both));
  }

  /** Whether this is a failure. */
  public boolean isError() {
    return status >= 400;
  }
}
