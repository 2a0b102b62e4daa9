package dev.callsheet.payment;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** Approves every payment and takes nothing: for demonstrations. */
@Singleton
@Requires(property = "callsheet.payment.provider", value = "approve", defaultValue = "approve")
final class ApprovingPaymentProvider implements PaymentProvider {
  @Override
  public PaymentOutcome charge(PaymentRequest request) {
    return new PaymentOutcome.Approved("approved_" + request.id());
  }
}
