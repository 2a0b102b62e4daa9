package dev.callsheet.ledger;

import dev.callsheet.transparency.encoding.Sha256;

/**
 * A node as it is stored.
 *
 * @param level of the tile that holds it, at least 1
 * @param index within the level
 */
record StoredNode(int level, long index, Sha256 hash) {}
