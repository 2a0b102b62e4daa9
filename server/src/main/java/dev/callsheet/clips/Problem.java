package dev.callsheet.clips;

/**
 * A failure for good.
 *
 * @param message for people, a sentence
 */
record Problem(FailureReason reason, String message) {
  static final Problem INTERNAL =
      new Problem(FailureReason.INTERNAL, "The server could not do this.");
}
