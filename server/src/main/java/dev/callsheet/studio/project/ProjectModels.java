package dev.callsheet.studio.project;

import dev.callsheet.api.studio.model.Project;

/** Projects as the contract writes them. */
final class ProjectModels {
  private ProjectModels() {}

  static Project project(StoredProject project) {
    return new Project(project.id(), project.name(), project.createdAt());
  }
}
