package dev.callsheet.clips.project;

/** What came of beginning a project of either kind, before it is an answer of one operation. */
sealed interface StartOutcome {
  record Project(StoredProject project) implements StartOutcome {}

  record Refused(String message) implements StartOutcome {}

  record Later(String message) implements StartOutcome {}
}
