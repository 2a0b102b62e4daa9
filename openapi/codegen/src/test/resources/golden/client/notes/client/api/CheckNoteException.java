package notes.client.api;

/**
 * Says that {@code checkNote} was not answered with a success; its subtypes say how.
 */
public abstract sealed class CheckNoteException extends CallsheetException {
  CheckNoteException(CallsheetError error) {
    super(error);
  }

  /**
   * An answer of status 404.
   */
  public abstract static sealed class Status404 extends CheckNoteException {
    Status404(CallsheetError error) {
      super(error);
    }
  }

  /**
   * No such note.
   *
   * <p>What to do: Check the id.
   */
  public static final class NotFound extends Status404 implements notes.client.error.NotFound {
    private final transient CheckNoteResult.NotFound result;

    NotFound(CheckNoteResult.NotFound error) {
      super(error);
      this.result = error;
    }

    /**
     * Returns the error as the result that does not throw carries it.
     */
    public CheckNoteResult.NotFound result() {
      return result;
    }

    @Override
    public String code() {
      return "not_found";
    }
  }

  /**
   * An answer that the contract does not declare.
   */
  public static final class Undeclared extends CheckNoteException implements notes.client.error.Undeclared {
    private final transient CheckNoteResult.Undeclared result;

    Undeclared(CheckNoteResult.Undeclared error) {
      super(error);
      this.result = error;
    }

    /**
     * Returns the error as the result that does not throw carries it.
     */
    public CheckNoteResult.Undeclared result() {
      return result;
    }

    @Override
    public String mediaType() {
      return result.mediaType();
    }

    @Override
    public String body() {
      return result.body();
    }
  }
}
