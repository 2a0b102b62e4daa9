package dev.callsheet.payment;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How to reach Stripe.
 *
 * @param apiKey the account's secret key
 * @param baseUrl where its API is
 * @param retryAfter what a payer is told to wait when it does not answer
 */
@ConfigurationProperties("callsheet.payment.stripe")
record StripeSettings(
    @Bindable(defaultValue = "") String apiKey,
    @Bindable(defaultValue = "https://api.stripe.com") String baseUrl,
    @Bindable(defaultValue = "3s") Duration connectTimeout,
    @Bindable(defaultValue = "10s") Duration readTimeout,
    @Bindable(defaultValue = "5s") Duration retryAfter) {
  /** Leaves the key out, for this may reach a log. */
  @Override
  public String toString() {
    return "StripeSettings[baseUrl=" + baseUrl + "]";
  }
}
