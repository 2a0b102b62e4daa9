package dev.callsheet.transparency.merkle;

import dev.callsheet.transparency.encoding.Sha256;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Shows that a tree of {@code size} leaves holds a certain one (RFC 6962 section 2.1.1).
 *
 * @param index of the leaf, from 0
 * @param size how many leaves the tree has
 * @param hashes from the leaf's sibling up to the root's child, at most 63
 */
public record InclusionProof(long index, long size, List<Sha256> hashes) {

  /** Keeps its own list. Numbers that no tree has are allowed: such a proof proves nothing. */
  public InclusionProof {
    hashes = List.copyOf(hashes);
  }

  /**
   * Makes a proof from the kept nodes, which are asked for once.
   *
   * @throws IllegalArgumentException when the tree has no such leaf
   * @throws MissingNodeException when a node is not kept
   */
  public static InclusionProof read(long index, long size, NodeSource source) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("A tree of " + size + " has no leaf " + index + ".");
    }
    List<LeafRange> siblings = new ArrayList<>();
    LeafRange around = new LeafRange(0, size);
    while (around.count() > 1) {
      boolean isLeft = index < around.left().end();
      siblings.add(isLeft ? around.right() : around.left());
      around = isLeft ? around.left() : around.right();
    }
    Collections.reverse(siblings);
    return new InclusionProof(index, size, LeafRange.hashes(siblings, source));
  }

  /** Returns whether the tree with this root holds this leaf; each hash must have its use. */
  public boolean proves(Sha256 leaf, Sha256 root) {
    return root(leaf).filter(root::equals).isPresent();
  }

  /** Returns the root of a tree that holds this leaf; nothing when the proof has a wrong length. */
  public Optional<Sha256> root(Sha256 leaf) {
    if (index < 0 || index >= size) {
      return Optional.empty();
    }
    long node = index;
    long last = size - 1;
    Sha256 hash = leaf;
    for (Sha256 sibling : hashes) {
      if (last == 0) {
        return Optional.empty();
      }
      if ((node & 1) == 1 || node == last) {
        hash = TreeHash.node(sibling, hash);
        // At the right edge a node without a sibling is its own parent.
        int lifted = Long.numberOfTrailingZeros(node);
        node >>= lifted;
        last >>= lifted;
      } else {
        hash = TreeHash.node(hash, sibling);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 ? Optional.of(hash) : Optional.empty();
  }
}
