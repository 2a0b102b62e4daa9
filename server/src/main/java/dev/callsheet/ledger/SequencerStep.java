package dev.callsheet.ledger;

/** What came of one step of the sequencer. */
sealed interface SequencerStep {
  /** There is nothing to do. */
  record Idle() implements SequencerStep {}

  /** Another node is at it. */
  record Busy() implements SequencerStep {}

  /** Nothing is done until an operator says so, or this node has the key. */
  record Halted() implements SequencerStep {}

  /**
   * A checkpoint was sealed.
   *
   * @param checkpoint which
   * @param entries how many were appended with it
   * @param state before that
   * @param isPublic whether everybody may read it already
   */
  record Sealed(SealedCheckpoint checkpoint, int entries, LedgerState state, boolean isPublic)
      implements SequencerStep {}

  /** A checkpoint that was sealed before is to be published first. */
  record Unpublished(SealedCheckpoint checkpoint) implements SequencerStep {}
}
