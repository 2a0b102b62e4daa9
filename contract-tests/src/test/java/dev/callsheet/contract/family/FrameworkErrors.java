package dev.callsheet.contract.family;

import dev.callsheet.contract.checking.Answer;
import dev.callsheet.contract.document.ApiOperation;
import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.document.Family;
import dev.callsheet.contract.document.FrameworkError;
import dev.callsheet.contract.document.Trait;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How an operation answers what can befall any that has the same: a key, a body, a path parameter.
 * The {@code framework-errors} of its family say it.
 */
public final class FrameworkErrors {
  private final Family family;
  private final @Nullable ApiOperation operation;
  private final @Nullable ContractDocument document;

  private FrameworkErrors(
      Family family, @Nullable ContractDocument document, @Nullable ApiOperation operation) {
    this.family = family;
    this.document = document;
    this.operation = operation;
  }

  /** An error that is expected. */
  public record Expected(int status, String code) {
    /** Fails unless the answer is this error. */
    public Answer expect(Answer answer) {
      return answer.expect(status, code);
    }
  }

  /** Returns what befalls an operation of a family. */
  public static FrameworkErrors of(ContractDocument document, ApiOperation operation) {
    return new FrameworkErrors(
        Objects.requireNonNull(document.families().get(operation.family()), operation.id()),
        document,
        operation);
  }

  /** Returns what befalls the operations of a family, and what matches none of them. */
  public static FrameworkErrors of(Family family) {
    return new FrameworkErrors(family, null, null);
  }

  /** Without a key. */
  public Expected withoutKey() {
    return expected(FrameworkError.NO_CREDENTIAL);
  }

  /** Whatever else is told of a family. */
  public Expected of(FrameworkError error) {
    return expected(error);
  }

  /** With a key that lacks the scope. */
  public Expected withoutScope() {
    return expected(FrameworkError.SCOPE_DENIED);
  }

  /** With a key of a suspended organisation. */
  public Expected suspended() {
    return expected(FrameworkError.SUSPENDED);
  }

  /** With a key of another owner than the path names. */
  public Expected otherOwner() {
    return expected(FrameworkError.OTHER_OWNER);
  }

  /** With a key that has used up its requests. */
  public Expected tooOften() {
    return expected(FrameworkError.RATE_LIMITED);
  }

  /** When something that the server needs is away. */
  public Expected unavailable() {
    return expected(FrameworkError.UNAVAILABLE);
  }

  /** When the server fails unexpectedly. */
  public Expected internal() {
    return expected(FrameworkError.INTERNAL);
  }

  /** A body that comes too slowly. */
  public Expected slowBody() {
    return expected(FrameworkError.SLOW_BODY);
  }

  /** A body with too many bytes. */
  public Expected tooLarge() {
    return expected(
        operation != null && Trait.FILE_BODY.in(operation, family)
            ? FrameworkError.TOO_LARGE_FILE
            : FrameworkError.TOO_LARGE);
  }

  /** A body of another media type, or with a content coding. */
  public Expected unsupportedMediaType() {
    return expected(FrameworkError.UNSUPPORTED_MEDIA_TYPE);
  }

  /** A body that is no JSON. */
  public Expected malformed() {
    return expected(FrameworkError.MALFORMED);
  }

  /** A body that breaks its schema, or of another format than its media type says. */
  public Expected misshapen() {
    return expected(FrameworkError.INVALID);
  }

  /** A body that lacks what it must have, and breaks its schema in no other way. */
  public Expected incomplete() {
    return firstFieldCode().map(this::own).orElseGet(() -> expected(FrameworkError.INCOMPLETE));
  }

  /** The code of the first property of the JSON that has one for what is missing. */
  private Optional<String> firstFieldCode() {
    if (operation == null || document == null) {
      return Optional.empty();
    }
    var content = operation.bodies().get("application/json");
    if (content == null) {
      return Optional.empty();
    }
    return document
        .resolve(content.path("schema"))
        .path("properties")
        .valueStream()
        .flatMap(
            property ->
                Stream.of("x-missing-code", "x-invalid-code")
                    .map(key -> property.path(key).asString("")))
        .filter(code -> !code.isEmpty())
        .findFirst();
  }

  /** A code that the operation declares itself. */
  private Expected own(String code) {
    return Objects.requireNonNull(operation).answers().values().stream()
        .filter(answer -> answer.codes().contains(code))
        .map(answer -> new Expected(answer.status(), code))
        .findFirst()
        .orElseThrow();
  }

  /** An id in the path that nothing has. */
  public Expected unknownId() {
    return operation == null
        ? expected(FrameworkError.UNKNOWN_ID)
        : operation
            .unknownIdCode()
            .map(this::own)
            .orElseGet(() -> expected(FrameworkError.UNKNOWN_ID));
  }

  /** A parameter of the query that breaks its schema. */
  public Expected badQuery() {
    return expected(FrameworkError.INVALID);
  }

  /** A query without what it must have, or with a value that an enum does not list. */
  public Expected incompleteQuery() {
    return expected(FrameworkError.INCOMPLETE);
  }

  /** A cursor that the server has not given out. */
  public Expected badCursor() {
    return expected(FrameworkError.MALFORMED);
  }

  /** An {@code Idempotency-Key} whose first request is not answered yet. */
  public Expected inFlight() {
    return expected(FrameworkError.IN_FLIGHT);
  }

  /** An {@code Idempotency-Key} that is malformed. */
  public Expected malformedIdempotencyKey() {
    return expected(FrameworkError.KEY_MALFORMED);
  }

  /** An {@code Idempotency-Key} that was sent with another request. */
  public Expected badIdempotencyKey() {
    return expected(FrameworkError.KEY_REUSED);
  }

  /** A path that no operation has. */
  public Expected noRoute() {
    return expected(FrameworkError.NO_ROUTE);
  }

  /** A path that has no operation of this method. */
  public Expected methodNotAllowed() {
    return expected(FrameworkError.METHOD_NOT_ALLOWED);
  }

  private Expected expected(FrameworkError error) {
    var answer = family.answer(error);
    return new Expected(answer.status(), answer.code());
  }
}
