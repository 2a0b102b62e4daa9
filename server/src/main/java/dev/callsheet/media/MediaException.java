package dev.callsheet.media;

/** Carries a {@link MediaFailure} to the job that caused it; has no stack trace. */
public final class MediaException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient MediaFailure failure;

  /** Wraps a failure. */
  public MediaException(MediaFailure failure) {
    super(failure.toString(), null, false, false);
    this.failure = failure;
  }

  /** The failure. */
  public MediaFailure failure() {
    return failure;
  }
}
