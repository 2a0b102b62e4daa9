package dev.callsheet.transparency.merkle;

import dev.callsheet.transparency.encoding.Sha256;
import java.security.MessageDigest;

/** The hashes of RFC 6962 section 2.1, in which a leaf never looks like an inner node. */
public final class TreeHash {

  /** The root of a tree without leaves. */
  public static final Sha256 EMPTY_ROOT = Sha256.of();

  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private TreeHash() {}

  /** Returns the hash of an entry, SHA-256(0x00 ‖ entry). */
  public static Sha256 leaf(byte[] entry) {
    MessageDigest digest = Sha256.digest();
    digest.update(LEAF);
    digest.update(entry);
    return Sha256.of(digest);
  }

  /** Returns the hash above two others, SHA-256(0x01 ‖ left ‖ right). */
  public static Sha256 node(Sha256 left, Sha256 right) {
    MessageDigest digest = Sha256.digest();
    digest.update(NODE);
    left.addTo(digest);
    right.addTo(digest);
    return Sha256.of(digest);
  }
}
