package dev.callsheet.webhook;

/** An attempt that the endpoint did not take; has no stack trace. */
final class NotDeliveredException extends Exception {
  private static final long serialVersionUID = 1L;

  NotDeliveredException(String message) {
    super(message, null, false, false);
  }
}
