package dev.callsheet.clips;

import dev.callsheet.job.Jobs;
import dev.callsheet.job.RecurringJob;
import dev.callsheet.storage.DeleteBlobs;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Deletes exports, projects and sources that have expired, with all their files. */
@Singleton
final class ClipsCleanup implements RecurringJob {
  private final ExportRepository exports;
  private final ExportFileRepository files;
  private final ProjectRepository projects;
  private final SourceRepository sources;
  private final Jobs jobs;
  private final TransactionOperations<Connection> transactions;
  private final Clock clock;

  ClipsCleanup(
      ExportRepository exports,
      ExportFileRepository files,
      ProjectRepository projects,
      SourceRepository sources,
      Jobs jobs,
      TransactionOperations<Connection> transactions,
      Clock clock) {
    this.exports = exports;
    this.files = files;
    this.projects = projects;
    this.sources = sources;
    this.jobs = jobs;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "clips-cleanup";
  }

  @Override
  public Duration interval() {
    return Duration.ofMinutes(10);
  }

  /** Exports go before their projects, and these before their sources. */
  @Override
  public void run() {
    var now = clock.instant();
    exports.expired(now).forEach(export -> forget(export, now));
    projects.expired(now).forEach(project -> forget(project, now));
    sources.expired(now).forEach(source -> forget(source, now));
  }

  private void forget(StoredExport export, Instant now) {
    forget(export.id(), keys(export), () -> exports.forget(export.id(), now) > 0);
  }

  private void forget(StoredProject project, Instant now) {
    var keys = new ArrayList<String>();
    exports.ofProject(project.id()).forEach(export -> keys.addAll(keys(export)));
    if (project.asks() instanceof Ask.Highlights asked) {
      // A job that was cancelled or killed may have made some of them.
      for (var idx = 1; idx <= asked.maxClips(); idx++) {
        keys.add(project.thumbnailKey(idx));
      }
    }
    forget(project.id(), keys, () -> projects.forget(project.id(), now) > 0);
  }

  private void forget(StoredSource source, Instant now) {
    forget(
        source.id(),
        source.blobKey() == null ? List.of() : List.of(source.blobKey()),
        () -> sources.forget(source.id(), now) > 0);
  }

  private List<String> keys(StoredExport export) {
    return files.ofExport(export.id()).stream().map(file -> export.fileKey(file.idx())).toList();
  }

  private void forget(String id, List<String> keys, BooleanSupplier deletion) {
    transactions.executeWrite(
        status -> {
          if (deletion.getAsBoolean() && !keys.isEmpty()) {
            jobs.schedule(DeleteBlobs.NAME, id, new DeleteBlobs.Keys(keys));
          }
          return true;
        });
  }
}
