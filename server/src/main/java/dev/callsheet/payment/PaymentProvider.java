package dev.callsheet.payment;

/** Somebody who takes money from payers. */
public interface PaymentProvider {
  /**
   * Takes a sum; with an id that it knows, says again what came of it. May take seconds, so no
   * transaction is open meanwhile.
   */
  PaymentOutcome charge(PaymentRequest request);
}
