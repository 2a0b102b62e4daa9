package notes.client.api;

/**
 * An exception that wraps an error.
 *
 * @param <E> the record of the error
 */
public interface Thrown<E extends ApiError> extends ApiError {

  /** Returns the error as the result that does not throw carries it. */
  @SuppressWarnings("unchecked")
  default E result() {
    return (E) error();
  }
}
