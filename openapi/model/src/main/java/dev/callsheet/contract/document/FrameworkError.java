package dev.callsheet.contract.document;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can be answered to a request without any handler; {@code x-families} says how. */
public enum FrameworkError {
  /** The request, its body or its cursor cannot be read. */
  MALFORMED("malformed"),
  /** The request was read, but something in it breaks a rule. */
  INVALID("invalid"),
  /**
   * Something that the request must have is missing, or a value is none of those that an enum
   * lists, and nothing else is wrong.
   */
  INCOMPLETE("incomplete", INVALID),
  /** Nobody is taken for the sender. */
  UNAUTHENTICATED("unauthenticated"),
  /** The request has no key. */
  NO_CREDENTIAL("no-credential", UNAUTHENTICATED),
  /** What the request has as its key is not in the form of the family's keys. */
  MALFORMED_CREDENTIAL("malformed-credential", UNAUTHENTICATED),
  /** A key that is none of ours. */
  UNKNOWN_CREDENTIAL("unknown-credential", UNAUTHENTICATED),
  /** A key that was revoked. */
  REVOKED_CREDENTIAL("revoked-credential", UNAUTHENTICATED),
  /** A key that may not do this. */
  FORBIDDEN("forbidden"),
  /** A key of another owner than the path names. */
  OTHER_OWNER("other-owner", FORBIDDEN),
  /** A key whose owner is suspended. */
  SUSPENDED("suspended", FORBIDDEN),
  /** A key of an organisation, where one of a project is needed. */
  PROJECT_REQUIRED("project-required", FORBIDDEN),
  /** A key of a project, where one of the organisation is needed. */
  ORGANIZATION_REQUIRED("organization-required", FORBIDDEN),
  /** A key without the scope that the operation needs. */
  SCOPE_DENIED("scope-denied", FORBIDDEN),
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
  /** The body has too many bytes, and is neither JSON nor a form. */
  TOO_LARGE_FILE("too-large-file", TOO_LARGE),
  /** The body has another media type, or a content coding. */
  UNSUPPORTED_MEDIA_TYPE("unsupported-media-type"),
  /** A request with the same {@code Idempotency-Key} is still being answered. */
  IN_FLIGHT("in-flight"),
  /** The {@code Idempotency-Key} breaks its rules. */
  KEY_MALFORMED("key-malformed", INVALID),
  /** The {@code Idempotency-Key} was used with another request. */
  KEY_REUSED("key-reused"),
  /** The key has used up its requests. */
  RATE_LIMITED("rate-limited"),
  /** Something that the server needs cannot be reached. */
  UNAVAILABLE("unavailable"),
  /** Anything unexpected. */
  INTERNAL("internal");

  private final String key;
  private final @Nullable FrameworkError general;

  FrameworkError(String key) {
    this.key = key;
    this.general = null;
  }

  FrameworkError(String key, FrameworkError general) {
    this.key = key;
    this.general = general;
  }

  /** Returns the one that answers where a family does not tell this one apart; else this one. */
  public FrameworkError general() {
    return general == null ? this : general;
  }

  /**
   * Returns the properties of an error's details that the server fills, where the document has
   * them.
   */
  public Set<String> details() {
    return switch (this) {
      case SCOPE_DENIED -> Set.of("required");
      case UNKNOWN_ID, NO_ROUTE -> Set.of("resource");
      case TOO_LARGE, TOO_LARGE_FILE -> Set.of("max_bytes", "size_bytes");
      case MALFORMED,
          INVALID,
          INCOMPLETE,
          UNAUTHENTICATED,
          NO_CREDENTIAL,
          MALFORMED_CREDENTIAL,
          UNKNOWN_CREDENTIAL,
          REVOKED_CREDENTIAL,
          FORBIDDEN,
          OTHER_OWNER,
          SUSPENDED,
          PROJECT_REQUIRED,
          ORGANIZATION_REQUIRED,
          METHOD_NOT_ALLOWED,
          SLOW_BODY,
          UNSUPPORTED_MEDIA_TYPE,
          IN_FLIGHT,
          KEY_MALFORMED,
          KEY_REUSED,
          RATE_LIMITED,
          UNAVAILABLE,
          INTERNAL ->
          Set.of();
    };
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
