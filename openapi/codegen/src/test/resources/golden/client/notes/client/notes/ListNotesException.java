package notes.client.notes;

import notes.client.api.ApiException;
import notes.client.api.Thrown;
import notes.client.api.UndeclaredAnswer;

/** Says that {@code listNotes} was not answered with a success; its subtypes say how. */
public abstract sealed class ListNotesException extends ApiException {
  ListNotesException(ListNotesResult.Failure error) {
    super(error);
  }

  static ListNotesException of(ListNotesResult.Failure error) {
    if (error instanceof notes.client.notes.Undeclared) {
      return new Undeclared(error);
    }
    return switch (error.code()) {
      case "invalid" -> new Invalid(error);
      default -> new Undeclared(error);
    };
  }

  /** An answer of status 422. */
  public abstract static sealed class Status422 extends ListNotesException {
    Status422(ListNotesResult.Failure error) {
      super(error);
    }
  }

  /** Fields are wrong. */
  public static final class Invalid extends Status422
      implements Thrown<notes.client.notes.Invalid>, notes.client.notes.error.Invalid {
    Invalid(ListNotesResult.Failure error) {
      super(error);
    }
  }

  /** An answer that the contract does not declare. */
  public static final class Undeclared extends ListNotesException
      implements Thrown<notes.client.notes.Undeclared>, UndeclaredAnswer {
    Undeclared(ListNotesResult.Failure error) {
      super(error);
    }
  }
}
