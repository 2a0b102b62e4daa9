package dev.callsheet.problem;

import org.jspecify.annotations.Nullable;

/** Carries an {@link AmbientFailure} out of a handler or filter; has no stack trace. */
public final class AmbientFailureException extends RuntimeException {
  private final transient AmbientFailure failure;

  /** A failure without a cause worth logging. */
  public AmbientFailureException(AmbientFailure failure) {
    this(failure, null);
  }

  /** A failure and what caused it, for the log alone. */
  public AmbientFailureException(AmbientFailure failure, @Nullable Throwable cause) {
    super(failure.getClass().getSimpleName(), cause, false, false);
    this.failure = failure;
  }

  /** What went wrong. */
  public AmbientFailure failure() {
    return failure;
  }
}
