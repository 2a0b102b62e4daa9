package dev.callsheet.payment;

import java.time.Duration;

/** What came of a payment. */
public sealed interface PaymentOutcome {
  /**
   * The sum was taken.
   *
   * @param reference the provider's name for the payment
   */
  record Approved(String reference) implements PaymentOutcome {}

  /**
   * The provider refused for good; nothing was taken.
   *
   * @param reason a sentence for the payer
   */
  record Rejected(String reason) implements PaymentOutcome {}

  /**
   * The provider did not answer, or not to the point.
   *
   * @param retryAfter how long to wait before asking again with the same id
   * @param undecided whether the sum may have been taken nevertheless
   */
  record Unavailable(Duration retryAfter, boolean undecided) implements PaymentOutcome {}
}
