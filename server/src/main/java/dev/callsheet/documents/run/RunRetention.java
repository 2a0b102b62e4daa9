package dev.callsheet.documents.run;

import dev.callsheet.documents.DocumentsSettings;
import dev.callsheet.documents.export.ExportRepository;
import dev.callsheet.documents.work.RunEndings;
import dev.callsheet.documents.work.RunRepository;
import dev.callsheet.documents.work.StoredRun;
import dev.callsheet.job.Jobs;
import dev.callsheet.job.RecurringJob;
import dev.callsheet.kernel.idempotency.Idempotency;
import dev.callsheet.storage.DeleteBlobs;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets go what has been kept long enough: runs in the queue, files, memories of both, keys. */
@Singleton
public final class RunRetention implements RecurringJob {
  private static final Logger LOG = LoggerFactory.getLogger(RunRetention.class);

  private final RunRepository runs;
  private final ExportRepository exports;
  private final RunEndings endings;
  private final Jobs jobs;
  private final DocumentsSettings settings;
  private final TransactionOperations<Connection> transactions;
  private final Clock clock;

  RunRetention(
      RunRepository runs,
      ExportRepository exports,
      RunEndings endings,
      Jobs jobs,
      DocumentsSettings settings,
      TransactionOperations<Connection> transactions,
      Clock clock) {
    this.runs = runs;
    this.exports = exports;
    this.endings = endings;
    this.jobs = jobs;
    this.settings = settings;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "documents-retention";
  }

  @Override
  public Duration interval() {
    return Duration.ofMinutes(1);
  }

  @Override
  public void run() {
    var now = clock.instant();
    for (var found = runs.queuedSince(now.minus(settings.queueLifetime()));
        !found.isEmpty();
        found = runs.queuedSince(now.minus(settings.queueLifetime()))) {
      if (found.stream().filter(run -> done(run, endings::expire)).count() == 0) {
        break;
      }
    }
    for (var found = runs.expired(now); !found.isEmpty(); found = runs.expired(now)) {
      if (found.stream().filter(run -> done(run, this::forget)).count() == 0) {
        break;
      }
    }
    runs.letKeysGo(now.minus(Idempotency.KEPT));
    runs.purge(now.minus(settings.memory()));
  }

  /** Deletes the files of a run, which is only remembered then; returns whether it did. */
  public boolean forget(StoredRun run) {
    return transactions.executeWrite(
        status -> {
          if (runs.forget(run.id(), clock.instant()) == 0) {
            return false;
          }
          var keys = new ArrayList<String>();
          runs.findById(run.id()).map(StoredRun::blobKey).ifPresent(keys::add);
          exports.ofRun(run.id()).forEach(export -> keys.add(export.blobKey()));
          exports.deleteOfRun(run.id());
          jobs.schedule(DeleteBlobs.NAME, run.id(), new DeleteBlobs.Keys(keys));
          return true;
        });
  }

  /** One run that fails keeps no other from its end. */
  private static boolean done(StoredRun run, Predicate<StoredRun> step) {
    try {
      return step.test(run);
    } catch (RuntimeException failure) {
      LOG.warn("The run {} cannot be let go now", run.id(), failure);
      return false;
    }
  }
}
