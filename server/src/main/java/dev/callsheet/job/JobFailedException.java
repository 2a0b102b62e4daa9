package dev.callsheet.job;

/** Tells db-scheduler that an attempt failed; the cause is what the job threw. */
final class JobFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  JobFailedException(String message, Throwable cause) {
    super(message, cause, false, false);
  }
}
