package dev.callsheet.transparency.note;

import dev.callsheet.transparency.encoding.Decimal;
import dev.callsheet.transparency.encoding.MalformedException;
import dev.callsheet.transparency.encoding.Sha256;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a log says of itself at one time, the text of a signed note (c2sp.org/tlog-checkpoint).
 *
 * @param origin the log's name
 * @param size how many entries it has
 * @param root of its tree
 * @param extensions further lines, none of them empty
 */
public record Checkpoint(String origin, long size, Sha256 root, List<String> extensions) {

  private static final int FIXED_LINES = 3;

  /** Refuses what has no text. */
  public Checkpoint {
    extensions = List.copyOf(extensions);
    if (size < 0) {
      throw new IllegalArgumentException("No log has " + size + " entries.");
    }
    if (origin.isEmpty() || extensions.stream().anyMatch(String::isEmpty)) {
      throw new IllegalArgumentException("No line of a checkpoint is empty.");
    }
    if (origin.contains("\n") || extensions.stream().anyMatch(line -> line.contains("\n"))) {
      throw new IllegalArgumentException("A line of a checkpoint is one line.");
    }
  }

  /** A checkpoint without extensions. */
  public Checkpoint(String origin, long size, Sha256 root) {
    this(origin, size, root, List.of());
  }

  /**
   * Reads the text of a note.
   *
   * @throws MalformedException when it is not a checkpoint
   */
  public static Checkpoint parse(String text) throws MalformedException {
    if (!text.endsWith("\n")) {
      throw new MalformedException("A checkpoint's last line has an end.");
    }
    List<String> lines = Arrays.asList(text.substring(0, text.length() - 1).split("\n", -1));
    if (lines.size() < FIXED_LINES || lines.contains("")) {
      throw new MalformedException("A checkpoint has at least three lines, none of them empty.");
    }
    return new Checkpoint(
        lines.get(0),
        Decimal.parse(lines.get(1)),
        Sha256.fromBase64(lines.get(2)),
        lines.subList(FIXED_LINES, lines.size()));
  }

  /** Returns the text to sign. */
  public String text() {
    List<String> lines = new ArrayList<>(List.of(origin, Long.toString(size), root.base64()));
    lines.addAll(extensions);
    return String.join("\n", lines) + '\n';
  }

  /** Returns the note with this text and one signature. */
  public SignedNote sign(NoteSigner signer) {
    return SignedNote.sign(text(), signer);
  }
}
