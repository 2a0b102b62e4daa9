package dev.callsheet.codegen;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A family of the API: a path prefix with its own keys and its own shape of errors.
 *
 * @param codePointer JSON pointer to the code in an error body; null where errors carry no code
 * @param messagePointer JSON pointer to the message in an error body
 * @param detailsPointer JSON pointer to the object that holds the details' properties, or null
 * @param unrouted answers to requests that match no operation
 */
record Family(
    String name,
    String path,
    String keyPrefix,
    @Nullable String codePointer,
    String messagePointer,
    @Nullable String detailsPointer,
    List<Response> unrouted,
    int line) {

  /** Stands for the family of a path outside all families, which can answer no errors. */
  static final Family NONE = new Family("none", "", "", null, "", null, List.of(), 0);

  /** The one code of a status in a family whose errors carry none. */
  static final String NO_CODE = "-";

  boolean covers(String operationPath) {
    return path.equals("/") || operationPath.equals(path) || operationPath.startsWith(path + "/");
  }
}
