package dev.callsheet.webhook;

/** How the change of an endpoint ended. */
public sealed interface EndpointUpdate {
  /** The endpoint is as was wished. */
  record Updated(Endpoint endpoint) implements EndpointUpdate {}

  /**
   * The URL may not be called, and nothing was changed.
   *
   * @param reason for the client, as the end of a sentence about the URL
   */
  record UrlRefused(String reason) implements EndpointUpdate {}

  /** The organisation has no such endpoint of the family. */
  record Unknown() implements EndpointUpdate {}
}
