package dev.callsheet.media;

import java.time.Duration;

/** Why a recording could not be worked on. The details are for the log, never for a client. */
public sealed interface MediaFailure {
  /** The file is no audio or video that this server reads. */
  record NotMedia(String detail) implements MediaFailure {}

  /** The file is of a known format but damaged, or nothing in it can be decoded. */
  record Corrupt(String detail) implements MediaFailure {}

  /** The process was killed at its deadline. */
  record DeadlineExceeded(Duration deadline) implements MediaFailure {}

  /** The process was killed for writing more than it may. */
  record OutputTooLarge(long limitBytes) implements MediaFailure {}

  /**
   * The process failed for a reason of its own or of the machine: memory, disk, a missing codec.
   */
  record ToolFailed(int exitCode, String detail) implements MediaFailure {}
}
