package dev.callsheet.client;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.callsheet.client.api.CallbackRequest;
import dev.callsheet.client.api.UndeclaredRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Checks that a webhook came from the server that knows the endpoint's secret, unchanged and not
 * long ago (five minutes), as Standard Webhooks prescribes, and reads it. Each family has a type
 * for its deliveries, whose body is a sealed type of its events:
 *
 * <pre>{@code
 * var verifier = new WebhookVerifier<>("whsec_…", dev.callsheet.client.studio.EventDelivery::of);
 * Event event = verifier.verify(body, headers).body();
 * }</pre>
 *
 * @param <D> the delivery
 */
public final class WebhookVerifier<D> {

  /**
   * Reads a request as a delivery.
   *
   * @param <D> the delivery
   */
  @FunctionalInterface
  public interface Reader<D> {

    /** Returns what the request brings. */
    D read(CallbackRequest request) throws UndeclaredRequest;
  }

  private final Webhook webhook;
  private final Reader<D> reader;

  /**
   * Verifies the deliveries of one endpoint.
   *
   * @param secret the endpoint's, as the server showed it once, beginning with {@code whsec_}
   * @param reader reads what can be trusted
   */
  public WebhookVerifier(String secret, Reader<D> reader) {
    this.webhook = new Webhook(secret);
    this.reader = reader;
  }

  /**
   * Returns a delivery that can be trusted. The same event can be delivered more than once.
   *
   * @param body the request's body, byte for byte
   * @param headers the request's headers; the case of their names does not matter
   * @throws UntrustedWebhookException when the signature is missing, wrong or too old, or when the
   *     body is not an event; answer 400 then
   */
  public D verify(byte[] body, Map<String, List<String>> headers) throws UntrustedWebhookException {
    Map<String, List<String>> lowerCase = new HashMap<>();
    headers.forEach((name, values) -> lowerCase.put(name.toLowerCase(Locale.ROOT), values));
    try {
      webhook.verify(new String(body, StandardCharsets.UTF_8), lowerCase);
      return reader.read(new CallbackRequest(body, lowerCase));
    } catch (WebhookVerificationException untrusted) {
      throw new UntrustedWebhookException("The webhook cannot be trusted.", untrusted);
    } catch (UndeclaredRequest unreadable) {
      throw new UntrustedWebhookException("The webhook's body is not an event.", unreadable);
    }
  }
}
