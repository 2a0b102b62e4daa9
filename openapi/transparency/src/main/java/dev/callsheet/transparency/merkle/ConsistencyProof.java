package dev.callsheet.transparency.merkle;

import dev.callsheet.transparency.encoding.Sha256;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Shows that a tree only grew: its first {@code from} leaves are those that it had before (RFC 6962
 * section 2.1.2).
 *
 * @param from how many leaves it had, at least 1: anything follows from an empty tree
 * @param to how many it has
 * @param hashes from below, at most 64; none where {@code from} is {@code to}
 */
public record ConsistencyProof(long from, long to, List<Sha256> hashes) {

  /** Keeps its own list. Numbers that no tree has are allowed: such a proof proves nothing. */
  public ConsistencyProof {
    hashes = List.copyOf(hashes);
  }

  /**
   * Makes a proof from the kept nodes, which are asked for once.
   *
   * @throws IllegalArgumentException unless 1 ≤ from ≤ to
   * @throws MissingNodeException when a node is not kept
   */
  public static ConsistencyProof read(long from, long to, NodeSource source) {
    if (from < 1 || from > to) {
      throw new IllegalArgumentException("No tree grew from " + from + " to " + to + ".");
    }
    List<LeafRange> parts = new ArrayList<>();
    LeafRange around = new LeafRange(0, to);
    while (around.end() != from) {
      boolean isLeft = from <= around.left().end();
      parts.add(isLeft ? around.right() : around.left());
      around = isLeft ? around.left() : around.right();
    }
    if (around.start() != 0) {
      parts.add(around);
    }
    Collections.reverse(parts);
    return new ConsistencyProof(from, to, LeafRange.hashes(parts, source));
  }

  /** Returns whether the tree grew from the one root to the other; each hash must have its use. */
  public boolean proves(Sha256 fromRoot, Sha256 toRoot) {
    if (from < 1 || from > to) {
      return false;
    }
    if (from == to) {
      return hashes.isEmpty() && fromRoot.equals(toRoot);
    }
    long node = from - 1;
    long last = to - 1;
    int perfect = Long.numberOfTrailingZeros(from);
    node >>= perfect;
    last >>= perfect;
    // A smaller tree that is perfect is a node of the larger one, which the verifier knows already.
    boolean isNode = Long.bitCount(from) == 1;
    if (!isNode && hashes.isEmpty()) {
      return false;
    }
    Sha256 older = isNode ? fromRoot : hashes.get(0);
    Sha256 newer = older;
    for (Sha256 hash : hashes.subList(isNode ? 0 : 1, hashes.size())) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        older = TreeHash.node(hash, older);
        newer = TreeHash.node(hash, newer);
        int lifted = Long.numberOfTrailingZeros(node);
        node >>= lifted;
        last >>= lifted;
      } else {
        newer = TreeHash.node(newer, hash);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 && older.equals(fromRoot) && newer.equals(toRoot);
  }
}
