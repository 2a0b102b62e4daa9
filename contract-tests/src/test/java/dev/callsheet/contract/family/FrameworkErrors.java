package dev.callsheet.contract.family;

import dev.callsheet.contract.checking.Answer;
import dev.callsheet.contract.document.ApiOperation;
import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.document.Family;
import dev.callsheet.contract.document.FrameworkError;
import java.util.Objects;

/**
 * How an operation answers what can befall any that has the same: a key, a body, a path parameter.
 * The {@code framework-errors} of its family say it.
 */
public final class FrameworkErrors {
  private final Family family;

  private FrameworkErrors(Family family) {
    this.family = family;
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
    return of(Objects.requireNonNull(document.families().get(operation.family()), operation.id()));
  }

  /** Returns what befalls the operations of a family, and what matches none of them. */
  public static FrameworkErrors of(Family family) {
    return new FrameworkErrors(family);
  }

  /** Without a valid key. */
  public Expected withoutKey() {
    return expected(FrameworkError.UNAUTHENTICATED);
  }

  /** With a key that lacks the scope. */
  public Expected withoutScope() {
    return expected(FrameworkError.FORBIDDEN);
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
    return expected(FrameworkError.TOO_LARGE);
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

  /** An id in the path that nothing has. */
  public Expected unknownId() {
    return expected(FrameworkError.UNKNOWN_ID);
  }

  /** A parameter of the query that breaks its schema. */
  public Expected badQuery() {
    return expected(FrameworkError.INVALID);
  }

  /** A cursor that the server has not given out. */
  public Expected badCursor() {
    return expected(FrameworkError.MALFORMED);
  }

  /** An {@code Idempotency-Key} whose first request is not answered yet. */
  public Expected inFlight() {
    return expected(FrameworkError.IN_FLIGHT);
  }

  /** An {@code Idempotency-Key} that is malformed or was sent with another request. */
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
