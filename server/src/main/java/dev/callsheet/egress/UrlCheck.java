package dev.callsheet.egress;

import java.net.URI;

/** What is known of a URL before it is ever called. */
public sealed interface UrlCheck {
  /** A URL that may be called, in its normal form. */
  record Acceptable(URI url) implements UrlCheck {}

  /**
   * A URL that may not be called.
   *
   * @param reason for the client, as the end of a sentence about the URL
   * @param fault the same for programs
   */
  record Refused(String reason, UrlFault fault) implements UrlCheck {}
}
