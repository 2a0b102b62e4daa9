package dev.callsheet.transparency.note;

import java.util.Optional;

/** What a key signs. */
public enum SignatureType {
  /** The text of the note: how a log signs. */
  ED25519(0x01),
  /** A time and the text of a checkpoint: how a witness cosigns ({@code cosignature/v1}). */
  COSIGNATURE_V1(0x04);

  private final int identifier;

  SignatureType(int identifier) {
    this.identifier = identifier;
  }

  /** Returns the byte that stands for this type in keys. */
  int identifier() {
    return identifier;
  }

  static Optional<SignatureType> of(int identifier) {
    for (SignatureType type : values()) {
      if (type.identifier == identifier) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
