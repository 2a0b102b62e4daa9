package dev.callsheet.tasks.project;

import dev.callsheet.job.ClassifiedFailure;
import dev.callsheet.job.FailureKind;

/** A project was deleted while something was made for it; carries no stack trace. */
public final class ProjectDeletedException extends RuntimeException implements ClassifiedFailure {
  private static final long serialVersionUID = 1L;

  ProjectDeletedException(String projectId) {
    super(projectId + " was deleted", null, false, false);
  }

  @Override
  public FailureKind failureKind() {
    return FailureKind.PERMANENT;
  }
}
