package notes.client.api;

import java.time.Duration;
import notes.client.model.InvalidDetails;

/**
 * Says that {@code createNote} was not answered with a success; its subtypes say how.
 */
public abstract sealed class CreateNoteException extends CallsheetException {
  CreateNoteException(CallsheetError error) {
    super(error);
  }

  /**
   * An answer of status 409.
   */
  public abstract static sealed class Status409 extends CreateNoteException {
    Status409(CallsheetError error) {
      super(error);
    }
  }

  /**
   * Taken.
   *
   * <p>What to do: Choose another title.
   */
  public static final class Conflict extends Status409 implements notes.client.error.Conflict {
    private final transient CreateNoteResult.Conflict result;

    Conflict(CreateNoteResult.Conflict error) {
      super(error);
      this.result = error;
    }

    /**
     * Returns the error as the result that does not throw carries it.
     */
    public CreateNoteResult.Conflict result() {
      return result;
    }

    @Override
    public String code() {
      return "conflict";
    }
  }

  /**
   * Not yet.
   *
   * <p>What to do: Wait the seconds of {@code Retry-After}.
   */
  public static final class StillIndexing extends Status409 implements notes.client.error.StillIndexing {
    private final transient CreateNoteResult.StillIndexing result;

    StillIndexing(CreateNoteResult.StillIndexing error) {
      super(error);
      this.result = error;
    }

    /**
     * Returns the error as the result that does not throw carries it.
     */
    public CreateNoteResult.StillIndexing result() {
      return result;
    }

    @Override
    public String code() {
      return "still_indexing";
    }

    @Override
    public Duration retryAfter() {
      return result.retryAfter();
    }
  }

  /**
   * An answer of status 422.
   */
  public abstract static sealed class Status422 extends CreateNoteException {
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
    private final transient CreateNoteResult.Invalid result;

    Invalid(CreateNoteResult.Invalid error) {
      super(error);
      this.result = error;
    }

    /**
     * Returns the error as the result that does not throw carries it.
     */
    public CreateNoteResult.Invalid result() {
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
   * An answer of status 503.
   */
  public abstract static sealed class Status503 extends CreateNoteException {
    Status503(CallsheetError error) {
      super(error);
    }
  }

  /**
   * Unavailable.
   *
   * <p>What to do: Wait the seconds of {@code Retry-After}.
   */
  public static final class Unavailable extends Status503 implements notes.client.error.Unavailable {
    private final transient CreateNoteResult.Unavailable result;

    Unavailable(CreateNoteResult.Unavailable error) {
      super(error);
      this.result = error;
    }

    /**
     * Returns the error as the result that does not throw carries it.
     */
    public CreateNoteResult.Unavailable result() {
      return result;
    }

    @Override
    public String code() {
      return "unavailable";
    }

    @Override
    public Duration retryAfter() {
      return result.retryAfter();
    }
  }

  /**
   * An answer that the contract does not declare.
   */
  public static final class Undeclared extends CreateNoteException implements notes.client.error.Undeclared {
    private final transient CreateNoteResult.Undeclared result;

    Undeclared(CreateNoteResult.Undeclared error) {
      super(error);
      this.result = error;
    }

    /**
     * Returns the error as the result that does not throw carries it.
     */
    public CreateNoteResult.Undeclared result() {
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
