package dev.callsheet.studio;

import dev.callsheet.media.process.MediaFailure;
import org.jspecify.annotations.Nullable;

/** Why an asset, a cut or a render failed for good, with the words for people. */
public enum FailureReason {
  NOT_MEDIA("The file is not audio or video."),
  NO_AUDIO("The file has no audio to cut by."),
  CORRUPT("The file is damaged."),
  UNSUPPORTED("This server cannot work on media of this form."),
  TOO_LONG("The media is longer than this server takes."),
  LIMIT_EXCEEDED("The media would take more time, memory or space than this server gives."),
  UPLOAD_EXPIRED("The upload was not finished in time."),
  UPLOAD_TERMINATED("The upload was given up."),
  INTERNAL("The server could not do this.");

  private final String message;

  FailureReason(String message) {
    this.message = message;
  }

  /** A sentence for people. */
  public String message() {
    return message;
  }

  /** What work on a recording comes to; null where another attempt may do better. */
  public static @Nullable FailureReason of(MediaFailure failure) {
    return switch (failure) {
      case MediaFailure.NotMedia(var detail) -> NOT_MEDIA;
      case MediaFailure.Corrupt(var detail) -> CORRUPT;
      case MediaFailure.Unsupported(var detail) -> UNSUPPORTED;
      case MediaFailure.Unsuitable(var reason) -> UNSUPPORTED;
      case MediaFailure.DeadlineExceeded(var deadline) -> LIMIT_EXCEEDED;
      case MediaFailure.OutputTooLarge(var limit) -> LIMIT_EXCEEDED;
      case MediaFailure.MemoryExceeded(var limit) -> LIMIT_EXCEEDED;
      case MediaFailure.Killed(var exitCode) -> null;
      case MediaFailure.Shortage(var detail) -> null;
    };
  }
}
