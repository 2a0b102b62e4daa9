package dev.callsheet.tasks.work;

/**
 * Why a task failed, as the contract tells it.
 *
 * @param message what to change, or to wait for
 * @param retryable whether another attempt may succeed although nothing was changed
 */
public record TaskFailure(Kind kind, String message, boolean retryable) {
  /** What is told where nothing better is known. */
  public static final TaskFailure INTERNAL =
      new TaskFailure(
          Kind.INTERNAL_ERROR, "Something failed on our side; report the id of the task.", true);

  /** The kind of the error that tells it. */
  public enum Kind {
    /** What was asked for cannot be had of this source. */
    REQUEST_INVALID,
    /** The source is not what the kind works on, or cannot be read. */
    FORMAT_UNSUPPORTED,
    /** The source is no file of the project, or not any more. */
    FILE_NOT_FOUND,
    /** The host of the source failed. */
    BAD_GATEWAY,
    /** Something that the server needs is away. */
    SERVICE_UNAVAILABLE,
    /** A fault of ours. */
    INTERNAL_ERROR
  }
}
