package dev.callsheet.transparency.tile;

import java.io.IOException;

/** Where the tiles of a log are had from: a server, a folder, a cache. */
@FunctionalInterface
public interface TileReader {

  /**
   * Returns a tile's bytes.
   *
   * @throws IOException when they cannot be had
   */
  byte[] read(HashTile tile) throws IOException;
}
