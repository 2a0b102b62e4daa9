package dev.callsheet.tasks.work;

/** The source cannot be had now; another attempt may. Carries no stack trace. */
final class SourceUnreachableException extends Exception {
  private static final long serialVersionUID = 1L;

  SourceUnreachableException(String message) {
    super(message, null, false, false);
  }
}
