package dev.callsheet.transparency.merkle;

import dev.callsheet.transparency.encoding.Sha256;
import java.util.ArrayList;
import java.util.List;

/** A tree whose nodes are all kept in memory: about 64 bytes of hashes a leaf. */
public final class MemoryTree implements NodeSource {

  private final CompactRange edge = CompactRange.empty();
  private final List<List<Sha256>> levels = new ArrayList<>();

  /** Appends a leaf's hash. */
  public void append(Sha256 leaf) {
    edge.append(leaf, this::keep);
  }

  /** Returns how many leaves there are. */
  public long size() {
    return edge.size();
  }

  /** Returns the root. */
  public Sha256 root() {
    return edge.root();
  }

  @Override
  public List<Sha256> read(List<NodeId> nodes) {
    return nodes.stream().map(this::node).toList();
  }

  private Sha256 node(NodeId id) {
    if (id.level() >= levels.size() || id.index() >= levels.get(id.level()).size()) {
      throw new MissingNodeException(id);
    }
    return levels.get(id.level()).get((int) id.index());
  }

  private void keep(NodeId id, Sha256 hash) {
    if (id.level() == levels.size()) {
      levels.add(new ArrayList<>());
    }
    levels.get(id.level()).add(hash);
  }
}
