package dev.callsheet.kernel.contract;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * @param tiers what organisations may do by their tier, the first tier's for all that have no
 *     other; empty where there are no tiers
 * @param alwaysTellsLimits whether every answer has the headers of the rate limit, not only one to
 *     a valid key
 * @param details where the body of an error holds its details, as a JSON pointer; null where it has
 *     none
 * @param fields where the body of an error lists the fields that break rules; null where it does
 *     not
 * @param fieldNames how errors name those fields
 * @param frameworkErrors how it answers what no handler did
 */
public record ContractFamily(
    String id,
    List<String> paths,
    KeyFormat keys,
    @Nullable String owner,
    Map<String, Set<String>> scopes,
    int requestsPerMinute,
    List<Tier> tiers,
    boolean alwaysTellsLimits,
    @Nullable String details,
    @Nullable String fields,
    FieldNames fieldNames,
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

  /** Returns the tier of a name; empty where the family has none. */
  public Optional<Tier> tier(String name) {
    return tiers.stream().filter(tier -> tier.name().equals(name)).findFirst();
  }

  /** Whether an error is answered in a way of its own, not as the general one. */
  public boolean tells(FrameworkErrorKind kind) {
    return frameworkErrors.containsKey(kind);
  }

  /** Whether somebody who has {@code granted} scopes may do what needs {@code required}. */
  public boolean grants(Set<String> granted, @Nullable String required) {
    return required == null
        || granted.contains(required)
        || granted.stream()
            .anyMatch(scope -> scopes.getOrDefault(scope, Set.of()).contains(required));
  }
}
