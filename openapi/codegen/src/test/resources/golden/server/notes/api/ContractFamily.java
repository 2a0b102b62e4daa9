package notes.api;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A family of the document: path prefixes with keys and errors of their own. */
public interface ContractFamily {
  /** All that the document says of it. */
  DeclaredFamily declared();

  /** The name in the document. */
  default String id() {
    return declared().id();
  }

  /** The path prefixes. */
  default List<String> paths() {
    return declared().paths();
  }

  /** What the keys of this family begin with. */
  default List<String> keyPrefixes() {
    return declared().keyPrefixes();
  }

  /** The headers in which a key may be sent. */
  default List<String> keyHeaders() {
    return declared().keyHeaders();
  }

  /** The scopes, each with the other ones that it includes. */
  default Map<String, Set<String>> scopes() {
    return declared().scopes();
  }

  /** How often a key may ask in a minute unless it was made with another number. */
  default int requestsPerMinute() {
    return declared().requestsPerMinute();
  }

  /** Where the body of an error holds its details, as a JSON pointer; null where it has none. */
  default @Nullable String details() {
    return declared().details();
  }

  /** Where the body of an error lists the fields that break rules; null where it does not. */
  default @Nullable String fields() {
    return declared().fields();
  }

  /**
   * How this family answers what no handler did.
   *
   * @throws IllegalArgumentException when the document has no answer for it
   */
  default FrameworkAnswer answer(FrameworkErrorKind kind) {
    FrameworkAnswer answer = declared().frameworkErrors().get(kind);
    if (answer == null) {
      throw new IllegalArgumentException(id() + " has no answer to " + kind);
    }
    return answer;
  }

  /** Whether a request that matches no operation can be answered so. */
  default boolean declaresUnrouted(int status, @Nullable String code) {
    return Stream.of(
            FrameworkErrorKind.MALFORMED,
            FrameworkErrorKind.NO_ROUTE,
            FrameworkErrorKind.METHOD_NOT_ALLOWED)
        .map(declared().frameworkErrors()::get)
        .anyMatch(
            answer ->
                answer != null
                    && answer.declared().status() == status
                    && answer.code().equals(code));
  }

  /**
   * How well the prefixes fit a request's path: segments count, and among as many of them those
   * that are no placeholders; less than 0 where none fits.
   */
  default int weight(String requestPath) {
    return paths().stream()
        .filter(
            prefix ->
                prefix.equals("/")
                    || requestPath.matches(prefix.replaceAll("\\{[^/]+}", "[^/]+") + "(/.*)?"))
        .mapToInt(ContractFamily::weightOf)
        .max()
        .orElse(-1);
  }

  private static int weightOf(String prefix) {
    if (prefix.equals("/")) {
      return 0;
    }
    String[] segments = prefix.substring(1).split("/", -1);
    int placeholders = (int) Arrays.stream(segments).filter(each -> each.startsWith("{")).count();
    return 1000 * segments.length - placeholders;
  }
}
