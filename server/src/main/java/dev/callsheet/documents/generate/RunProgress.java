package dev.callsheet.documents.generate;

import dev.callsheet.documents.work.RunPhase;
import dev.callsheet.documents.work.RunRepository;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells how far a run has come, twice a second at most. */
final class RunProgress {
  private static final Logger LOG = LoggerFactory.getLogger(RunProgress.class);
  private static final Duration PAUSE = Duration.ofMillis(500);

  /** A phase that begins sooner after another one is not told: each waits for the database. */
  private static final Duration BRIEF = Duration.ofMillis(100);

  private static final int BEFORE_RENDERING = 20;
  private static final int OF_RENDERING = 75;

  private final RunRepository runs;
  private final String runId;
  private final Clock clock;
  private Instant told = Instant.EPOCH;

  RunProgress(RunRepository runs, String runId, Clock clock) {
    this.runs = runs;
    this.runId = runId;
    this.clock = clock;
  }

  void enter(RunPhase phase, int percent) {
    if (isPast(BRIEF)) {
      tell(phase, percent);
    }
  }

  /** Hears from a writer, and ends its work if nobody wants it any more. */
  void rendered(double share) {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("Nobody wants this document any more");
    }
    if (isPast(PAUSE)) {
      tell(RunPhase.RENDERING, BEFORE_RENDERING + (int) (share * OF_RENDERING));
    }
  }

  private boolean isPast(Duration pause) {
    return Duration.between(told, clock.instant()).compareTo(pause) >= 0;
  }

  /** Progress is not worth failing for: the next step tells it again. */
  private void tell(RunPhase phase, int percent) {
    told = clock.instant();
    try {
      runs.progress(runId, phase, percent, told);
    } catch (RuntimeException unreachable) {
      LOG.debug("Progress of {} is not told", runId, unreachable);
    }
  }
}
