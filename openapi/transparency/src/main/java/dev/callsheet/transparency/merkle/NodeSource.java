package dev.callsheet.transparency.merkle;

import dev.callsheet.transparency.encoding.Sha256;
import java.util.List;

/**
 * Where the hashes of a tree are kept. A proof asks once for all that it needs, so that a database
 * or a set of tiles is read once.
 */
@FunctionalInterface
public interface NodeSource {

  /**
   * Returns the hashes of these nodes, in this order.
   *
   * @throws MissingNodeException when one is not kept
   */
  List<Sha256> read(List<NodeId> nodes);
}
