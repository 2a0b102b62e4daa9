package dev.callsheet.ledger;

import dev.callsheet.database.DatabaseOutage;
import dev.callsheet.job.Role;
import io.micronaut.context.annotation.Value;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerShutdownEvent;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread of this node that appends to the log, between the start and the stop of its server. It
 * is woken by what this node hands in, and looks for what others did.
 */
@Singleton
final class SequencerThread {
  private static final Logger LOG = LoggerFactory.getLogger(SequencerThread.class);
  private static final Duration BUSY = Duration.ofMillis(10);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final Sequencer sequencer;
  private final LedgerOpening opening;
  private final Witnesses witnesses;
  private final LedgerSettings settings;
  private final Role role;
  private final Clock clock;
  private final Semaphore signal = new Semaphore(0);
  private final CountDownLatch stop = new CountDownLatch(1);
  private @Nullable Thread thread;

  SequencerThread(
      Sequencer sequencer,
      LedgerOpening opening,
      Witnesses witnesses,
      LedgerSettings settings,
      @Value("${callsheet.role:both}") Role role,
      Clock clock) {
    this.sequencer = sequencer;
    this.opening = opening;
    this.witnesses = witnesses;
    this.settings = settings;
    this.role = role;
    this.clock = clock;
  }

  @EventListener
  void serverStarted(ServerStartupEvent event) {
    start();
  }

  @EventListener
  void serverStopped(ServerShutdownEvent event) {
    stop();
  }

  /** Tells that something was handed in. */
  void wake() {
    if (signal.availablePermits() == 0) {
      signal.release();
    }
  }

  synchronized void start() {
    if (!role.runsJobs() || thread != null || stop.getCount() == 0) {
      return;
    }
    opening.open();
    thread = Thread.ofPlatform().daemon().name("sequencer").start(this::run);
  }

  /** Returns when the block that is being sealed is sealed. */
  @PreDestroy
  synchronized void stop() {
    if (thread == null) {
      return;
    }
    stop.countDown();
    signal.release();
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      LOG.warn("Interrupted while the sequencer was stopping");
      Thread.currentThread().interrupt();
    }
    thread = null;
  }

  private void run() {
    var failures = 0;
    while (!stopping()) {
      signal.drainPermits();
      try {
        next();
        failures = 0;
      } catch (InterruptedException ended) {
        return;
      } catch (RuntimeException failure) {
        failures++;
        report(failure);
        pause(failurePause(failures));
      }
    }
  }

  /** Does what there is to do, and waits until there may be more. */
  private void next() throws InterruptedException {
    switch (sequencer.step()) {
      case SequencerStep.Idle _, SequencerStep.Halted _ -> awaitSignal();
      case SequencerStep.Busy _ -> pause(BUSY);
      case SequencerStep.Sealed sealed -> {
        if (!sealed.isPublic()) {
          publish(sealed.checkpoint());
        }
        // A full block is followed by the next one at once.
        if (sealed.entries() < settings.batch()) {
          pause(settings.interval());
        }
      }
      case SequencerStep.Unpublished(var checkpoint) -> {
        if (isAbandoned(checkpoint)) {
          publish(checkpoint);
        } else {
          pause(BUSY);
        }
      }
    }
  }

  /** The node that sealed it had time enough to publish it. */
  private boolean isAbandoned(SealedCheckpoint checkpoint) {
    var patience = settings.witnessDeadline().plusSeconds(1);
    var age = Duration.between(checkpoint.signedAt(), clock.instant());
    return age.isNegative() || age.compareTo(patience) > 0;
  }

  private void publish(SealedCheckpoint checkpoint) throws InterruptedException {
    try {
      sequencer.publish(checkpoint, witnesses.ask(checkpoint));
    } catch (LedgerFault fault) {
      sequencer.freeze(fault.reason());
    }
  }

  private static void report(RuntimeException failure) {
    if (DatabaseOutage.isBehind(failure)) {
      LOG.debug("Nothing can be appended to the log now", failure);
    } else {
      LOG.error("A block of the log could not be sealed", failure);
    }
  }

  private static Duration failurePause(int failures) {
    var pause = BUSY.multipliedBy(1L << Math.min(failures, 10));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  private void awaitSignal() throws InterruptedException {
    var _ = signal.tryAcquire(settings.interval().toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Waits so long, or until this is to stop. */
  private void pause(Duration length) {
    try {
      var _ = stop.await(length.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean stopping() {
    return stop.getCount() == 0 || Thread.currentThread().isInterrupted();
  }
}
