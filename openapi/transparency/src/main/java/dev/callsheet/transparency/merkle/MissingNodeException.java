package dev.callsheet.transparency.merkle;

/** A node that the tree must have is not kept: what is stored was damaged. */
public final class MissingNodeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient NodeId node;

  /** Says which node is missing. */
  public MissingNodeException(NodeId node) {
    super("The tree's node " + node.index() + " on level " + node.level() + " is missing.");
    this.node = node;
  }

  /** Returns the node that is missing. */
  public NodeId node() {
    return node;
  }
}
