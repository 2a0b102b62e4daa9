package dev.callsheet.client;

/** Says that a webhook must not be acted upon: nothing shows that the server sent it. */
public final class UntrustedWebhookException extends Exception {

  UntrustedWebhookException(String message, Exception cause) {
    super(message, cause);
  }
}
