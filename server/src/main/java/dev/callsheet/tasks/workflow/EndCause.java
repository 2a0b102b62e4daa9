package dev.callsheet.tasks.workflow;

/** Why a task ended that was not done. */
public enum EndCause {
  /** Its caller cancelled it. */
  REQUEST,
  /** A task that it comes after failed, was cancelled or skipped. */
  DEPENDENCY,
  /** Its condition is not met. */
  CONDITION
}
