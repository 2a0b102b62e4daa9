package dev.callsheet.ledger;

import dev.callsheet.transparency.encoding.MalformedException;
import dev.callsheet.transparency.merkle.TreeRoot;
import dev.callsheet.transparency.note.Checkpoint;
import dev.callsheet.transparency.note.NoteCheck;
import dev.callsheet.transparency.note.SignedNote;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last checkpoint that this node knows, outside the database: in memory, and in a file of the
 * home for the next start. A database that was put back to an earlier time, or got another history,
 * is found by it. Not for several threads at once.
 */
@Singleton
final class CheckpointMemory {
  private static final Logger LOG = LoggerFactory.getLogger(CheckpointMemory.class);

  private final LedgerHome home;
  private @Nullable Checkpoint known;
  private @Nullable String knownLog;

  CheckpointMemory(LedgerHome home) {
    this.home = home;
  }

  /**
   * Checks that the stored log goes on from what is known here.
   *
   * @param last checkpoint of the database, whose root was checked
   * @throws LedgerFault if it does not
   */
  void check(LedgerState state, SealedCheckpoint last, List<StoredKey> keys, StoredTree tree) {
    var logId = String.valueOf(state.logId());
    if (!logId.equals(knownLog)) {
      known = read(logId, keys);
      knownLog = logId;
    }
    if (known == null || known.size() == 0) {
      return;
    }
    if (known.size() > last.size()) {
      throw new LedgerFault(
          "The log was put back: its last checkpoint is of %d entries, and this node knows one of %d."
              .formatted(last.size(), known.size()));
    }
    var root = known.size() == last.size() ? last.root() : TreeRoot.read(known.size(), tree);
    if (!root.equals(known.root())) {
      throw new LedgerFault(
          ("The log has another history: its first %d entries are not those of the checkpoint that"
                  + " this node knows.")
              .formatted(known.size()));
    }
  }

  /** Takes note of a checkpoint that is stored for good. */
  void remember(LedgerState state, SealedCheckpoint checkpoint) {
    var logId = String.valueOf(state.logId());
    try {
      var note = SignedNote.parse(checkpoint.note());
      known = Checkpoint.parse(note.text());
      knownLog = logId;
      home.replace(home.checkpoint(logId), checkpoint.note());
    } catch (MalformedException changed) {
      throw new LedgerFault(
          "Checkpoint %d: %s".formatted(checkpoint.number(), changed.getMessage()));
    } catch (IOException failure) {
      LOG.warn("The last checkpoint cannot be kept in the home: {}", failure.getMessage());
    }
  }

  private @Nullable Checkpoint read(String logId, List<StoredKey> keys) {
    var file = home.checkpoint(logId);
    var text = home.read(file);
    if (text.isEmpty()) {
      return null;
    }
    try {
      var note = SignedNote.parse(text.get());
      var check = note.verify(keys.stream().map(StoredKey::key).toList());
      if (check instanceof NoteCheck.Trusted) {
        return Checkpoint.parse(note.text());
      }
      throw new LedgerFault(file + " holds a checkpoint that no key of the log has signed.");
    } catch (MalformedException changed) {
      throw new LedgerFault(file + " holds no checkpoint: " + changed.getMessage());
    }
  }
}
