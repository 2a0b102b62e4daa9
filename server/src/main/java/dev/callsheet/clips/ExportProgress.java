package dev.callsheet.clips;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** How an export ends; its project is kept as long as it is. */
@Singleton
class ExportProgress {
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

  @Transactional
  void succeed(StoredExport export) {
    var now = clock.instant();
    var expiresAt = now.plus(settings.lifetime());
    if (exports.succeed(export.id(), now, expiresAt) > 0) {
      projects.keep(export.projectId(), expiresAt);
    }
  }

  @Transactional
  void fail(StoredExport export, Problem problem) {
    var now = clock.instant();
    var expiresAt = now.plus(settings.lifetime());
    if (exports.fail(export.id(), problem.reason(), problem.message(), now, expiresAt) > 0) {
      projects.keep(export.projectId(), expiresAt);
    }
  }
}
