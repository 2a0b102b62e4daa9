package dev.callsheet.kernel.contract;

import org.jspecify.annotations.Nullable;

/** An answer with a status from 400 on; its family's dialect writes the body. */
public interface DeclaredError extends DeclaredResponse {
  /** The code in the catalogue, {@code -} in a family without codes. */
  String code();

  /** What the caller may read. */
  String message();

  /** The details that the catalogue foresees for the code, null where there are none. */
  default @Nullable Object details() {
    return null;
  }

  /** What the log may show and the caller may not, null where nothing threw. */
  @Nullable Throwable cause();

  /** What becomes of the same request when it is sent again. */
  Retry retry();
}
