package dev.callsheet.transparency.note;

import dev.callsheet.transparency.encoding.MalformedException;
import dev.callsheet.transparency.encoding.Utf8;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A text and the signatures below it (c2sp.org/signed-note). That it could be read says nothing of
 * who wrote it: ask {@link #verify}.
 *
 * @param text ends with a line's end, which is signed too
 * @param signatures at least one, at most 100
 */
public record SignedNote(String text, List<NoteSignature> signatures) {

  private static final int MOST_BYTES = 1_000_000;
  private static final int MOST_SIGNATURES = 100;

  /** Refuses what cannot be a note. */
  public SignedNote {
    signatures = List.copyOf(signatures);
    if (!text.endsWith("\n") || !isPlain(text)) {
      throw new IllegalArgumentException("A note's text is lines without control characters.");
    }
    if (signatures.isEmpty() || signatures.size() > MOST_SIGNATURES) {
      throw new IllegalArgumentException("A note has from 1 to 100 signatures.");
    }
  }

  /** Returns a text with one signature. */
  public static SignedNote sign(String text, NoteSigner signer) {
    return new SignedNote(text, List.of(signer.sign(text)));
  }

  /**
   * Reads a note.
   *
   * @param bytes as they were received
   * @throws MalformedException when they are not a note
   */
  public static SignedNote parse(byte[] bytes) throws MalformedException {
    if (bytes.length > MOST_BYTES) {
      throw new MalformedException("The note is longer than 1,000,000 bytes.");
    }
    return parse(Utf8.decode(bytes));
  }

  /**
   * Reads a note.
   *
   * @throws MalformedException when the text is not a note
   */
  public static SignedNote parse(String note) throws MalformedException {
    // The text may hold blank lines itself: the last one is where the signatures begin.
    int blank = note.lastIndexOf("\n\n");
    if (blank < 0 || !note.endsWith("\n") || blank + 2 == note.length()) {
      throw new MalformedException("A note is a text, a blank line and signature lines.");
    }
    if (note.length() > MOST_BYTES || !isPlain(note)) {
      throw new MalformedException("The note is too long or holds control characters.");
    }
    String[] lines = note.substring(blank + 2, note.length() - 1).split("\n", -1);
    if (lines.length > MOST_SIGNATURES) {
      throw new MalformedException("The note has more than 100 signatures.");
    }
    List<NoteSignature> signatures = new ArrayList<>(lines.length);
    for (String line : lines) {
      signatures.add(NoteSignature.parse(line));
    }
    return new SignedNote(note.substring(0, blank + 1), signatures);
  }

  /**
   * Verifies the signatures of the keys that are known; those of others are ignored.
   *
   * @throws IllegalArgumentException when two of the keys share name and id, so that a signature
   *     could be meant for either
   */
  public NoteCheck verify(Collection<VerifierKey> known) {
    refuseAmbiguous(known);
    List<VerifiedSignature> verified = new ArrayList<>();
    Set<VerifierKey> seen = new HashSet<>();
    for (NoteSignature signature : signatures) {
      for (VerifierKey key : known) {
        if (!key.isNamedBy(signature)) {
          continue;
        }
        if (!key.verifies(text, signature)) {
          return new NoteCheck.BadSignature(key);
        }
        if (seen.add(key)) {
          verified.add(new VerifiedSignature(key, key.cosignedAt(signature)));
        }
      }
    }
    return verified.isEmpty() ? new NoteCheck.NoKnownKey() : new NoteCheck.Trusted(verified);
  }

  /** Returns this note with one more signature below the others. */
  public SignedNote with(NoteSignature signature) {
    List<NoteSignature> more = new ArrayList<>(signatures);
    more.add(signature);
    return new SignedNote(text, more);
  }

  /** Returns the note as it is sent; its bytes are UTF-8. */
  @Override
  public String toString() {
    return text
        + '\n'
        + signatures.stream()
            .map(signature -> signature.line() + '\n')
            .collect(Collectors.joining());
  }

  private static boolean isPlain(String text) {
    return text.codePoints().noneMatch(c -> (c < ' ' && c != '\n') || (c >= 0xd800 && c <= 0xdfff));
  }

  private static void refuseAmbiguous(Collection<VerifierKey> known) {
    Set<VerifierKey> keys = new HashSet<>(known);
    Set<List<Object>> names = new HashSet<>();
    for (VerifierKey key : keys) {
      if (!names.add(Arrays.asList(key.name(), key.keyId()))) {
        throw new IllegalArgumentException(
            "Two keys are called " + key.name() + " and have the id " + key.keyId() + ".");
      }
    }
  }
}
