package dev.callsheet.tasks.work;

import dev.callsheet.credit.Credits;
import dev.callsheet.credit.Wallet;
import jakarta.inject.Singleton;

/**
 * What tasks cost: held once the source is known, taken at a good end, given back at any other. A
 * balance may fall below zero by that; then nothing more is begun.
 */
@Singleton
final class TaskCredits {
  private final Credits credits;

  TaskCredits(Credits credits) {
    this.credits = credits;
  }

  /** What an organisation can spend. */
  long balance(String organizationId) {
    return credits.balance(organizationId);
  }

  void hold(StoredTask task, long charge) {
    credits.reserveBeyond(task.organizationId(), Wallet.LIVE, charge, task.paymentReference());
  }

  /** Takes what is held for this attempt. */
  void settle(StoredTask task) {
    var charge = task.charge();
    if (charge != null && charge > 0) {
      credits.settle(task.organizationId(), Wallet.LIVE, task.paymentReference(), charge);
    }
  }

  /** Gives back what is held for this attempt, if anything is. */
  void release(StoredTask task) {
    credits.release(task.organizationId(), Wallet.LIVE, task.paymentReference());
  }
}
