package dev.callsheet.webhook;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.util.Locale;

/**
 * A delivery as it is stored, with what its message says.
 *
 * @param createdAt of the message
 */
@Introspected
record DeliveryRow(
    String messageId, String endpointId, int series, String state, String type, Instant createdAt) {
  Delivery delivery() {
    return new Delivery(messageId, endpointId, series);
  }

  DeliveryState deliveryState() {
    return DeliveryState.valueOf(state.toUpperCase(Locale.ROOT));
  }
}
