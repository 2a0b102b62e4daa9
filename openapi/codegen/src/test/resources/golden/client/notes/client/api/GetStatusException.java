package notes.client.api;

/**
 * Says that {@code getStatus} was not answered with a success; its subtypes say how.
 */
public abstract sealed class GetStatusException extends CallsheetException {
  GetStatusException(CallsheetError error) {
    super(error);
  }

  /**
   * An answer of status 500.
   */
  public abstract static sealed class Status500 extends GetStatusException {
    Status500(CallsheetError error) {
      super(error);
    }
  }

  /**
   * Failed.
   *
   * <p>What to do: Report it.
   */
  public static final class InternalServerError extends Status500 implements notes.client.error.InternalServerError {
    private final transient GetStatusResult.InternalServerError result;

    InternalServerError(GetStatusResult.InternalServerError error) {
      super(error);
      this.result = error;
    }

    /**
     * Returns the error as the result that does not throw carries it.
     */
    public GetStatusResult.InternalServerError result() {
      return result;
    }

    @Override
    public String code() {
      return "-";
    }
  }

  /**
   * An answer that the contract does not declare.
   */
  public static final class Undeclared extends GetStatusException implements notes.client.error.Undeclared {
    private final transient GetStatusResult.Undeclared result;

    Undeclared(GetStatusResult.Undeclared error) {
      super(error);
      this.result = error;
    }

    /**
     * Returns the error as the result that does not throw carries it.
     */
    public GetStatusResult.Undeclared result() {
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
