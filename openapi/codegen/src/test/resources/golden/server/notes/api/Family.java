package notes.api;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The families of the document: path prefixes with keys and errors of their own. */
public enum Family {
  NOTES("notes", "/notes", "key_", 60,
      new DeclaredAnswer(
          404,
          Set.of("not_found"),
          Set.of("application/json"),
          Set.of())),
  PLAIN("plain", "/plain", "", 15);

  private final String id;
  private final String path;
  private final String keyPrefix;
  private final int requestsPerMinute;
  private final List<DeclaredAnswer> unrouted;

  Family(
      String id,
      String path,
      String keyPrefix,
      int requestsPerMinute,
      DeclaredAnswer... unrouted) {
    this.id = id;
    this.path = path;
    this.keyPrefix = keyPrefix;
    this.requestsPerMinute = requestsPerMinute;
    this.unrouted = List.of(unrouted);
  }

  /** The family that a request's path belongs to: the longest prefix wins. */
  public static Optional<Family> of(String requestPath) {
    return Stream.of(values())
        .filter(family -> family.covers(requestPath))
        .max(Comparator.comparingInt(family -> family.path.length()));
  }

  /** The name in the document. */
  public String id() {
    return id;
  }

  /** The path prefix. */
  public String path() {
    return path;
  }

  /** What the keys of this family begin with. */
  public String keyPrefix() {
    return keyPrefix;
  }

  /** How often a key may ask in a minute unless it was made with another number. */
  public int requestsPerMinute() {
    return requestsPerMinute;
  }

  /** The answers to requests that match no operation. */
  public List<DeclaredAnswer> unrouted() {
    return unrouted;
  }

  /** Whether a request that matches no operation can be answered so. */
  public boolean declaresUnrouted(int status, @Nullable String code) {
    return unrouted.stream().anyMatch(answer -> answer.covers(status, code));
  }

  private boolean covers(String requestPath) {
    String prefix = path.replaceAll("\\{[^/]+}", "[^/]+");
    return path.equals("/") || requestPath.matches(prefix + "(/.*)?");
  }
}
