package dev.callsheet.clips.cleanup;

import dev.callsheet.clips.choice.ProjectSpec;
import dev.callsheet.clips.export.ExportFileRepository;
import dev.callsheet.clips.export.ExportRepository;
import dev.callsheet.clips.export.StoredExport;
import dev.callsheet.clips.project.ProjectRepository;
import dev.callsheet.clips.project.StoredProject;
import dev.callsheet.clips.source.SourceRepository;
import dev.callsheet.clips.source.StoredSource;
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
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes exports, projects and sources that have expired, with all their files. */
@Singleton
final class ClipsCleanup implements RecurringJob {
  private static final Logger LOG = LoggerFactory.getLogger(ClipsCleanup.class);

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
    return Duration.ofMinutes(1);
  }

  /** Exports go before their projects, and these before their sources. */
  @Override
  public void run() {
    var now = clock.instant();
    all(() -> exports.expired(now), export -> forget(export, now));
    all(() -> projects.expired(now), project -> forget(project, now));
    all(() -> sources.expired(now), source -> forget(source, now));
  }

  /** Goes on as long as there are more that can be forgotten. */
  private static <T> void all(Supplier<List<T>> expired, Predicate<T> forget) {
    var forgotten = true;
    while (forgotten) {
      forgotten = false;
      for (var each : expired.get()) {
        forgotten |= forget.test(each);
      }
    }
  }

  private boolean forget(StoredExport export, Instant now) {
    return forget(export.id(), keys(export), () -> exports.forget(export.id(), now) > 0);
  }

  private boolean forget(StoredProject project, Instant now) {
    var keys = new ArrayList<String>();
    exports.ofProject(project.id()).forEach(export -> keys.addAll(keys(export)));
    if (project.spec() instanceof ProjectSpec.Highlights asked) {
      // A job that was cancelled or killed may have made some of them.
      for (var idx = 1; idx <= asked.maxClips(); idx++) {
        keys.add(project.thumbnailKey(idx));
      }
    }
    return forget(project.id(), keys, () -> projects.forget(project.id(), now) > 0);
  }

  private boolean forget(StoredSource source, Instant now) {
    return forget(
        source.id(),
        source.blobKey() == null ? List.of() : List.of(source.blobKey()),
        () -> sources.forget(source.id(), now) > 0);
  }

  private List<String> keys(StoredExport export) {
    return files.ofExport(export.id()).stream().map(file -> export.fileKey(file.idx())).toList();
  }

  private boolean forget(String id, List<String> keys, BooleanSupplier deletion) {
    try {
      return transactions.executeWrite(
          status -> {
            var deleted = deletion.getAsBoolean();
            if (deleted && !keys.isEmpty()) {
              jobs.schedule(DeleteBlobs.NAME, id, new DeleteBlobs.Keys(keys));
            }
            return deleted;
          });
    } catch (RuntimeException failure) {
      LOG.warn("{} cannot be forgotten now", id, failure);
      return false;
    }
  }
}
