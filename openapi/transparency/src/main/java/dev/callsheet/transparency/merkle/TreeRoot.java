package dev.callsheet.transparency.merkle;

import dev.callsheet.transparency.encoding.Sha256;
import java.util.List;

/** The root of a tree as it is, or as it was when it was smaller. */
public final class TreeRoot {

  private TreeRoot() {}

  /**
   * Returns the root over the first {@code size} leaves.
   *
   * @throws MissingNodeException when a node is not kept
   */
  public static Sha256 read(long size, NodeSource source) {
    return LeafRange.hashes(List.of(new LeafRange(0, size)), source).get(0);
  }
}
