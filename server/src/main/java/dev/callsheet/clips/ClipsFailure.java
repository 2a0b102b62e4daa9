package dev.callsheet.clips;

import dev.callsheet.media.process.MediaFailure;
import org.jspecify.annotations.Nullable;

/**
 * A failure for good.
 *
 * @param message for people, a sentence
 */
public record ClipsFailure(FailureReason reason, String message) {
  /** The fault is the server's; nothing that the caller brought. */
  public static final ClipsFailure INTERNAL =
      new ClipsFailure(FailureReason.INTERNAL, "The server could not do this.");

  private static final ClipsFailure DAMAGED =
      new ClipsFailure(FailureReason.UNSUPPORTED_FORMAT, "The video is damaged.");

  /** What work on a video comes to; null where another attempt may do better. */
  public static @Nullable ClipsFailure of(MediaFailure failure) {
    return switch (failure) {
      case MediaFailure.NotMedia(var detail) -> DAMAGED;
      case MediaFailure.Corrupt(var detail) -> DAMAGED;
      case MediaFailure.DeadlineExceeded(var deadline) ->
          new ClipsFailure(
              FailureReason.INTERNAL,
              "The video takes this server longer than " + deadline.toMinutes() + " min.");
      case MediaFailure.OutputTooLarge(var limit) ->
          new ClipsFailure(
              FailureReason.INTERNAL, "This would make a file of more than " + limit + " bytes.");
      case MediaFailure.MemoryExceeded(var limit) ->
          new ClipsFailure(
              FailureReason.INTERNAL, "The video takes more memory than " + limit + " bytes.");
      case MediaFailure.Unsupported(var detail) ->
          new ClipsFailure(
              FailureReason.UNSUPPORTED_FORMAT, "This server cannot work on video of this form.");
      case MediaFailure.Unsuitable(var reason) ->
          new ClipsFailure(FailureReason.UNSUPPORTED_FORMAT, reason);
      case MediaFailure.Killed(var exitCode) -> null;
      case MediaFailure.Shortage(var detail) -> null;
    };
  }
}
