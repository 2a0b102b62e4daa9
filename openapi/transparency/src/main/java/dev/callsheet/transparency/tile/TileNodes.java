package dev.callsheet.transparency.tile;

import dev.callsheet.transparency.encoding.MalformedException;
import dev.callsheet.transparency.encoding.Sha256;
import dev.callsheet.transparency.merkle.MissingNodeException;
import dev.callsheet.transparency.merkle.NodeId;
import dev.callsheet.transparency.merkle.NodeSource;
import dev.callsheet.transparency.merkle.TreeHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The nodes of a log that shows its tiles only: a node between two levels of tiles is made of the
 * hashes below it. A tile is read once for all nodes that are asked for together. What the tiles
 * say is to be believed only where the root made of it is that of a verified checkpoint.
 */
public final class TileNodes implements NodeSource {

  private final long size;
  private final TileReader reader;

  /**
   * Takes a log.
   *
   * @param size how many entries it has, which tells the width of its last tiles
   */
  public TileNodes(long size, TileReader reader) {
    this.size = size;
    this.reader = reader;
  }

  /**
   * {@inheritDoc}
   *
   * @throws UncheckedIOException when a tile cannot be had, or has not the length that it must have
   */
  @Override
  public List<Sha256> read(List<NodeId> nodes) {
    Map<HashTile, List<Sha256>> tiles = new HashMap<>();
    return nodes.stream().map(node -> node(node, tiles)).toList();
  }

  private Sha256 node(NodeId node, Map<HashTile, List<Sha256>> tiles) {
    int above = node.level() % HashTile.HEIGHT;
    long first = node.index() << above;
    int count = 1 << above;
    HashTile tile =
        HashTile.of(node.level() / HashTile.HEIGHT, first / TileIndex.FULL, size)
            .orElseThrow(() -> new MissingNodeException(node));
    int from = (int) (first % TileIndex.FULL);
    if (from + count > tile.index().width()) {
      throw new MissingNodeException(node);
    }
    return perfect(tiles.computeIfAbsent(tile, this::hashes).subList(from, from + count));
  }

  private List<Sha256> hashes(HashTile tile) {
    try {
      return tile.decode(reader.read(tile));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (MalformedException wrongLength) {
      throw new UncheckedIOException(new IOException(wrongLength.getMessage(), wrongLength));
    }
  }

  private static Sha256 perfect(List<Sha256> hashes) {
    int half = hashes.size() / 2;
    return half == 0
        ? hashes.get(0)
        : TreeHash.node(
            perfect(hashes.subList(0, half)), perfect(hashes.subList(half, hashes.size())));
  }
}
