package dev.callsheet.upload;

/** What can be said of an upload's progress. */
public sealed interface OffsetOutcome {
  /** {@link Upload#offset()} is where the next append has to begin. */
  record Known(Upload upload) implements OffsetOutcome {}

  /** No such upload, or one that was terminated. */
  record NotFound() implements OffsetOutcome {}

  /** Too long without a byte. */
  record Expired() implements OffsetOutcome {}

  /** The content was turned away. */
  record Refused() implements OffsetOutcome {}
}
