package dev.callsheet.kernel.contract;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the document says of a family: path prefixes with keys and errors of their own.
 *
 * @param id the name in the document
 * @param paths the path prefixes; may have placeholders, and {@code /} begins any path
 * @param keys what its keys look like, and where a request has them
 * @param owner the path parameter that names the owner of what is asked for; null where none does
 * @param scopes the scopes, each with the other ones that it includes
 * @param requestsPerMinute how often a key may ask unless somebody set another number
 * @param details where the body of an error holds its details, as a JSON pointer; null where it has
 *     none
 * @param fields where the body of an error lists the fields that break rules; null where it does
 *     not
 * @param frameworkErrors how it answers what no handler did
 */
public record ContractFamily(
    String id,
    List<String> paths,
    KeyFormat keys,
    @Nullable String owner,
    Map<String, Set<String>> scopes,
    int requestsPerMinute,
    @Nullable String details,
    @Nullable String fields,
    Map<FrameworkErrorKind, FrameworkAnswer> frameworkErrors) {

  /**
   * Returns how this family answers what no handler did; for a kind that it does not tell apart,
   * how it answers the general one.
   *
   * @throws IllegalArgumentException when the document has no answer for it
   */
  public FrameworkAnswer answer(FrameworkErrorKind kind) {
    var answer = frameworkErrors.get(kind);
    if (answer != null) {
      return answer;
    }
    var general = kind.general();
    if (general == kind) {
      throw new IllegalArgumentException(id + " has no answer to " + kind);
    }
    return answer(general);
  }

  /** Whether somebody who has {@code granted} scopes may do what needs {@code required}. */
  public boolean grants(Set<String> granted, @Nullable String required) {
    return required == null
        || granted.contains(required)
        || granted.stream()
            .anyMatch(scope -> scopes.getOrDefault(scope, Set.of()).contains(required));
  }
}
