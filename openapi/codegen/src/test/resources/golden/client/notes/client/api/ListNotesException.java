package notes.client.api;

import notes.client.model.InvalidDetails;

/**
 * Says that {@code listNotes} was not answered with a success; its subtypes say how.
 */
public abstract sealed class ListNotesException extends CallsheetException {
  ListNotesException(CallsheetError error) {
    super(error);
  }

  /**
   * An answer of status 422.
   */
  public abstract static sealed class Status422 extends ListNotesException {
    Status422(CallsheetError error) {
      super(error);
    }
  }

  /**
   * Fields are wrong.
   *
   * <p>What to do: Mend them.
   */
  public static final class Invalid extends Status422 implements notes.client.error.Invalid {
    private final transient ListNotesResult.Invalid result;

    Invalid(ListNotesResult.Invalid error) {
      super(error);
      this.result = error;
    }

    /**
     * Returns the error as the result that does not throw carries it.
     */
    public ListNotesResult.Invalid result() {
      return result;
    }

    @Override
    public String code() {
      return "invalid";
    }

    @Override
    public InvalidDetails details() {
      return result.details();
    }
  }

  /**
   * An answer that the contract does not declare.
   */
  public static final class Undeclared extends ListNotesException implements notes.client.error.Undeclared {
    private final transient ListNotesResult.Undeclared result;

    Undeclared(ListNotesResult.Undeclared error) {
      super(error);
      this.result = error;
    }

    /**
     * Returns the error as the result that does not throw carries it.
     */
    public ListNotesResult.Undeclared result() {
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
