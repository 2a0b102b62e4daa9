package notes.client.notes;

import notes.client.api.ApiException;
import notes.client.api.Thrown;
import notes.client.api.UndeclaredAnswer;

/** Says that {@code deleteNote} was not answered with a success; its subtypes say how. */
public abstract sealed class DeleteNoteException extends ApiException {
  DeleteNoteException(DeleteNoteResult.Failure error) {
    super(error);
  }

  static DeleteNoteException of(DeleteNoteResult.Failure error) {
    if (error instanceof notes.client.notes.Undeclared) {
      return new Undeclared(error);
    }
    return switch (error.code()) {
      case "not_found" -> new NotFound(error);
      default -> new Undeclared(error);
    };
  }

  /** An answer of status 404. */
  public abstract static sealed class Status404 extends DeleteNoteException {
    Status404(DeleteNoteResult.Failure error) {
      super(error);
    }
  }

  /** No such note. */
  public static final class NotFound extends Status404
      implements Thrown<notes.client.notes.NotFound>, notes.client.notes.error.NotFound {
    NotFound(DeleteNoteResult.Failure error) {
      super(error);
    }
  }

  /** An answer that the contract does not declare. */
  public static final class Undeclared extends DeleteNoteException
      implements Thrown<notes.client.notes.Undeclared>, UndeclaredAnswer {
    Undeclared(DeleteNoteResult.Failure error) {
      super(error);
    }
  }
}
