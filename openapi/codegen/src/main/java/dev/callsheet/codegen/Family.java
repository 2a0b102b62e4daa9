package dev.callsheet.codegen;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A family of the API: a path prefix with its own keys and its own shape of errors.
 *
 * @param codePointer JSON pointer to the code in an error body; null where errors carry no code
 * @param requestsPerMinute how much a key may ask unless it was made with another number
 * @param messagePointers JSON pointers to the message; the first that an error body has counts
 * @param context JSON pointers to what an error body tells of its request, by their names
 * @param detailsPointer JSON pointer to the object that holds the details' properties, or null
 * @param unrouted answers to requests that match no operation
 */
record Family(
    String name,
    String path,
    String keyPrefix,
    int requestsPerMinute,
    @Nullable String codePointer,
    List<String> messagePointers,
    @Nullable String detailsPointer,
    Map<String, String> context,
    List<Response> unrouted,
    int line) {

  /** Stands for the family of a path outside all families, which can answer no errors. */
  static final Family NONE =
      new Family("none", "", "", 0, null, List.of(), null, Map.of(), List.of(), 0);

  /** The one code of a status in a family whose errors carry none. */
  static final String NO_CODE = "-";

  boolean covers(String operationPath) {
    return path.equals("/") || operationPath.equals(path) || operationPath.startsWith(path + "/");
  }
}
