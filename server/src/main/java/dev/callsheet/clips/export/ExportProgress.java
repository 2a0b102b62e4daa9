package dev.callsheet.clips.export;

import dev.callsheet.clips.ClipsFailure;
import dev.callsheet.clips.ClipsSettings;
import dev.callsheet.clips.project.ProjectRepository;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** How an export ends; its project is kept as long as it is. */
@Singleton
public class ExportProgress {
  private final ExportRepository exports;
  private final ProjectRepository projects;
  private final ClipsSettings settings;
  private final Clock clock;

  ExportProgress(
      ExportRepository exports, ProjectRepository projects, ClipsSettings settings, Clock clock) {
    this.exports = exports;
    this.projects = projects;
    this.settings = settings;
    this.clock = clock;
  }

  /** All files are made. */
  @Transactional
  public void succeed(StoredExport export) {
    var now = clock.instant();
    var expiresAt = now.plus(settings.lifetime());
    if (exports.succeed(export.id(), now, expiresAt) > 0) {
      projects.keep(export.projectId(), expiresAt);
    }
  }

  @Transactional
  void fail(StoredExport export, ClipsFailure problem) {
    var now = clock.instant();
    var expiresAt = now.plus(settings.lifetime());
    if (exports.fail(export.id(), problem.reason(), problem.message(), now, expiresAt) > 0) {
      projects.keep(export.projectId(), expiresAt);
    }
  }
}
