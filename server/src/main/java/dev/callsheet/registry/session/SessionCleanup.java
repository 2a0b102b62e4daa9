package dev.callsheet.registry.session;

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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes sessions that have expired or were confirmed, with their recordings: what is registered
 * is known by its hash, and nobody here needs to hear it again.
 */
@Singleton
final class SessionCleanup implements RecurringJob {
  private static final Logger LOG = LoggerFactory.getLogger(SessionCleanup.class);

  private final SessionRepository sessions;
  private final Jobs jobs;
  private final TransactionOperations<Connection> transactions;
  private final Clock clock;

  SessionCleanup(
      SessionRepository sessions,
      Jobs jobs,
      TransactionOperations<Connection> transactions,
      Clock clock) {
    this.sessions = sessions;
    this.jobs = jobs;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "registry-session-cleanup";
  }

  @Override
  public Duration interval() {
    return Duration.ofMinutes(1);
  }

  @Override
  public void run() {
    var now = clock.instant();
    var forgotten = true;
    while (forgotten) {
      var expired = sessions.expired(now);
      forgotten = !expired.isEmpty() && forget(expired, now);
    }
  }

  private boolean forget(List<StoredSession> expired, Instant now) {
    try {
      return transactions.executeWrite(
          status -> {
            var keys = new ArrayList<String>();
            var any = false;
            for (var session : expired) {
              if (sessions.forget(session.id(), now) > 0) {
                any = true;
                if (session.blobKey() != null) {
                  keys.add(session.blobKey());
                }
              }
            }
            if (!keys.isEmpty()) {
              jobs.schedule(DeleteBlobs.NAME, expired.getFirst().id(), new DeleteBlobs.Keys(keys));
            }
            return any;
          });
    } catch (RuntimeException failure) {
      LOG.warn("Sessions cannot be forgotten now", failure);
      return false;
    }
  }
}
