package dev.callsheet.ledger;

import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.support.TransactionSynchronization;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.util.Optional;

/**
 * The log as the features write to it: what they hand in takes effect with the caller's
 * transaction, or at once where there is none, and is then appended by whichever node is first.
 */
@Singleton
public final class Ledger {
  /** The most bytes of an entry: its length has two bytes in a bundle. */
  public static final int MAX_ENTRY_BYTES = 65_535;

  private final TransactionOperations<Connection> transactions;
  private final SequencerThread sequencer;
  private final LedgerSettings settings;
  private final Clock clock;

  Ledger(
      TransactionOperations<Connection> transactions,
      SequencerThread sequencer,
      LedgerSettings settings,
      Clock clock) {
    this.transactions = transactions;
    this.sequencer = sequencer;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Hands in an entry.
   *
   * @param id of the submission, unique among all that were ever handed in
   * @param listener the name of who is told what becomes of it
   * @param entry what is appended, byte for byte; 1 to {@link #MAX_ENTRY_BYTES} bytes
   * @return false, and nothing changes, where the id was handed in before
   */
  public boolean submit(String id, LedgerListener listener, byte[] entry) {
    if (entry.length < 1 || entry.length > MAX_ENTRY_BYTES) {
      throw new IllegalArgumentException("An entry of the log has no " + entry.length + " bytes");
    }
    var submission = PendingSubmission.of(id, listener.name(), entry.clone(), clock.instant());
    return transactions.executeWrite(
        status -> {
          status.registerSynchronization(
              new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                  sequencer.wake();
                }
              });
          return new LedgerRows(status.getConnection()).submit(submission);
        });
  }

  /** Returns whether what is handed in now is soon in the log, as it is in this moment. */
  public LedgerCondition condition() {
    return transactions.executeRead(
        status -> {
          var rows = new LedgerRows(status.getConnection());
          var state = rows.state();
          if (state.frozenSince() != null) {
            return new LedgerCondition.Frozen(
                state.frozenSince(), String.valueOf(state.frozenReason()));
          }
          if (state.pausedSince() != null) {
            return new LedgerCondition.Paused(state.pausedSince());
          }
          return rows.waitMoreThan(settings.backlog() - 1)
              ? new LedgerCondition.Backlogged(settings.backlog())
              : new LedgerCondition.Open();
        });
  }

  /** Returns the place of a submission; empty while it waits, and for one that nobody handed in. */
  public Optional<AppendedEntry> find(String submissionId) {
    return transactions.executeRead(
        status -> {
          var rows = new LedgerRows(status.getConnection());
          var leaf = rows.leafOf(submissionId);
          return leaf.isEmpty()
              ? Optional.empty()
              : rows.told(leaf.getAsLong(), leaf.getAsLong() + 1).stream()
                  .map(LedgerRows.Told::entry)
                  .findFirst();
        });
  }
}
