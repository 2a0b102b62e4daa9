package dev.callsheet.clips.project;

import dev.callsheet.clips.ClipsFamily;
import dev.callsheet.clips.source.SourceRepository;
import dev.callsheet.webhook.Webhooks;
import jakarta.inject.Singleton;
import java.net.URI;

/**
 * The events of projects, each with the project as {@code getClipResults} answers it. Their URLs of
 * thumbnails need a key, for events are kept as they are.
 */
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
        ProjectModels.results(new ProjectView(project, source), idx -> thumbnailUrl(project, idx)));
  }

  private static URI thumbnailUrl(StoredProject project, int idx) {
    return URI.create(project.origin() + "/api/v2/clips/thumbnails/" + project.id() + "/" + idx);
  }
}
