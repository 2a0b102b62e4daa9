package notes.api;

import java.util.Map;
import notes.api.model.InvalidDetails;
import notes.api.model.NotePage;
import org.jspecify.annotations.Nullable;

/**
 * What {@code GET /notes} can answer.
 */
public sealed interface ListNotesResponse extends DeclaredResponse {
  @Override
  default ContractOperation operation() {
    return ContractOperation.LIST_NOTES;
  }

  /**
   * A page of notes.
   *
   * @param body the body
   */
  record Ok(NotePage body) implements ListNotesResponse, DeclaredSuccess {
    @Override
    public int status() {
      return 200;
    }

    @Override
    public String mediaType() {
      return "application/json";
    }

    @Override
    public Map<String, String> headers() {
      return Map.of();
    }
  }

  /**
   * Some fields break their rules.
   *
   * @param message what the caller may read
   * @param details What is wrong.
   * @param cause what the log may show, null where nothing threw
   */
  record Invalid(String message, InvalidDetails details,
      @Nullable Throwable cause) implements ListNotesResponse, DeclaredError {
    /**
     * An error that nothing threw.
     */
    public Invalid(String message, InvalidDetails details) {
      this(message, details, null);
    }

    @Override
    public int status() {
      return 422;
    }

    @Override
    public Map<String, String> headers() {
      return Map.of();
    }

    @Override
    public String code() {
      return "invalid";
    }

    @Override
    public boolean retryable() {
      return false;
    }
  }
}
