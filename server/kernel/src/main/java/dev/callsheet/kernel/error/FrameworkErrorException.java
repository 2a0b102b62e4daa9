package dev.callsheet.kernel.error;

import org.jspecify.annotations.Nullable;

/** Carries a {@link FrameworkError} out of a handler or filter; has no stack trace. */
public final class FrameworkErrorException extends RuntimeException {
  private final transient FrameworkError error;

  /** An error without a cause worth logging. */
  public FrameworkErrorException(FrameworkError error) {
    this(error, null);
  }

  /** An error and what caused it, for the log alone. */
  public FrameworkErrorException(FrameworkError error, @Nullable Throwable cause) {
    super(error.getClass().getSimpleName(), cause, false, false);
    this.error = error;
  }

  /** What went wrong. */
  public FrameworkError error() {
    return error;
  }
}
