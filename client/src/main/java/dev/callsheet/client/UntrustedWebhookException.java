package dev.callsheet.client;

import org.jspecify.annotations.Nullable;

/** Says that a webhook must not be acted upon: nothing shows that the server sent it. */
public final class UntrustedWebhookException extends Exception {

  UntrustedWebhookException(String message, @Nullable Exception cause) {
    super(message, cause);
  }
}
