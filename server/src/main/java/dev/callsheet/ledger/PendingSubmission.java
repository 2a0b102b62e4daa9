package dev.callsheet.ledger;

import dev.callsheet.transparency.encoding.Sha256;
import dev.callsheet.transparency.merkle.TreeHash;
import java.time.Instant;

/** A submission as it is stored. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PendingSubmission(
    String id, String listener, byte[] entry, Sha256 leafHash, Instant submittedAt) {
  static PendingSubmission of(String id, String listener, byte[] entry, Instant submittedAt) {
    return new PendingSubmission(id, listener, entry, TreeHash.leaf(entry), submittedAt);
  }

  /** Whether the bytes are still those that were handed in. */
  boolean isWhole() {
    return TreeHash.leaf(entry).equals(leafHash);
  }
}
