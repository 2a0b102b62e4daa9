package dev.callsheet.documents.work;

import dev.callsheet.credit.Credits;
import dev.callsheet.credit.Wallet;
import jakarta.inject.Singleton;

/**
 * What runs cost: held from their start on, taken at a good end, given back at any other. Those of
 * test keys draw on a balance of their own.
 */
@Singleton
public final class RunCredits {
  private final Credits credits;

  RunCredits(Credits credits) {
    this.credits = credits;
  }

  /** What an organisation can spend. */
  public long balance(String organizationId, boolean test) {
    return credits.balance(organizationId, wallet(test));
  }

  /** Holds the charge of a run in the caller's transaction; false if the balance is below it. */
  public boolean reserve(StoredRun run) {
    return credits.reserve(run.organizationId(), wallet(run.test()), run.charge(), run.id());
  }

  void settle(StoredRun run) {
    credits.settle(run.organizationId(), wallet(run.test()), run.id(), run.charge());
  }

  void release(StoredRun run) {
    credits.release(run.organizationId(), wallet(run.test()), run.id());
  }

  private static Wallet wallet(boolean test) {
    return test ? Wallet.TEST : Wallet.LIVE;
  }
}
