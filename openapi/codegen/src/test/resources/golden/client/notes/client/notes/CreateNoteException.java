package notes.client.notes;

import notes.client.api.ApiException;
import notes.client.api.Thrown;
import notes.client.api.UndeclaredAnswer;

/** Says that {@code createNote} was not answered with a success; its subtypes say how. */
public abstract sealed class CreateNoteException extends ApiException {
  CreateNoteException(CreateNoteResult.Failure error) {
    super(error);
  }

  static CreateNoteException of(CreateNoteResult.Failure error) {
    if (error instanceof notes.client.notes.Undeclared) {
      return new Undeclared(error);
    }
    return switch (error.code()) {
      case "conflict" -> new Conflict(error);
      case "still_indexing" -> new StillIndexing(error);
      case "invalid" -> new Invalid(error);
      case "unavailable" -> new Unavailable(error);
      default -> new Undeclared(error);
    };
  }

  /** An answer of status 409. */
  public abstract static sealed class Status409 extends CreateNoteException {
    Status409(CreateNoteResult.Failure error) {
      super(error);
    }
  }

  /** Taken. */
  public static final class Conflict extends Status409
      implements Thrown<NoteConflict.Conflict>, notes.client.notes.error.Conflict {
    Conflict(CreateNoteResult.Failure error) {
      super(error);
    }
  }

  /** Not yet. */
  public static final class StillIndexing extends Status409
      implements Thrown<NoteConflict.StillIndexing>, notes.client.notes.error.StillIndexing {
    StillIndexing(CreateNoteResult.Failure error) {
      super(error);
    }
  }

  /** An answer of status 422. */
  public abstract static sealed class Status422 extends CreateNoteException {
    Status422(CreateNoteResult.Failure error) {
      super(error);
    }
  }

  /** Fields are wrong. */
  public static final class Invalid extends Status422
      implements Thrown<notes.client.notes.Invalid>, notes.client.notes.error.Invalid {
    Invalid(CreateNoteResult.Failure error) {
      super(error);
    }
  }

  /** An answer of status 503. */
  public abstract static sealed class Status503 extends CreateNoteException {
    Status503(CreateNoteResult.Failure error) {
      super(error);
    }
  }

  /** Unavailable. */
  public static final class Unavailable extends Status503
      implements Thrown<notes.client.notes.Unavailable>, notes.client.notes.error.Unavailable {
    Unavailable(CreateNoteResult.Failure error) {
      super(error);
    }
  }

  /** An answer that the contract does not declare. */
  public static final class Undeclared extends CreateNoteException
      implements Thrown<notes.client.notes.Undeclared>, UndeclaredAnswer {
    Undeclared(CreateNoteResult.Failure error) {
      super(error);
    }
  }
}
