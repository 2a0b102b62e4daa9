package dev.callsheet.credit;

import java.time.Duration;

/** What came of a top-up. */
public sealed interface TopUpOutcome {
  /**
   * The payment succeeded and the credits are in the ledger.
   *
   * @param topUpId {@code top_…}
   * @param credits how many were bought
   * @param balance what the organisation can spend now, in credits
   */
  record Completed(String topUpId, long credits, long balance) implements TopUpOutcome {}

  /**
   * The payment provider refused for good.
   *
   * @param reason a sentence for the payer
   */
  record Rejected(String topUpId, String reason) implements TopUpOutcome {}

  /**
   * The payment provider did not answer; the same request with the same key goes on with the same
   * payment. If the payment may have been made, the top-up is also completed by itself later.
   */
  record Unavailable(String topUpId, Duration retryAfter) implements TopUpOutcome {}

  /** The idempotency key belongs to a top-up of another size or payment method. */
  record KeyReused() implements TopUpOutcome {}
}
