package notes.client.plain;

import notes.client.api.ApiException;
import notes.client.api.Thrown;
import notes.client.api.UndeclaredAnswer;
import org.jspecify.annotations.Nullable;

/** Says that {@code getStatus} was not answered with a success; its subtypes say how. */
public abstract sealed class GetStatusException extends ApiException {
  GetStatusException(GetStatusResult.Failure error) {
    super(error);
  }

  static GetStatusException of(GetStatusResult.Failure error) {
    if (error instanceof notes.client.plain.Undeclared) {
      return new Undeclared(error);
    }
    return switch (error.status()) {
      case 404 -> new NotFound(error);
      case 429 -> new TooManyRequests(error);
      case 500 -> new InternalServerError(error);
      default -> new Undeclared(error);
    };
  }

  /** Not there. */
  public static final class NotFound extends GetStatusException
      implements Thrown<notes.client.plain.NotFound>, notes.client.plain.error.NotFound {
    NotFound(GetStatusResult.Failure error) {
      super(error);
    }
  }

  /** Too many requests. */
  public static final class TooManyRequests extends GetStatusException
      implements Thrown<notes.client.plain.TooManyRequests>,
          notes.client.plain.error.TooManyRequests {
    TooManyRequests(GetStatusResult.Failure error) {
      super(error);
    }
  }

  /** Failed. */
  public static final class InternalServerError extends GetStatusException
      implements Thrown<Failed>, notes.client.plain.error.InternalServerError {
    InternalServerError(GetStatusResult.Failure error) {
      super(error);
    }

    /** How often it was tried. */
    public @Nullable Integer attempts() {
      return result().attempts();
    }
  }

  /** An answer that the contract does not declare. */
  public static final class Undeclared extends GetStatusException
      implements Thrown<notes.client.plain.Undeclared>, UndeclaredAnswer {
    Undeclared(GetStatusResult.Failure error) {
      super(error);
    }
  }
}
