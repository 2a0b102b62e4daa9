package notes.client.plain;

import notes.client.api.ApiException;
import notes.client.api.Thrown;
import notes.client.api.UndeclaredAnswer;

/** Says that {@code replaceStatus} was not answered with a success; its subtypes say how. */
public abstract sealed class ReplaceStatusException extends ApiException {
  ReplaceStatusException(ReplaceStatusResult.Failure error) {
    super(error);
  }

  static ReplaceStatusException of(ReplaceStatusResult.Failure error) {
    if (error instanceof notes.client.plain.Undeclared) {
      return new Undeclared(error);
    }
    return switch (error.status()) {
      case 409 -> new Conflict(error);
      case 429 -> new TooManyRequests(error);
      case 500 -> new InternalServerError(error);
      default -> new Undeclared(error);
    };
  }

  /** Busy. */
  public static final class Conflict extends ReplaceStatusException
      implements Thrown<ReplaceStatusConflict>, notes.client.plain.error.Conflict {
    Conflict(ReplaceStatusResult.Failure error) {
      super(error);
    }
  }

  /** Too many requests. */
  public static final class TooManyRequests extends ReplaceStatusException
      implements Thrown<notes.client.plain.TooManyRequests>,
          notes.client.plain.error.TooManyRequests {
    TooManyRequests(ReplaceStatusResult.Failure error) {
      super(error);
    }
  }

  /** Failed. */
  public static final class InternalServerError extends ReplaceStatusException
      implements Thrown<ReplaceStatusInternalServerError>,
          notes.client.plain.error.InternalServerError {
    InternalServerError(ReplaceStatusResult.Failure error) {
      super(error);
    }

    /** How often it was tried. */
    public int attempts() {
      return result().attempts();
    }
  }

  /** An answer that the contract does not declare. */
  public static final class Undeclared extends ReplaceStatusException
      implements Thrown<notes.client.plain.Undeclared>, UndeclaredAnswer {
    Undeclared(ReplaceStatusResult.Failure error) {
      super(error);
    }
  }
}
