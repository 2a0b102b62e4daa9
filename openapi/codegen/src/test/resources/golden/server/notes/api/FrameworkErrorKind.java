package notes.api;

/** What can be answered to a request without any handler; each family says how. */
public enum FrameworkErrorKind {
  /** The request, its body or its cursor cannot be read. */
  MALFORMED,
  /** The request was read, but something in it breaks a rule. */
  INVALID,
  /** No key, or none that is in force. */
  UNAUTHENTICATED,
  /** A key that may not do this. */
  FORBIDDEN,
  /** The path holds an id that nothing has. */
  UNKNOWN_ID,
  /** No operation has this path. */
  NO_ROUTE,
  /** The path is there, but not with this method. */
  METHOD_NOT_ALLOWED,
  /** The body came too slowly. */
  SLOW_BODY,
  /** The body has too many bytes. */
  TOO_LARGE,
  /** The body has another media type, or a content coding. */
  UNSUPPORTED_MEDIA_TYPE,
  /** A request with the same {@code Idempotency-Key} is still being answered. */
  IN_FLIGHT,
  /** The {@code Idempotency-Key} was used with another request. */
  KEY_REUSED,
  /** The key has used up its requests. */
  RATE_LIMITED,
  /** Something that the server needs cannot be reached. */
  UNAVAILABLE,
  /** Anything unexpected. */
  INTERNAL
}
