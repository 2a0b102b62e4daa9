package notes.client.notes;

import notes.client.api.ApiException;
import notes.client.api.Thrown;
import notes.client.api.UndeclaredAnswer;

/** Says that {@code checkNote} was not answered with a success; its subtypes say how. */
public abstract sealed class CheckNoteException extends ApiException {
  CheckNoteException(CheckNoteResult.Failure error) {
    super(error);
  }

  static CheckNoteException of(CheckNoteResult.Failure error) {
    if (error instanceof notes.client.notes.Undeclared) {
      return new Undeclared(error);
    }
    return switch (error.code()) {
      case "not_found" -> new NotFound(error);
      default -> new Undeclared(error);
    };
  }

  /** An answer of status 404. */
  public abstract static sealed class Status404 extends CheckNoteException {
    Status404(CheckNoteResult.Failure error) {
      super(error);
    }
  }

  /** No such note. */
  public static final class NotFound extends Status404
      implements Thrown<notes.client.notes.NotFound>, notes.client.notes.error.NotFound {
    NotFound(CheckNoteResult.Failure error) {
      super(error);
    }
  }

  /** An answer that the contract does not declare. */
  public static final class Undeclared extends CheckNoteException
      implements Thrown<notes.client.notes.Undeclared>, UndeclaredAnswer {
    Undeclared(CheckNoteResult.Failure error) {
      super(error);
    }
  }
}
