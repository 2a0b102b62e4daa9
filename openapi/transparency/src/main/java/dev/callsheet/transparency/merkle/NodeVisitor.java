package dev.callsheet.transparency.merkle;

import dev.callsheet.transparency.encoding.Sha256;

/** Takes each node of a tree that grows, once, when it is complete. */
@FunctionalInterface
public interface NodeVisitor {

  /** Takes a leaf, or a node all of whose leaves are there. */
  void completed(NodeId node, Sha256 hash);
}
