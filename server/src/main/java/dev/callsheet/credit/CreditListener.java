package dev.callsheet.credit;

/** What a feature does when an organisation gets credits. */
public interface CreditListener {
  /**
   * Called after the credits were added, in the same transaction; a failure takes them back. The
   * organisation's ledger is locked until the transaction ends, so this only enqueues or charges.
   */
  void creditsAdded(String organizationId);
}
