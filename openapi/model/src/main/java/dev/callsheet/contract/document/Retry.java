package dev.callsheet.contract.document;

import java.util.Optional;
import java.util.stream.Stream;

/** What becomes of the same request when it is sent again. */
public enum Retry {
  /** The same answer, whatever anybody does. */
  NEVER("never"),
  /** It may succeed by itself after a while. */
  AFTER_DELAY("after-delay"),
  /** It may succeed once somebody has changed something. */
  AFTER_CHANGE("after-change");

  private final String key;

  Retry(String key) {
    this.key = key;
  }

  /** Returns the name in the catalogue. */
  public String key() {
    return key;
  }

  /** Returns the one of that name. */
  public static Optional<Retry> of(String key) {
    return Stream.of(values()).filter(retry -> retry.key.equals(key)).findFirst();
  }
}
