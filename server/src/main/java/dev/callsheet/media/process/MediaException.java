package dev.callsheet.media.process;

import dev.callsheet.job.ClassifiedFailure;
import dev.callsheet.job.FailureKind;

/** Carries a {@link MediaFailure} to the job that caused it; has no stack trace. */
public final class MediaException extends Exception implements ClassifiedFailure {
  private static final long serialVersionUID = 1L;

  private final transient MediaFailure failure;

  /** Wraps a failure. */
  public MediaException(MediaFailure failure) {
    super(failure.toString(), null, false, false);
    this.failure = failure;
  }

  @Override
  public FailureKind failureKind() {
    return switch (failure) {
      case MediaFailure.NotMedia(var detail) -> FailureKind.PERMANENT;
      case MediaFailure.Corrupt(var detail) -> FailureKind.PERMANENT;
      case MediaFailure.Unsupported(var detail) -> FailureKind.PERMANENT;
      case MediaFailure.Unsuitable(var reason) -> FailureKind.PERMANENT;
      case MediaFailure.DeadlineExceeded(var deadline) -> FailureKind.PERMANENT;
      case MediaFailure.OutputTooLarge(var limit) -> FailureKind.PERMANENT;
      case MediaFailure.MemoryExceeded(var limit) -> FailureKind.PERMANENT;
      case MediaFailure.Killed(var exitCode) -> FailureKind.TRANSIENT;
      case MediaFailure.Shortage(var detail) -> FailureKind.OUTAGE;
    };
  }

  /** The failure. */
  public MediaFailure failure() {
    return failure;
  }
}
