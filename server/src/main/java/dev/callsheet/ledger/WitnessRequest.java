package dev.callsheet.ledger;

import dev.callsheet.transparency.encoding.Decimal;
import dev.callsheet.transparency.encoding.MalformedException;
import dev.callsheet.transparency.encoding.Sha256;
import dev.callsheet.transparency.encoding.Utf8;
import dev.callsheet.transparency.note.Checkpoint;
import dev.callsheet.transparency.note.SignedNote;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a log asks a witness to cosign.
 *
 * @param oldSize of the checkpoint that the proof begins with
 * @param proof that the new one is consistent with it
 */
record WitnessRequest(long oldSize, List<Sha256> proof, SignedNote note, Checkpoint checkpoint) {
  private static final int MOST_HASHES = 63;
  private static final String OLD = "old ";

  /** Reads a body: a line with the old size, lines of the proof, an empty line and the note. */
  static WitnessRequest parse(byte[] body) throws MalformedException {
    var text = Utf8.decode(body);
    var blank = text.indexOf("\n\n");
    if (blank < 0) {
      throw new MalformedException("An empty line stands before the checkpoint.");
    }
    var lines = Arrays.asList(text.substring(0, blank).split("\n", -1));
    if (!lines.getFirst().startsWith(OLD)) {
      throw new MalformedException("The first line holds the old size.");
    }
    if (lines.size() - 1 > MOST_HASHES) {
      throw new MalformedException("A proof has at most 63 lines.");
    }
    var proof = new ArrayList<Sha256>();
    for (var line : lines.subList(1, lines.size())) {
      proof.add(Sha256.fromBase64(line));
    }
    var note = SignedNote.parse(text.substring(blank + 2));
    return new WitnessRequest(
        Decimal.parse(lines.getFirst().substring(OLD.length())),
        List.copyOf(proof),
        note,
        Checkpoint.parse(note.text()));
  }
}
