package dev.callsheet.transparency.tile;

import dev.callsheet.transparency.encoding.Decimal;
import dev.callsheet.transparency.encoding.MalformedException;
import dev.callsheet.transparency.encoding.Sha256;
import dev.callsheet.transparency.merkle.NodeId;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A tile of hashes: up to 256 neighbours on each eighth level of the tree, beginning with the
 * leaves.
 *
 * @param level of the tiles, from 0 to 7: its hashes are nodes of the tree's level 8 · level
 * @param index where in the level
 */
public record HashTile(int level, TileIndex index) {

  /** How many levels of the tree a tile spans. */
  public static final int HEIGHT = 8;

  private static final int HIGHEST_LEVEL = 7;

  /** Refuses levels that no tree of fewer than 2^63 leaves has. */
  public HashTile {
    if (level < 0 || level > HIGHEST_LEVEL) {
      throw new IllegalArgumentException("No tree has tiles of level " + level + ".");
    }
  }

  /**
   * Reads a path behind {@code tile/}, such as {@code 0/x001/234.p/5}.
   *
   * @throws MalformedException when it is not one, or a level of 8 and more, which no log has
   */
  public static HashTile parse(String path) throws MalformedException {
    int slash = path.indexOf('/');
    if (slash < 0) {
      throw new MalformedException("A tile's path holds its level and its number.");
    }
    long level = Decimal.parse(path.substring(0, slash));
    if (level > HIGHEST_LEVEL) {
      throw new MalformedException("No log is large enough for tiles of this level.");
    }
    return new HashTile((int) level, TileIndex.parse(path.substring(slash + 1)));
  }

  /**
   * Returns the tile with a number as a log of a size has it: full, or partial at its right edge.
   *
   * @return nothing where the log has no such tile
   */
  public static Optional<HashTile> of(int level, long number, long size) {
    long hashes = size >> (HEIGHT * level);
    long width = Math.min(TileIndex.FULL, hashes - number * TileIndex.FULL);
    return width < 1
        ? Optional.empty()
        : Optional.of(new HashTile(level, new TileIndex(number, (int) width)));
  }

  /** Returns whether a log of this size has (or had on its way) this tile. */
  public boolean isWithin(long size) {
    return index.start() + index.width() <= size >> (HEIGHT * level);
  }

  /** Returns the path behind {@code tile/}. */
  public String path() {
    return level + "/" + index.path();
  }

  /** Returns the nodes of the tree that the tile holds, from the left. */
  public List<NodeId> nodes() {
    List<NodeId> nodes = new ArrayList<>(index.width());
    for (int i = 0; i < index.width(); i++) {
      nodes.add(new NodeId(HEIGHT * level, index.start() + i));
    }
    return nodes;
  }

  /** Returns the tile's bytes: 32 for each hash. */
  public static byte[] encode(List<Sha256> hashes) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(hashes.size() * Sha256.BYTES);
    for (Sha256 hash : hashes) {
      bytes.writeBytes(hash.bytes());
    }
    return bytes.toByteArray();
  }

  /**
   * Reads the tile's bytes.
   *
   * @throws MalformedException when they are not as many hashes as the tile has
   */
  public List<Sha256> decode(byte[] bytes) throws MalformedException {
    if (bytes.length != index.width() * Sha256.BYTES) {
      throw new MalformedException("The tile " + path() + " has another length.");
    }
    List<Sha256> hashes = new ArrayList<>(index.width());
    for (int from = 0; from < bytes.length; from += Sha256.BYTES) {
      hashes.add(Sha256.fromBytes(Arrays.copyOfRange(bytes, from, from + Sha256.BYTES)));
    }
    return hashes;
  }
}
