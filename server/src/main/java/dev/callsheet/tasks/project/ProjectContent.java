package dev.callsheet.tasks.project;

import dev.callsheet.tasks.ProjectScope;

/** Something that projects have besides keys and webhooks, and that goes with them. */
public interface ProjectContent {
  /**
   * Ends and deletes all that a project has of it, in as many transactions as it takes. The project
   * is deleted already, so no more can come: {@link Projects#hold} refuses it.
   *
   * <p>It is called from a job, and again when that fails: what is gone already is no failure.
   */
  void delete(ProjectScope project);
}
