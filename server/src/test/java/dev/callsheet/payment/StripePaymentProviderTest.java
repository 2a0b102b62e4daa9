package dev.callsheet.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.database.StartFailure;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StripePaymentProviderTest {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(7);

  private final FakeStripe stripe = new FakeStripe();
  private final PaymentProvider provider = provider(stripe.baseUrl(), "sk_test_fake");

  @AfterEach
  void close() {
    stripe.close();
  }

  @Test
  void aPaymentIsCreatedAndConfirmedAtOnce() {
    PaymentRequest request = request("pm_card_visa");

    assertEquals(new PaymentOutcome.Approved("pi_" + request.id()), provider.charge(request));
    assertEquals("250", stripe.latest.get("amount"));
    assertEquals("eur", stripe.latest.get("currency"));
    assertEquals("true", stripe.latest.get("confirm"));
    assertEquals("pm_card_visa", stripe.latest.get("payment_method"));
    assertEquals(request.id(), stripe.latest.get("metadata[payment]"));
  }

  @Test
  void theSameIdIsChargedOnce() {
    PaymentRequest request = request("pm_card_visa");

    assertEquals(provider.charge(request), provider.charge(request));
    assertEquals(1, stripe.charges());
  }

  @Test
  void aDeclinedCardIsRejectedInStripesWords() {
    assertEquals(
        new PaymentOutcome.Rejected("Your card was declined."),
        provider.charge(request("declined")));
  }

  @Test
  void anInvalidRequestIsRejectedWithoutStripesWords() {
    assertEquals(
        new PaymentOutcome.Rejected("The payment provider refuses this payment."),
        provider.charge(request("unknown")));
  }

  @Test
  void aWrongKeyIsRejected() {
    PaymentProvider stranger = provider(stripe.baseUrl(), "sk_test_other");

    assertInstanceOf(PaymentOutcome.Rejected.class, stranger.charge(request("pm_card_visa")));
  }

  @ParameterizedTest
  @CsvSource({
    "internal, true",
    "html, true",
    "nonsense, true",
    "in_use, true",
    "silent, true",
    "lost, true",
    "limited, false"
  })
  void whatMayPassIsUnavailable(String behaviour, boolean undecided) {
    assertEquals(
        new PaymentOutcome.Unavailable(RETRY_AFTER, undecided),
        provider.charge(request(behaviour)));
  }

  @Test
  void anUnreachableStripeIsUnavailableAndHasTakenNothing() {
    stripe.close();

    assertEquals(
        new PaymentOutcome.Unavailable(RETRY_AFTER, false),
        provider.charge(request("pm_card_visa")));
  }

  @Test
  void aPaymentThatNeedsItsOwnerIsRejectedAndCanNeverSucceed() {
    PaymentRequest request = request("authentication");

    assertInstanceOf(PaymentOutcome.Rejected.class, provider.charge(request));
    assertEquals("canceled", stripe.status(request.id()));
  }

  @Test
  void aSlowBankIsAskedAgain() {
    PaymentRequest request = request("slow_bank");

    assertEquals(new PaymentOutcome.Unavailable(RETRY_AFTER, true), provider.charge(request));
    stripe.settle(request.id(), "succeeded");
    assertEquals(new PaymentOutcome.Approved("pi_" + request.id()), provider.charge(request));
    assertEquals(1, stripe.charges());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void withoutAKeyTheServerDoesNotStart(String key) {
    StartFailure failure = assertThrows(StartFailure.class, () -> provider(stripe.baseUrl(), key));
    assertTrue(failure.getMessage().contains("STRIPE_API_KEY"));
  }

  private static PaymentProvider provider(String baseUrl, String key) {
    return new StripePaymentProvider(
        new StripeSettings(
            key, baseUrl, Duration.ofSeconds(2), Duration.ofSeconds(1), RETRY_AFTER));
  }

  private static PaymentRequest request(String paymentMethod) {
    return new PaymentRequest("top_" + UUID.randomUUID(), "org_1", 250, "eur", paymentMethod);
  }
}
