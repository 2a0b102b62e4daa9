package dev.callsheet.tasks.file;

import dev.callsheet.tasks.ProjectScope;
import dev.callsheet.tasks.project.ProjectContent;
import jakarta.inject.Singleton;

/** The files that go with their project. */
@Singleton
final class ProjectFiles implements ProjectContent {
  private final Files files;

  ProjectFiles(Files files) {
    this.files = files;
  }

  @Override
  public void delete(ProjectScope project) {
    var more = true;
    while (more) {
      more = files.deleteSome(project.projectId());
    }
  }
}
