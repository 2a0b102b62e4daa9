package dev.callsheet.ledger;

import java.time.Instant;

/** Whether the log takes submissions, and why not. */
public sealed interface LedgerCondition {
  /** What is handed in now is soon in the log. */
  record Open() implements LedgerCondition {}

  /**
   * Nothing is appended, for an operator or a failed check has frozen the log.
   *
   * @param since when that was
   * @param reason a sentence for the operator, which may name a row
   */
  record Frozen(Instant since, String reason) implements LedgerCondition {}

  /**
   * What is handed in waits until an operator lets the sequencer go on.
   *
   * @param since when it was paused
   */
  record Paused(Instant since) implements LedgerCondition {}

  /**
   * More waits than the settings allow.
   *
   * @param limit how many submissions may wait
   */
  record Backlogged(int limit) implements LedgerCondition {}
}
