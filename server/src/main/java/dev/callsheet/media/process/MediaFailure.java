package dev.callsheet.media.process;

import java.time.Duration;

/**
 * Why a recording could not be worked on. The details are for the log, never for a client. All but
 * {@link Killed} and {@link Shortage} are final: another attempt would end the same way.
 */
public sealed interface MediaFailure {
  /** The file is no audio or video that this server reads. */
  record NotMedia(String detail) implements MediaFailure {}

  /** The file is of a known format but damaged, or nothing in it can be decoded. */
  record Corrupt(String detail) implements MediaFailure {}

  /** The file is undamaged, but the tools cannot do with it what was asked for. */
  record Unsupported(String detail) implements MediaFailure {}

  /**
   * The file is undamaged, but it is not of the sort that was asked for, such as sound where
   * pictures were to be taken, or it is larger than this server takes.
   *
   * @param reason for people, in one sentence, unlike the details of the others
   */
  record Unsuitable(String reason) implements MediaFailure {}

  /** The process was killed at its deadline. */
  record DeadlineExceeded(Duration deadline) implements MediaFailure {}

  /** The process wrote more than the work can need, or than it may. */
  record OutputTooLarge(long limitBytes) implements MediaFailure {}

  /** The process asked for more memory than it may have. */
  record MemoryExceeded(long limitBytes) implements MediaFailure {}

  /** Somebody killed the process, such as a kernel without memory. Another attempt may succeed. */
  record Killed(int exitCode) implements MediaFailure {}

  /**
   * This machine lacks something at the moment: disk space, a right, the program itself. Another
   * attempt succeeds once it is there.
   */
  record Shortage(String detail) implements MediaFailure {}
}
