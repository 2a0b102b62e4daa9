package dev.callsheet.clips;

import dev.callsheet.webhook.Webhooks;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;

/** The events of this family, each with the project as {@code getClipResults} answers it. */
@Singleton
class ClipEvents {
  /** The family as webhooks know it. */
  static final String FAMILY = "clips";

  private static final String COMPLETED = "clips.completed";
  private static final String FAILED = "clips.failed";
  private static final String CANCELLED = "clips.cancelled";

  /** Every webhook of this family is told of everything. */
  static final List<String> ALL = List.of(COMPLETED, FAILED, CANCELLED);

  private final Webhooks webhooks;
  private final ProjectRepository projects;
  private final SourceRepository sources;

  ClipEvents(Webhooks webhooks, ProjectRepository projects, SourceRepository sources) {
    this.webhooks = webhooks;
    this.projects = projects;
    this.sources = sources;
  }

  void completed(String projectId) {
    publish(COMPLETED, projectId);
  }

  void failed(String projectId) {
    publish(FAILED, projectId);
  }

  void cancelled(String projectId) {
    publish(CANCELLED, projectId);
  }

  private void publish(String type, String projectId) {
    var project = projects.findById(projectId).orElseThrow();
    var source = sources.findById(project.sourceId()).orElseThrow();
    webhooks.publish(
        project.organizationId(),
        FAMILY,
        type,
        ClipModels.results(
            new ProjectView(project, source), path -> URI.create(project.origin() + path)));
  }
}
