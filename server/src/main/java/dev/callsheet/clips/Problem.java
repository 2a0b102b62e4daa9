package dev.callsheet.clips;

import dev.callsheet.media.MediaFailure;
import org.jspecify.annotations.Nullable;

/**
 * A failure for good.
 *
 * @param message for people, a sentence
 */
record Problem(FailureReason reason, String message) {
  static final Problem INTERNAL =
      new Problem(FailureReason.INTERNAL, "The server could not do this.");

  private static final Problem DAMAGED =
      new Problem(FailureReason.UNSUPPORTED_FORMAT, "The video is damaged.");

  /** What work on a video comes to; null where another attempt may do better. */
  static @Nullable Problem of(MediaFailure failure) {
    return switch (failure) {
      case MediaFailure.NotMedia(var detail) -> DAMAGED;
      case MediaFailure.Corrupt(var detail) -> DAMAGED;
      case MediaFailure.DeadlineExceeded(var deadline) ->
          new Problem(
              FailureReason.INTERNAL,
              "The video takes this server longer than " + deadline.toMinutes() + " min.");
      case MediaFailure.OutputTooLarge(var limit) ->
          new Problem(
              FailureReason.INTERNAL, "This would make a file of more than " + limit + " bytes.");
      case MediaFailure.MemoryExceeded(var limit) ->
          new Problem(
              FailureReason.INTERNAL, "The video takes more memory than " + limit + " bytes.");
      case MediaFailure.Unsupported(var detail) ->
          new Problem(
              FailureReason.UNSUPPORTED_FORMAT, "This server cannot work on video of this form.");
      case MediaFailure.Killed(var exitCode) -> null;
      case MediaFailure.Shortage(var detail) -> null;
    };
  }
}
