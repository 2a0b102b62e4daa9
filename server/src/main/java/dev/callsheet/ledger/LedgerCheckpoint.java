package dev.callsheet.ledger;

import dev.callsheet.transparency.encoding.MalformedException;
import dev.callsheet.transparency.encoding.Sha256;
import dev.callsheet.transparency.note.SignedNote;
import java.time.Instant;

/**
 * A checkpoint that everybody may read.
 *
 * @param number counted from 0, the one of the empty log: the number of its block
 * @param size how many entries the log had
 * @param root of its tree
 * @param note as it is sent, with the signature of the log and what witnesses added
 * @param cosignatures how many witnesses that were
 * @param signedAt never before the time of the checkpoint before
 */
public record LedgerCheckpoint(
    long number, long size, Sha256 root, String note, int cosignatures, Instant signedAt) {
  /** Returns the note as others sign and verify it. */
  public SignedNote signedNote() {
    try {
      return SignedNote.parse(note);
    } catch (MalformedException changed) {
      throw new IllegalStateException("Checkpoint " + number + " is no note", changed);
    }
  }
}
