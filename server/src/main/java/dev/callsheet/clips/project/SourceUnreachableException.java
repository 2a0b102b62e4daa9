package dev.callsheet.clips.project;

/** An attempt to fetch a source that another attempt may follow; has no stack trace. */
final class SourceUnreachableException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Says in a sentence for people what the host did. */
  SourceUnreachableException(String message) {
    super(message, null, false, false);
  }
}
