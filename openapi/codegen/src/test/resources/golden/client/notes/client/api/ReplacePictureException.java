package notes.client.api;

/**
 * Says that {@code replacePicture} was not answered with a success; its subtypes say how.
 */
public abstract sealed class ReplacePictureException extends CallsheetException {
  ReplacePictureException(CallsheetError error) {
    super(error);
  }

  /**
   * An answer of status 404.
   */
  public abstract static sealed class Status404 extends ReplacePictureException {
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
    private final transient ReplacePictureResult.NotFound result;

    NotFound(ReplacePictureResult.NotFound error) {
      super(error);
      this.result = error;
    }

    /**
     * Returns the error as the result that does not throw carries it.
     */
    public ReplacePictureResult.NotFound result() {
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
  public static final class Undeclared extends ReplacePictureException implements notes.client.error.Undeclared {
    private final transient ReplacePictureResult.Undeclared result;

    Undeclared(ReplacePictureResult.Undeclared error) {
      super(error);
      this.result = error;
    }

    /**
     * Returns the error as the result that does not throw carries it.
     */
    public ReplacePictureResult.Undeclared result() {
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
