package dev.callsheet.contract.document;

import java.util.Optional;
import java.util.stream.Stream;

/** Whose a key is: that of a whole organisation, or of one of its projects. */
public enum OwnerKind {
  /** All of an organisation. */
  ORGANIZATION("organization"),
  /** One project. */
  PROJECT("project");

  private final String key;

  OwnerKind(String key) {
    this.key = key;
  }

  /** Returns what a document calls it. */
  public String key() {
    return key;
  }

  /** Returns the one of that name. */
  public static Optional<OwnerKind> of(String key) {
    return Stream.of(values()).filter(kind -> kind.key.equals(key)).findFirst();
  }
}
