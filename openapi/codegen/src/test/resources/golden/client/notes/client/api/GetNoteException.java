package notes.client.api;

/**
 * Says that {@code getNote} was not answered with a success; its subtypes say how.
 */
public abstract sealed class GetNoteException extends CallsheetException {
  GetNoteException(CallsheetError error) {
    super(error);
  }

  /**
   * An answer of status 404.
   */
  public abstract static sealed class Status404 extends GetNoteException {
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
    private final transient GetNoteResult.NotFound result;

    NotFound(GetNoteResult.NotFound error) {
      super(error);
      this.result = error;
    }

    /**
     * Returns the error as the result that does not throw carries it.
     */
    public GetNoteResult.NotFound result() {
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
  public static final class Undeclared extends GetNoteException implements notes.client.error.Undeclared {
    private final transient GetNoteResult.Undeclared result;

    Undeclared(GetNoteResult.Undeclared error) {
      super(error);
      this.result = error;
    }

    /**
     * Returns the error as the result that does not throw carries it.
     */
    public GetNoteResult.Undeclared result() {
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
