package dev.callsheet.registry.work;

import org.jspecify.annotations.Nullable;

/**
 * That a registration would not succeed, and why.
 *
 * @param message a sentence for the caller
 * @param workId the work as which the same is registered; null of any other reason
 */
record Refusal(DryRunReason reason, String message, @Nullable String workId) {
  Refusal(DryRunReason reason, String message) {
    this(reason, message, null);
  }

  static Refusal frozen() {
    return new Refusal(
        DryRunReason.LEDGER_FROZEN, "The ledger is frozen and takes no registrations.");
  }

  static Refusal registered(@Nullable String workId) {
    return new Refusal(
        DryRunReason.ALREADY_REGISTERED,
        "Your organization has registered this recording with this title and these creators.",
        workId);
  }

  static Refusal tooManyVersions(int most) {
    return new Refusal(
        DryRunReason.MAX_VERSIONS_REACHED,
        "The work has " + most + " versions, as many as it may have.");
  }

  static Refusal tooPoor(long charge, long balance) {
    return new Refusal(
        DryRunReason.INSUFFICIENT_BALANCE,
        "The registration costs " + charge + " credits, and the balance is " + balance + ".");
  }
}
