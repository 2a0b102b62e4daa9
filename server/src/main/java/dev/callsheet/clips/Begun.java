package dev.callsheet.clips;

/** What came of beginning a project of either kind, before it is an answer of one operation. */
sealed interface Begun {
  record Project(StoredProject project) implements Begun {}

  record Refused(String message) implements Begun {}

  record Later(String message) implements Begun {}
}
