package notes.client.api;

import org.jspecify.annotations.Nullable;

/**
 * An answer that the contract does not declare: another status, another code, no body, or a body of
 * another kind.
 */
public interface UndeclaredAnswer extends ApiError {

  /** Returns the code that the body shows, if it shows one. */
  @Override
  default @Nullable String code() {
    return error().code();
  }

  @Override
  default Retry retry() {
    return Retry.AFTER_CHANGE;
  }

  /** Returns the media type of the body, in lower case; empty when there is none. */
  default String mediaType() {
    return ((UndeclaredAnswer) error()).mediaType();
  }

  /** Returns the first characters of the body as text. */
  default String body() {
    return ((UndeclaredAnswer) error()).body();
  }
}
