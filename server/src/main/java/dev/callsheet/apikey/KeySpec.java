package dev.callsheet.apikey;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a new key is to be.
 *
 * @param name what people call it; 1 to 100 code points
 * @param scopes what its bearer may do; at least one, of those of its family
 * @param requestsPerMinute how often its bearer may ask, at least 1; null leaves it to plan and
 *     family
 * @param prefix how its secrets begin, one of the prefixes of its family; null for the first
 */
public record KeySpec(
    String name, Set<String> scopes, @Nullable Integer requestsPerMinute, @Nullable String prefix) {
  /** The most code points of a name. */
  public static final int MAX_NAME = 100;

  /** A key with the first of the prefixes of its family. */
  public KeySpec(String name, Set<String> scopes, @Nullable Integer requestsPerMinute) {
    this(name, scopes, requestsPerMinute, null);
  }

  /** Refuses what no key may be. */
  public KeySpec {
    var length = name.codePointCount(0, name.length());
    if (length < 1 || length > MAX_NAME) {
      throw new IllegalArgumentException("A name of " + length + " code points");
    }
    if (scopes.isEmpty()) {
      throw new IllegalArgumentException("No scope");
    }
    if (requestsPerMinute != null && requestsPerMinute < 1) {
      throw new IllegalArgumentException(requestsPerMinute + " requests a minute");
    }
  }
}
