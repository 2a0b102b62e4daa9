package dev.callsheet.ledger;

import dev.callsheet.transparency.encoding.MalformedException;
import dev.callsheet.transparency.merkle.CompactRange;
import dev.callsheet.transparency.merkle.MissingNodeException;
import dev.callsheet.transparency.merkle.TreeHash;
import dev.callsheet.transparency.note.Checkpoint;
import dev.callsheet.transparency.note.NoteCheck;
import dev.callsheet.transparency.note.SignedNote;
import dev.callsheet.transparency.tile.HashTile;
import dev.callsheet.transparency.tile.TileIndex;
import java.sql.SQLException;
import java.util.List;

/** What is looked at again before anything is appended; the cost does not grow with the log. */
final class LogCheck {
  private LogCheck() {}

  /**
   * Returns the right edge of the stored tree, of which all was recomputed: from the bytes of the
   * entries in the last bundle, the nodes of the last tiles, and the root of the last checkpoint.
   *
   * @throws LedgerFault if something is not as it was written
   */
  static CompactRange edge(LedgerRows rows, SealedCheckpoint last, List<StoredKey> keys)
      throws SQLException {
    requireGenuine(last, keys);
    requireExtent(rows, last);
    var bundle = Math.max(0, last.size() - 1) / TileIndex.FULL * TileIndex.FULL;
    var expected = bundle;
    for (var entry : rows.entries(bundle, last.size())) {
      if (entry.leafIndex() != expected) {
        throw new LedgerFault("Entry %d is missing.".formatted(expected));
      }
      expected++;
      requireLeaf(entry);
    }
    var edge = read(rows, last);
    if (!edge.root().equals(last.root())) {
      throw new LedgerFault(
          "Checkpoint %d: its root is not that of the stored tree; an entry from %d on, or a node, has changed."
              .formatted(last.number(), bundle));
    }
    return edge;
  }

  private static CompactRange read(LedgerRows rows, SealedCheckpoint last) {
    try {
      return CompactRange.read(last.size(), rows.tree());
    } catch (MissingNodeException missing) {
      throw new LedgerFault(String.valueOf(missing.getMessage()));
    }
  }

  /** Whether the entry's bytes have the hash that stands beside them. */
  static void requireLeaf(StoredEntry entry) {
    if (!TreeHash.leaf(entry.entry()).equals(entry.leafHash())) {
      throw new LedgerFault(
          "Entry %d (submission %s): its bytes do not have the hash of its leaf."
              .formatted(entry.leafIndex(), entry.submissionId()));
    }
  }

  /** Whether the note of a checkpoint was signed by its key, and says what its row says. */
  static void requireGenuine(SealedCheckpoint stored, List<StoredKey> keys) {
    var key =
        keys.stream()
            .filter(known -> known.number() == stored.keyNumber())
            .findFirst()
            .orElseThrow(() -> fault(stored, "its key is missing."))
            .key();
    try {
      var note = SignedNote.parse(stored.note());
      if (!(note.verify(List.of(key)) instanceof NoteCheck.Trusted)) {
        throw fault(stored, "its note is not signed by the log's key.");
      }
      if (!Checkpoint.parse(note.text())
          .equals(new Checkpoint(key.name(), stored.size(), stored.root()))) {
        throw fault(stored, "its note says something else than its row.");
      }
    } catch (MalformedException changed) {
      throw fault(stored, String.valueOf(changed.getMessage()));
    }
  }

  /** Whether the tables end where the last checkpoint does. */
  static void requireExtent(LedgerRows rows, SealedCheckpoint last) throws SQLException {
    var entries = rows.entryCount();
    if (entries != last.size()) {
      throw fault(last, "it is of %d entries, and %d are stored.".formatted(last.size(), entries));
    }
    var level = 0;
    for (var nodes : rows.nodeCounts()) {
      level++;
      var expected = last.size() >> (HashTile.HEIGHT * level);
      if (nodes != expected) {
        throw fault(
            last,
            "%d nodes of tile level %d belong to it, and %d are stored."
                .formatted(expected, level, nodes));
      }
    }
  }

  private static LedgerFault fault(SealedCheckpoint checkpoint, String what) {
    return new LedgerFault("Checkpoint %d: %s".formatted(checkpoint.number(), what));
  }
}
