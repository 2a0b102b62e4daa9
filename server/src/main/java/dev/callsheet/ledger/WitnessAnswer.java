package dev.callsheet.ledger;

/** What a witness says to a checkpoint (c2sp.org/tlog-witness). */
public sealed interface WitnessAnswer {
  /**
   * It is cosigned.
   *
   * @param lines signature lines, each with its end
   */
  record Cosigned(String lines) implements WitnessAnswer {}

  /**
   * What was sent is no such request.
   *
   * @param reason a sentence for the log's operator
   */
  record Malformed(String reason) implements WitnessAnswer {}

  /** The log is not one of those that are witnessed. */
  record UnknownLog() implements WitnessAnswer {}

  /** No known key of the log signed the checkpoint, or one did so wrongly. */
  record Untrusted() implements WitnessAnswer {}

  /**
   * The old size is not that of the latest checkpoint.
   *
   * @param size of that one
   */
  record Conflict(long size) implements WitnessAnswer {}

  /** The checkpoint does not follow from the latest one. */
  record Inconsistent() implements WitnessAnswer {}
}
