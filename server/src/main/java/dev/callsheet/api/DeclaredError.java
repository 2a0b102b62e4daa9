package dev.callsheet.api;

import org.jspecify.annotations.Nullable;

/** An error. */
public interface DeclaredError extends DeclaredResponse {
  String code();

  String message();

  @Nullable Object details();

  @Nullable Throwable cause();

  boolean retryable();
}
