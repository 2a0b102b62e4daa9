package dev.callsheet.upload;

/** How the withdrawal of an upload ended. */
public sealed interface TerminateOutcome {
  /** Neither bytes nor record are left. */
  record Terminated() implements TerminateOutcome {}

  /** No such upload. */
  record NotFound() implements TerminateOutcome {}

  /** The blob is made already and stays. */
  record AlreadyCompleted() implements TerminateOutcome {}

  /** Another node is writing, or the last bytes are being stored. */
  record Busy() implements TerminateOutcome {}
}
