package dev.callsheet.contract.document;

import java.util.Optional;
import java.util.Set;

/** What an operation can have that brings failures along, whatever else it does. */
public enum Trait {
  /** It needs a key. */
  KEY(
      "a key",
      FrameworkError.NO_CREDENTIAL,
      FrameworkError.MALFORMED_CREDENTIAL,
      FrameworkError.UNKNOWN_CREDENTIAL,
      FrameworkError.REVOKED_CREDENTIAL,
      FrameworkError.RATE_LIMITED,
      FrameworkError.INTERNAL,
      FrameworkError.UNAVAILABLE),
  /** It needs a key whose owner is not suspended. */
  STANDING("a key whose owner may not be suspended", FrameworkError.SUSPENDED),
  /** It needs a key of a project. */
  PROJECT_KEY("a key of a project", FrameworkError.PROJECT_REQUIRED),
  /** It needs a key of an organisation. */
  ORGANIZATION_KEY("a key of an organisation", FrameworkError.ORGANIZATION_REQUIRED),
  /** It needs a scope. */
  SCOPE("a required scope", FrameworkError.SCOPE_DENIED),
  /** Its path names the owner of what is asked for. */
  OWNER("the owner in its path", FrameworkError.OTHER_OWNER),
  /** It takes a body. */
  BODY("a body", FrameworkError.SLOW_BODY, FrameworkError.UNSUPPORTED_MEDIA_TYPE),
  /** It takes a body that is read before the handler runs: JSON or a form. */
  READ_BODY(
      "a JSON body or a form",
      FrameworkError.TOO_LARGE,
      FrameworkError.MALFORMED,
      FrameworkError.INVALID,
      FrameworkError.INCOMPLETE),
  /** It takes a body that its handler reads. */
  FILE_BODY("a body of bytes", FrameworkError.TOO_LARGE_FILE),
  /** Its path holds an id, besides that of the owner of the key. */
  PATH("a path parameter", FrameworkError.UNKNOWN_ID),
  /** It takes parameters in the query. */
  QUERY("a query parameter", FrameworkError.INVALID),
  /** It takes parameters in the query that must be there, or whose values are listed. */
  STRICT_QUERY("a query parameter that is required or has an enum", FrameworkError.INCOMPLETE),
  /** It pages by cursor. */
  CURSOR("a cursor", FrameworkError.MALFORMED),
  /** It takes an {@code Idempotency-Key}. */
  IDEMPOTENCY_KEY(
      "an Idempotency-Key",
      FrameworkError.KEY_MALFORMED,
      FrameworkError.IN_FLIGHT,
      FrameworkError.KEY_REUSED);

  private final String words;
  private final Set<FrameworkError> implied;

  Trait(String words, FrameworkError... implied) {
    this.words = words;
    this.implied = Set.of(implied);
  }

  /** Returns what it is called in prose. */
  public String words() {
    return words;
  }

  /** Returns what every operation that has it can answer. */
  public Set<FrameworkError> implied() {
    return implied;
  }

  /** Whether an operation of a family has it. */
  public boolean in(ApiOperation operation, Family family) {
    return switch (this) {
      case KEY -> operation.secured();
      case STANDING -> operation.secured() && !operation.openToSuspended();
      case PROJECT_KEY -> operation.keyOwner(family).equals(Optional.of(OwnerKind.PROJECT));
      case ORGANIZATION_KEY ->
          operation.keyOwner(family).equals(Optional.of(OwnerKind.ORGANIZATION));
      case SCOPE -> operation.requiredScope() != null;
      case OWNER ->
          operation.secured()
              && family.owner().filter(operation.placeholders()::contains).isPresent();
      case BODY -> !operation.bodies().isEmpty();
      case READ_BODY ->
          operation.takesJson()
              || operation.bodies().containsKey("multipart/form-data")
              || operation.bodies().containsKey("application/x-www-form-urlencoded");
      case FILE_BODY -> BODY.in(operation, family) && !READ_BODY.in(operation, family);
      case PATH ->
          operation.unknownIdCode().isEmpty()
              && operation.placeholders().size() > (OWNER.in(operation, family) ? 1 : 0);
      case QUERY -> operation.parameters().stream().anyMatch(ApiParameter::isQuery);
      case STRICT_QUERY ->
          operation.parameters().stream()
              .filter(ApiParameter::isQuery)
              .anyMatch(parameter -> parameter.required() || parameter.choice());
      case CURSOR -> operation.parameter("cursor").isPresent();
      case IDEMPOTENCY_KEY -> operation.parameter("Idempotency-Key").isPresent();
    };
  }
}
