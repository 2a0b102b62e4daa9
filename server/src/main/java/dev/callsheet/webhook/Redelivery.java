package dev.callsheet.webhook;

/** What became of a request to deliver a message again. */
public sealed interface Redelivery {
  /** The next attempt is due at once. */
  record Queued(LoggedDelivery delivery) implements Redelivery {}

  /** The endpoint is disabled. */
  record Disabled() implements Redelivery {}

  /** The organisation has no such endpoint of the family, or nothing of the message went there. */
  record Unknown() implements Redelivery {}
}
