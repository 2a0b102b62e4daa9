package dev.callsheet.payment;

import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.CardException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentCreateParams.AutomaticPaymentMethods;
import dev.callsheet.database.StartFailure;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import java.net.ConnectException;
import java.net.UnknownHostException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Payments by Stripe: one PaymentIntent each, created and confirmed in one request whose
 * idempotency key is the payment's id.
 */
@Context
@Requires(property = "callsheet.payment.provider", value = "stripe")
final class StripePaymentProvider implements PaymentProvider {
  private static final Logger LOG = LoggerFactory.getLogger(StripePaymentProvider.class);
  private static final int TIMEOUT = 408;
  private static final int IN_PROGRESS = 409;
  private static final int TOO_MANY = 429;

  private final StripeClient stripe;
  private final StripeSettings settings;

  StripePaymentProvider(StripeSettings settings) {
    if (settings.apiKey().isBlank()) {
      throw new StartFailure(
          "callsheet.payment.provider is stripe, but STRIPE_API_KEY is not set.");
    }
    this.settings = settings;
    this.stripe =
        StripeClient.builder()
            .setApiKey(settings.apiKey())
            .setApiBase(settings.baseUrl())
            .setConnectTimeout((int) settings.connectTimeout().toMillis())
            .setReadTimeout((int) settings.readTimeout().toMillis())
            .setMaxNetworkRetries(0)
            .build();
  }

  @Override
  public PaymentOutcome charge(PaymentRequest request) {
    try {
      PaymentIntent intent =
          stripe
              .v1()
              .paymentIntents()
              .create(
                  parameters(request),
                  RequestOptions.builder().setIdempotencyKey(request.id()).build());
      if (intent.getStatus().equals("processing")) {
        // A repeated request is answered as it was the first time; only a look shows the outcome.
        intent = stripe.v1().paymentIntents().retrieve(intent.getId());
      }
      return outcome(intent);
    } catch (StripeException exception) {
      return outcome(exception, request);
    }
  }

  private static PaymentIntentCreateParams parameters(PaymentRequest request) {
    PaymentIntentCreateParams.Builder parameters =
        PaymentIntentCreateParams.builder()
            .setAmount(request.amountMinor())
            .setCurrency(request.currency())
            .setConfirm(true)
            .setAutomaticPaymentMethods(
                AutomaticPaymentMethods.builder()
                    .setEnabled(true)
                    .setAllowRedirects(AutomaticPaymentMethods.AllowRedirects.NEVER)
                    .build())
            .putMetadata("payment", request.id())
            .putMetadata("organization", request.organizationId());
    if (request.paymentMethod() != null) {
      parameters.setPaymentMethod(request.paymentMethod());
    }
    return parameters.build();
  }

  private PaymentOutcome outcome(PaymentIntent intent) {
    return switch (intent.getStatus()) {
      case "succeeded" -> new PaymentOutcome.Approved(intent.getId());
      case "processing" -> new PaymentOutcome.Unavailable(settings.retryAfter(), true);
      default -> {
        cancel(intent);
        yield new PaymentOutcome.Rejected(
            "The payment method cannot be charged without its owner.");
      }
    };
  }

  /** Makes sure that what the payer was told to have failed cannot succeed later. */
  private void cancel(PaymentIntent intent) {
    if (intent.getStatus().equals("canceled")) {
      return;
    }
    try {
      stripe.v1().paymentIntents().cancel(intent.getId());
    } catch (StripeException exception) {
      LOG.warn("Cannot cancel {}: {}", intent.getId(), exception.getClass().getSimpleName());
    }
  }

  private PaymentOutcome outcome(StripeException exception, PaymentRequest request) {
    if (exception instanceof ApiConnectionException) {
      LOG.warn("Stripe does not answer: {}", String.valueOf(exception.getCause()));
      return new PaymentOutcome.Unavailable(settings.retryAfter(), !neverSent(exception));
    }
    int status = exception.getStatusCode() == null ? 0 : exception.getStatusCode();
    LOG.warn(
        "Stripe answers {} {} to payment {} (its request {})",
        status,
        exception.getCode(),
        request.id(),
        exception.getRequestId());
    if (status == TOO_MANY) {
      return new PaymentOutcome.Unavailable(settings.retryAfter(), false);
    }
    if (status < 400 || status >= 500 || status == TIMEOUT || status == IN_PROGRESS) {
      return new PaymentOutcome.Unavailable(settings.retryAfter(), true);
    }
    if (exception instanceof CardException && exception.getUserMessage() != null) {
      return new PaymentOutcome.Rejected(exception.getUserMessage());
    }
    return new PaymentOutcome.Rejected("The payment provider refuses this payment.");
  }

  private static boolean neverSent(Throwable exception) {
    for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException || cause instanceof UnknownHostException) {
        return true;
      }
    }
    return false;
  }
}
