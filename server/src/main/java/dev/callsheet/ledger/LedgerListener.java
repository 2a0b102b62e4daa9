package dev.callsheet.ledger;

import java.util.List;

/**
 * What a feature does when entries of its own get into the log, registered by being a bean.
 *
 * <p>All calls are made in the transaction that changes the log, and a failure takes that back: it
 * is then tried again, with all that waits behind it. So this writes what it has to and does
 * nothing slow. Each submission is told of once.
 */
public interface LedgerListener {
  /** Returns what submissions name it by: unique, and kept stable between releases. */
  String name();

  /**
   * Called when entries were appended and a checkpoint over them was signed. Where witnesses are
   * set, they have not cosigned it yet, and nobody may read it.
   */
  default void sealed(List<AppendedEntry> entries) {}

  /**
   * Called when a checkpoint over entries became public, so that there are certificates. Where
   * there are no witnesses, this follows at once.
   */
  void published(List<AppendedEntry> entries);

  /** Called when submissions were given up, and will never be in the log. */
  void rejected(List<RejectedSubmission> submissions);
}
