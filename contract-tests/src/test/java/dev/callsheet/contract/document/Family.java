package dev.callsheet.contract.document;

import java.util.Map;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * A family of operations that share a path prefix and a way to write errors.
 *
 * @param code where the code stands in an error body
 * @param unrouted the answers to requests that match no operation, by status
 */
public record Family(
    String name,
    String pathPrefix,
    String keyPrefix,
    JsonPointer code,
    Map<Integer, DeclaredAnswer> unrouted) {

  /** Whether a request to this path is answered in the dialect of this family. */
  public boolean owns(String path) {
    return path.equals(pathPrefix) || path.startsWith(pathPrefix + "/");
  }

  /** Returns the code that an error body names, or the empty string. */
  public String codeOf(JsonNode body) {
    return body.at(code).asString("");
  }
}
