package dev.callsheet.transparency.merkle;

import dev.callsheet.transparency.encoding.Sha256;
import java.util.ArrayList;
import java.util.List;

/**
 * The right edge of a tree: all that is needed to append leaves and to know the root, at most 63
 * hashes. Appending takes two hashes a leaf on average, however large the tree is. Not for several
 * threads at once.
 */
public final class CompactRange {

  private final List<Sha256> subtrees;
  private long size;

  private CompactRange(long size, List<Sha256> subtrees) {
    this.size = size;
    this.subtrees = new ArrayList<>(subtrees);
  }

  /** Starts a tree without leaves. */
  public static CompactRange empty() {
    return new CompactRange(0, List.of());
  }

  /**
   * Reads the edge of a tree of {@code size} leaves from where its nodes are kept.
   *
   * @throws MissingNodeException when one of them is not kept
   */
  public static CompactRange read(long size, NodeSource source) {
    List<NodeId> nodes = nodes(size);
    return new CompactRange(size, nodes.isEmpty() ? List.of() : source.read(nodes));
  }

  /** Returns the nodes of the edge of a tree of {@code size} leaves, from the left. */
  public static List<NodeId> nodes(long size) {
    if (size < 0) {
      throw new IllegalArgumentException("No tree has " + size + " leaves.");
    }
    return new LeafRange(0, size).nodes();
  }

  /** Returns how many leaves the tree has. */
  public long size() {
    return size;
  }

  /** Returns the tree's root. */
  public Sha256 root() {
    return LeafRange.joined(subtrees);
  }

  /**
   * Appends a leaf.
   *
   * @param leaf the entry's hash, as {@link TreeHash#leaf} makes it
   * @param visitor is shown the leaf and each node that it completes, from below
   */
  public void append(Sha256 leaf, NodeVisitor visitor) {
    Sha256 hash = leaf;
    int kept = subtrees.size();
    int level = 0;
    long index = size;
    visitor.completed(new NodeId(level, index), hash);
    while ((index & 1) == 1) {
      hash = TreeHash.node(subtrees.get(--kept), hash);
      level++;
      index >>= 1;
      visitor.completed(new NodeId(level, index), hash);
    }
    // Only now, so that nothing has changed when the visitor throws.
    subtrees.subList(kept, subtrees.size()).clear();
    subtrees.add(hash);
    size++;
  }
}
