package dev.callsheet.webhook;

/** What became of a request to test an endpoint. */
public sealed interface Ping {
  /**
   * A {@code test.ping} event is on its way.
   *
   * @param messageId the {@code webhook-id} that it will carry
   */
  record Queued(String messageId) implements Ping {}

  /** The endpoint is disabled. */
  record Disabled() implements Ping {}

  /** The organisation has no such endpoint of the family. */
  record Unknown() implements Ping {}
}
