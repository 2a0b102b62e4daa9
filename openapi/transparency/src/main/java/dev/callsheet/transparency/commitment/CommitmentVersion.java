package dev.callsheet.transparency.commitment;

import dev.callsheet.transparency.encoding.MalformedException;

/** How a commitment is made. */
public enum CommitmentVersion {
  /**
   * Without a salt, byte for byte as Allfeat publishes it for its protocol version 1: SHA-256(0x01
   * ‖ recording's hash ‖ title ‖ root of the creators). The creators are the leaves of a tree of
   * always 32, SHA-256 of each creator's bytes, then SHA-256(0x00) for those that are missing; a
   * node is SHA-256(left ‖ right). A creator's bytes are name, e-mail address, roles, IPI and ISNI;
   * a text is its UTF-8 behind four bytes of length, little-endian; roles are their number and a
   * byte for each, ascending; what may be missing is 0x00, or 0x01 and the text.
   *
   * <p>It covers no other fields, and no other roles than author, composer, arranger and adapter;
   * every creator needs an e-mail address. Who can guess the work can confirm the guess.
   */
  V1(1),
  /**
   * With a salt, so that nothing can be guessed and each field be disclosed alone: the root of an
   * RFC 6962 tree with 198 leaves, one for every field that a work can have, whether it has it or
   * not, so that a disclosed path does not tell how many creators there are.
   *
   * <p>A leaf's entry is, in this order: the byte 0x02; the field's {@linkplain FieldId index}, two
   * bytes, big-endian; the field's salt, 32 bytes, which is HMAC-SHA256 with the work's {@link
   * Salt} as key over 0x02 and the same two bytes; the byte 0x00 where the work has no such field,
   * or 0x01 and the field's value. A value is UTF-8 for texts, 32 bytes for the recording's hash, a
   * byte for each role in ascending order (0 author … 5 producer), two bytes, big-endian, for a
   * share.
   */
  V2(2);

  private final int number;

  CommitmentVersion(int number) {
    this.number = number;
  }

  /** Returns 1 or 2. */
  public int number() {
    return number;
  }

  /**
   * Returns the version with a number.
   *
   * @throws MalformedException when there is none
   */
  public static CommitmentVersion of(int number) throws MalformedException {
    for (CommitmentVersion version : values()) {
      if (version.number == number) {
        return version;
      }
    }
    throw new MalformedException("Commitments of version " + number + " are not known.");
  }
}
