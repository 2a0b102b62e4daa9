package dev.callsheet.tasks.work;

import dev.callsheet.tasks.ProjectScope;

/** Whoever is told that tasks bring files into projects. */
public interface IngestListener {
  /**
   * A task has stored a file that it fetched, and not in a run of an automation, which would keep
   * itself going. This is called in the transaction that ends the task, which fails with it.
   */
  void ingested(ProjectScope project, String fileId);
}
