package dev.callsheet.transparency.note;

import java.util.List;

/** What comes of verifying a note's signatures. */
public sealed interface NoteCheck {

  /**
   * At least one known key signed the note, and no known key's signature is wrong.
   *
   * @param signatures by known keys, each key once, in the order of the note
   */
  record Trusted(List<VerifiedSignature> signatures) implements NoteCheck {

    /** Keeps its own list. */
    public Trusted {
      signatures = List.copyOf(signatures);
    }
  }

  /** No known key signed the note: nothing can be said of its text. */
  record NoKnownKey() implements NoteCheck {}

  /**
   * A line names a known key that did not sign this text.
   *
   * @param key that is named
   */
  record BadSignature(VerifierKey key) implements NoteCheck {}
}
