package dev.callsheet.kernel.contract;

import org.jspecify.annotations.Nullable;

/** An answer with a status below 400. */
public interface DeclaredSuccess extends DeclaredResponse {
  /** What to send as the body, null for an answer without one. */
  default @Nullable Object body() {
    return null;
  }

  /** The media type of the body, null for an answer without one. */
  default @Nullable String mediaType() {
    return null;
  }
}
