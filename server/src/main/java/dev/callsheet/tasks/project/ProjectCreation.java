package dev.callsheet.tasks.project;

/** How the creation of a project ended. */
public sealed interface ProjectCreation {
  /** The project exists. */
  record Created(StoredProject project) implements ProjectCreation {}

  /** The organisation has as many projects as it may. */
  record LimitReached(int maximum) implements ProjectCreation {}
}
