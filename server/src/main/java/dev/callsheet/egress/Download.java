package dev.callsheet.egress;

import java.time.Duration;

/** How a download ended. */
public sealed interface Download {
  /**
   * The file is there.
   *
   * @param bytes its size, at least 1
   */
  record Completed(long bytes) implements Download {}

  /**
   * The URL, a target of its redirects or an address of theirs may not be called.
   *
   * @param reason for the client, as the end of a sentence about the URL
   */
  record Refused(String reason) implements Download {}

  /** The file has more bytes than it may. */
  record TooLarge(long maxBytes) implements Download {}

  /** The first bytes are not those of a file that is wanted. */
  record Unwanted() implements Download {}

  /**
   * The host gave an answer without a file.
   *
   * @param status any but 200, or 200 when the body was empty
   */
  record Answered(int status) implements Download {}

  /**
   * The host was not found, gave no answer, broke off, or gave one that cannot be used; it may do
   * better another time.
   *
   * @param reason for the client, as the end of a sentence about the URL
   */
  record Failed(String reason) implements Download {}

  /** The deadline came first. */
  record TooSlow(Duration deadline) implements Download {}
}
