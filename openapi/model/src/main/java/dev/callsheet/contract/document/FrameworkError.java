package dev.callsheet.contract.document;

import java.util.Optional;
import java.util.stream.Stream;

/** What can be answered to a request without any handler; {@code x-families} says how. */
public enum FrameworkError {
  /** The request, its body or its cursor cannot be read. */
  MALFORMED("malformed"),
  /** The request was read, but something in it breaks a rule. */
  INVALID("invalid"),
  /** No key, or none that is in force. */
  UNAUTHENTICATED("unauthenticated"),
  /** A key that may not do this. */
  FORBIDDEN("forbidden"),
  /** The path holds an id that nothing has. */
  UNKNOWN_ID("unknown-id"),
  /** No operation has this path. */
  NO_ROUTE("no-route"),
  /** The path is there, but not with this method. */
  METHOD_NOT_ALLOWED("method-not-allowed"),
  /** The body came too slowly. */
  SLOW_BODY("slow-body"),
  /** The body has too many bytes. */
  TOO_LARGE("too-large"),
  /** The body has another media type, or a content coding. */
  UNSUPPORTED_MEDIA_TYPE("unsupported-media-type"),
  /** A request with the same {@code Idempotency-Key} is still being answered. */
  IN_FLIGHT("in-flight"),
  /** The {@code Idempotency-Key} was used with another request. */
  KEY_REUSED("key-reused"),
  /** The key has used up its requests. */
  RATE_LIMITED("rate-limited"),
  /** Something that the server needs cannot be reached. */
  UNAVAILABLE("unavailable"),
  /** Anything unexpected. */
  INTERNAL("internal");

  private final String key;

  FrameworkError(String key) {
    this.key = key;
  }

  /** Returns the name in {@code framework-errors}. */
  public String key() {
    return key;
  }

  /** Returns the one of that name. */
  public static Optional<FrameworkError> of(String key) {
    return Stream.of(values()).filter(error -> error.key.equals(key)).findFirst();
  }
}
