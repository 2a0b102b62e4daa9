package notes.client.api;

/**
 * Says that {@code deleteNote} was not answered with a success; its subtypes say how.
 */
public abstract sealed class DeleteNoteException extends CallsheetException {
  DeleteNoteException(CallsheetError error) {
    super(error);
  }

  /**
   * An answer of status 404.
   */
  public abstract static sealed class Status404 extends DeleteNoteException {
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
    private final transient DeleteNoteResult.NotFound result;

    NotFound(DeleteNoteResult.NotFound error) {
      super(error);
      this.result = error;
    }

    /**
     * Returns the error as the result that does not throw carries it.
     */
    public DeleteNoteResult.NotFound result() {
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
  public static final class Undeclared extends DeleteNoteException implements notes.client.error.Undeclared {
    private final transient DeleteNoteResult.Undeclared result;

    Undeclared(DeleteNoteResult.Undeclared error) {
      super(error);
      this.result = error;
    }

    /**
     * Returns the error as the result that does not throw carries it.
     */
    public DeleteNoteResult.Undeclared result() {
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
