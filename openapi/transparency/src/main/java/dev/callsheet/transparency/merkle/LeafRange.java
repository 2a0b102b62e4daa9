package dev.callsheet.transparency.merkle;

import dev.callsheet.transparency.encoding.Sha256;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Consecutive leaves that have a hash in a tree: as many from {@code start} on as RFC 6962 puts
 * below one node. Where their number is not a power of two, that node is not kept, but made of
 * those that are.
 */
record LeafRange(long start, long end) {

  long count() {
    return end - start;
  }

  /** Returns how many leaves are below the left child: the largest power of two below the count. */
  long split() {
    return Long.highestOneBit(count() - 1);
  }

  LeafRange left() {
    return new LeafRange(start, start + split());
  }

  LeafRange right() {
    return new LeafRange(start + split(), end);
  }

  /** Returns the kept nodes below which these leaves are, from the left. */
  List<NodeId> nodes() {
    List<NodeId> nodes = new ArrayList<>();
    long from = start;
    while (from < end) {
      int level = Long.numberOfTrailingZeros(Long.highestOneBit(end - from));
      nodes.add(new NodeId(level, from >> level));
      from += 1L << level;
    }
    return nodes;
  }

  /** Returns one hash for each range, made of what the source keeps. */
  static List<Sha256> hashes(List<LeafRange> ranges, NodeSource source) {
    List<List<NodeId>> parts = ranges.stream().map(LeafRange::nodes).toList();
    List<NodeId> wanted = parts.stream().flatMap(List::stream).toList();
    List<Sha256> kept = wanted.isEmpty() ? List.of() : source.read(wanted);
    if (kept.size() != wanted.size()) {
      throw new IllegalStateException(
          "Of " + wanted.size() + " nodes the source returned " + kept.size() + ".");
    }
    Iterator<Sha256> next = kept.iterator();
    List<Sha256> hashes = new ArrayList<>(ranges.size());
    for (List<NodeId> part : parts) {
      List<Sha256> below = new ArrayList<>(part.size());
      for (int i = 0; i < part.size(); i++) {
        below.add(next.next());
      }
      hashes.add(joined(below));
    }
    return hashes;
  }

  /** Returns the hash above perfect subtrees that shrink from left to right. */
  static Sha256 joined(List<Sha256> subtrees) {
    if (subtrees.isEmpty()) {
      return TreeHash.EMPTY_ROOT;
    }
    Sha256 hash = subtrees.get(subtrees.size() - 1);
    for (int i = subtrees.size() - 2; i >= 0; i--) {
      hash = TreeHash.node(subtrees.get(i), hash);
    }
    return hash;
  }
}
