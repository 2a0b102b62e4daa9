package dev.callsheet.clips.project;

import dev.callsheet.clips.ClipsFamily;
import dev.callsheet.clips.source.SourceRepository;
import dev.callsheet.webhook.Webhooks;
import jakarta.inject.Singleton;
import java.net.URI;

/** The events of projects, each with the project as {@code getClipResults} answers it. */
@Singleton
class ProjectEvents {
  private final Webhooks webhooks;
  private final ProjectRepository projects;
  private final SourceRepository sources;

  ProjectEvents(Webhooks webhooks, ProjectRepository projects, SourceRepository sources) {
    this.webhooks = webhooks;
    this.projects = projects;
    this.sources = sources;
  }

  void publish(String type, String projectId) {
    var project = projects.findById(projectId).orElseThrow();
    var source = sources.findById(project.sourceId()).orElseThrow();
    webhooks.publish(
        project.organizationId(),
        ClipsFamily.NAME,
        type,
        ProjectModels.results(
            new ProjectView(project, source), path -> URI.create(project.origin() + path)));
  }
}
