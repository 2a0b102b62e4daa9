package dev.callsheet.job;

/** An exception that knows what another attempt at the job may come to. */
public interface ClassifiedFailure {
  /** Returns the kind of this failure. */
  FailureKind failureKind();
}
