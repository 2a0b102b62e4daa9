package dev.callsheet.ledger;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** What operators do with the log; all nodes heed it at once. */
@Singleton
public final class LedgerAdministration {
  private static final int DISCARDED_AT_ONCE = 1000;

  private final TransactionOperations<Connection> transactions;
  private final LedgerListeners listeners;
  private final Clock clock;

  LedgerAdministration(
      TransactionOperations<Connection> transactions, LedgerListeners listeners, Clock clock) {
    this.transactions = transactions;
    this.listeners = listeners;
    this.clock = clock;
  }

  /**
   * How the log is.
   *
   * @param vkey of the present key; null before the log has begun
   * @param size how many entries are sealed
   * @param publishedSize how many everybody may read
   * @param root of the last checkpoint, in base64
   * @param sealedAt when the last checkpoint was signed
   * @param waiting how many submissions wait
   */
  public record Status(
      @Nullable String vkey,
      long size,
      long publishedSize,
      @Nullable String root,
      @Nullable Instant sealedAt,
      long waiting,
      @Nullable Instant frozenSince,
      @Nullable String frozenReason,
      @Nullable Instant pausedSince) {}

  /** Returns how the log is now. */
  public Status status() {
    return transactions.executeRead(
        status -> {
          var rows = new LedgerRows(status.getConnection());
          var state = rows.state();
          var keys = rows.keys();
          var last = rows.lastCheckpoint().orElse(null);
          return new Status(
              keys.isEmpty() ? null : keys.getLast().key().toString(),
              last == null ? 0 : last.size(),
              state.publishedSize(),
              last == null ? null : last.root().base64(),
              last == null ? null : last.signedAt(),
              rows.waitingCount(),
              state.frozenSince(),
              state.frozenReason(),
              state.pausedSince());
        });
  }

  /** Lets nothing be appended; it may be so already. */
  public void freeze(String reason) {
    write(rows -> rows.freeze(reason, clock.instant()));
  }

  /** Ends that; what made a check fail freezes the log again. */
  public void unfreeze() {
    write(LedgerRows::unfreeze);
  }

  /** Lets what is handed in wait; it may do so already. */
  public void pause() {
    write(rows -> rows.pause(clock.instant()));
  }

  /** Ends that. */
  public void resume() {
    write(LedgerRows::resume);
  }

  /**
   * Gives up what waits, so that nobody has to wait for a log that stays frozen.
   *
   * @return how many submissions that were
   */
  public int discard() {
    var discarded = 0;
    while (true) {
      var now = transactions.executeWrite(status -> discard(status.getConnection()));
      if (now == 0) {
        return discarded;
      }
      discarded += now;
    }
  }

  private int discard(Connection connection) throws SQLException {
    var rows = new LedgerRows(connection);
    rows.awaitLock();
    var rejected = new LinkedHashMap<PendingSubmission, String>();
    for (var submission : rows.waiting(DISCARDED_AT_ONCE)) {
      if (!submission.listener().equals(LedgerOpening.OWN)) {
        rejected.put(submission, "An operator gave it up.");
      }
    }
    rows.removeSubmissions(rejected.keySet().stream().map(PendingSubmission::id).toList());
    listeners.rejected(rejected);
    return rejected.size();
  }

  @FunctionalInterface
  private interface Change {
    void of(LedgerRows rows) throws SQLException;
  }

  private void write(Change change) {
    transactions.executeWrite(
        status -> {
          change.of(new LedgerRows(status.getConnection()));
          return true;
        });
  }
}
