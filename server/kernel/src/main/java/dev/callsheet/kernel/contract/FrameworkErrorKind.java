package dev.callsheet.kernel.contract;

import org.jspecify.annotations.Nullable;

/** What can be answered to a request without any handler; each family says how. */
public enum FrameworkErrorKind {
  /** The request, its body or its cursor cannot be read. */
  MALFORMED(400),
  /** The request was read, but something in it breaks a rule. */
  INVALID(400),
  /**
   * Something that the request must have is missing, or a value is none of those that an enum
   * lists, and nothing else is wrong.
   */
  INCOMPLETE(INVALID),
  /** Nobody is taken for the sender. */
  UNAUTHENTICATED(401),
  /** The request has no key. */
  NO_CREDENTIAL(UNAUTHENTICATED),
  /** What the request has as its key is not in the form of the family's keys. */
  MALFORMED_CREDENTIAL(UNAUTHENTICATED),
  /** A key that is none of ours. */
  UNKNOWN_CREDENTIAL(UNAUTHENTICATED),
  /** A key that was revoked. */
  REVOKED_CREDENTIAL(UNAUTHENTICATED),
  /** A key that may not do this. */
  FORBIDDEN(403),
  /** A key of another owner than the path names. */
  OTHER_OWNER(FORBIDDEN),
  /** A key whose owner is suspended. */
  SUSPENDED(FORBIDDEN),
  /** A key of an organisation, where one of a project is needed. */
  PROJECT_REQUIRED(FORBIDDEN),
  /** A key of a project, where one of the organisation is needed. */
  ORGANIZATION_REQUIRED(FORBIDDEN),
  /** A key without the scope that the operation needs. */
  SCOPE_DENIED(FORBIDDEN),
  /** The path holds an id that nothing has. */
  UNKNOWN_ID(404),
  /** No operation has this path. */
  NO_ROUTE(404),
  /** The path is there, but not with this method. */
  METHOD_NOT_ALLOWED(405),
  /** The body came too slowly. */
  SLOW_BODY(408),
  /** The body has too many bytes. */
  TOO_LARGE(413),
  /** The body has too many bytes, and is neither JSON nor a form. */
  TOO_LARGE_FILE(TOO_LARGE),
  /** The body has another media type, or a content coding. */
  UNSUPPORTED_MEDIA_TYPE(415),
  /** A request with the same {@code Idempotency-Key} is still being answered. */
  IN_FLIGHT(409),
  /** The {@code Idempotency-Key} breaks its rules. */
  KEY_MALFORMED(INVALID),
  /** The {@code Idempotency-Key} was used with another request. */
  KEY_REUSED(400),
  /** The key has used up its requests. */
  RATE_LIMITED(429),
  /** Something that the server needs cannot be reached. */
  UNAVAILABLE(503),
  /** Anything unexpected. */
  INTERNAL(500);

  private final int status;
  private final @Nullable FrameworkErrorKind general;

  FrameworkErrorKind(int status) {
    this.status = status;
    this.general = null;
  }

  FrameworkErrorKind(FrameworkErrorKind general) {
    this.status = general.status;
    this.general = general;
  }

  /** The status on a path that is no family's. */
  public int status() {
    return status;
  }

  /** The kind that answers where a family does not tell this one apart; itself if there is none. */
  public FrameworkErrorKind general() {
    return general == null ? this : general;
  }
}
