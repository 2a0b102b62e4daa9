package dev.callsheet.webhook;

import dev.callsheet.egress.UrlFault;

/** How the creation of an endpoint ended. */
public sealed interface EndpointCreation {
  /**
   * The endpoint exists.
   *
   * @param secret {@code whsec_…}, told this once
   */
  record Created(Endpoint endpoint, String secret) implements EndpointCreation {
    /** Leaves the secret out, for this may reach a log. */
    @Override
    public String toString() {
      return "Created[endpoint=" + endpoint.id() + "]";
    }
  }

  /**
   * The URL may not be called.
   *
   * @param reason for the client, as the end of a sentence about the URL
   * @param fault the same for programs
   */
  record UrlRefused(String reason, UrlFault fault) implements EndpointCreation {}

  /** The organisation has as many endpoints of the family as it may. */
  record LimitReached(int maximum) implements EndpointCreation {}
}
