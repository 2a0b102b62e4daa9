package dev.callsheet.tasks.project;

import dev.callsheet.job.Attempt;
import dev.callsheet.job.Job;
import dev.callsheet.job.JobName;
import dev.callsheet.job.JobPool;
import jakarta.inject.Singleton;
import java.util.List;

/** Deletes what was in a project that was deleted. */
@Singleton
final class DeleteProject implements Job<String> {
  static final JobName<String> NAME =
      new JobName<>("tasks.delete-project", String.class, JobPool.LIGHT);

  private final ProjectRepository projects;
  private final List<ProjectContent> contents;

  DeleteProject(ProjectRepository projects, List<ProjectContent> contents) {
    this.projects = projects;
    this.contents = List.copyOf(contents);
  }

  @Override
  public JobName<String> name() {
    return NAME;
  }

  @Override
  public void run(String projectId, Attempt attempt) {
    var project = projects.findById(projectId).orElseThrow().scope();
    contents.forEach(content -> content.delete(project));
  }
}
