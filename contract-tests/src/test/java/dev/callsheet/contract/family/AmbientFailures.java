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
public final class AmbientFailures {
  private final Family family;

  private AmbientFailures(Family family) {
    this.family = family;
  }

  /** An error that is expected. */
  public record Failure(int status, String code) {
    /** Fails unless the answer is this error. */
    public Answer expect(Answer answer) {
      return answer.expect(status, code);
    }
  }

  /** Returns what befalls an operation of a family. */
  public static AmbientFailures of(ContractDocument document, ApiOperation operation) {
    return of(Objects.requireNonNull(document.families().get(operation.family()), operation.id()));
  }

  /** Returns what befalls the operations of a family, and what matches none of them. */
  public static AmbientFailures of(Family family) {
    return new AmbientFailures(family);
  }

  /** Without a valid key. */
  public Failure withoutKey() {
    return failure(FrameworkError.UNAUTHENTICATED);
  }

  /** With a key that lacks the scope. */
  public Failure withoutScope() {
    return failure(FrameworkError.FORBIDDEN);
  }

  /** With a key that has used up its requests. */
  public Failure tooOften() {
    return failure(FrameworkError.RATE_LIMITED);
  }

  /** When something that the server needs is away. */
  public Failure unavailable() {
    return failure(FrameworkError.UNAVAILABLE);
  }

  /** When the server fails unexpectedly. */
  public Failure internal() {
    return failure(FrameworkError.INTERNAL);
  }

  /** A body that comes too slowly. */
  public Failure slowBody() {
    return failure(FrameworkError.SLOW_BODY);
  }

  /** A body with too many bytes. */
  public Failure tooLarge() {
    return failure(FrameworkError.TOO_LARGE);
  }

  /** A body of another media type, or with a content coding. */
  public Failure unsupportedMediaType() {
    return failure(FrameworkError.UNSUPPORTED_MEDIA_TYPE);
  }

  /** A body that is no JSON. */
  public Failure malformed() {
    return failure(FrameworkError.MALFORMED);
  }

  /** A body that breaks its schema, or of another format than its media type says. */
  public Failure misshapen() {
    return failure(FrameworkError.INVALID);
  }

  /** An id in the path that nothing has. */
  public Failure unknownId() {
    return failure(FrameworkError.UNKNOWN_ID);
  }

  /** A parameter of the query that breaks its schema. */
  public Failure badQuery() {
    return failure(FrameworkError.INVALID);
  }

  /** A cursor that the server has not given out. */
  public Failure badCursor() {
    return failure(FrameworkError.MALFORMED);
  }

  /** An {@code Idempotency-Key} whose first request is not answered yet. */
  public Failure inFlight() {
    return failure(FrameworkError.IN_FLIGHT);
  }

  /** An {@code Idempotency-Key} that is malformed or was sent with another request. */
  public Failure badIdempotencyKey() {
    return failure(FrameworkError.KEY_REUSED);
  }

  /** A path that no operation has. */
  public Failure noRoute() {
    return failure(FrameworkError.NO_ROUTE);
  }

  /** A path that has no operation of this method. */
  public Failure methodNotAllowed() {
    return failure(FrameworkError.METHOD_NOT_ALLOWED);
  }

  private Failure failure(FrameworkError error) {
    var answer = family.answer(error);
    return new Failure(answer.status(), answer.code());
  }
}
