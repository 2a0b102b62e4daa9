package dev.callsheet.job;

import com.github.kagkarlsson.scheduler.task.AbstractTask;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.DeadExecutionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A {@link Job} as db-scheduler runs it: attempts, hand-back at shutdown, takeover, metrics. */
final class JobTask<T> extends AbstractTask<T> {
  private static final Logger LOG = LoggerFactory.getLogger(JobTask.class);

  /** Nodes that may die while they run a job before it is taken for what kills them. */
  static final int MAX_DEATHS = 5;

  private static final Duration SHORTEST_OUTAGE_WAIT = Duration.ofSeconds(2);
  private static final Duration LONGEST_OUTAGE_WAIT = Duration.ofMinutes(5);
  private static final Duration LONGEST_OUTAGE = Duration.ofDays(1);

  /** The wait before an exhausted job whose settling failed is settled again. */
  private static final Duration SETTLE_AGAIN = Duration.ofMinutes(1);

  /** The wait before a database that is away is told again how a job ended. */
  private static final Duration TELL_AGAIN = Duration.ofSeconds(1);

  /** The wait of a job whose owner has enough others running. */
  private static final Duration NEXT_TURN = Duration.ofSeconds(1);

  private enum Outcome {
    DONE,
    FAILED,
    EXHAUSTED,
    OUTAGE,
    HANDED_BACK
  }

  /** What the database is to be told of how a job ended. */
  private interface Ending<T> {
    void tell(ExecutionOperations<T> operations);
  }

  private final Job<T> job;
  private final RunningJobs running;
  private final FairShare share;
  private final JobRows rows;
  private final DeathWatch deaths;
  private final MeterRegistry meters;
  private final Clock clock;

  JobTask(
      Job<T> job,
      RunningJobs running,
      FairShare share,
      JobRows rows,
      DeathWatch deaths,
      MeterRegistry meters,
      Clock clock) {
    super(job.name().value(), job.name().data(), JobTask::unused, JobTask::unused);
    this.job = job;
    this.running = running;
    this.share = share;
    this.rows = rows;
    this.deaths = deaths;
    this.meters = meters;
    this.clock = clock;
  }

  /** Never throws: what a failure comes to is decided here and told by what is returned. */
  @Override
  public CompletionHandler<T> execute(TaskInstance<T> instance, ExecutionContext context) {
    var execution = context.getExecution();
    if (!running.enter()) {
      return telling(handBack(execution));
    }
    try {
      return telling(inTurn(instance, execution));
    } finally {
      running.leave();
    }
  }

  /** Takes over what a vanished node left. */
  @Override
  public DeadExecutionHandler<T> getDeadExecutionHandler() {
    return (complete, operations) -> {
      if (deaths.canTell()) {
        LOG.warn("Job {} {} lost its worker", name, complete.getExecution().getId());
        rows.takeOver(complete.getExecution(), clock.instant());
      }
    };
  }

  @Override
  public SchedulableInstance<T> schedulableInstance(String id) {
    return SchedulableInstance.of(instance(id), clock.instant());
  }

  @Override
  public SchedulableInstance<T> schedulableInstance(String id, T data) {
    return SchedulableInstance.of(instance(id, data), clock.instant());
  }

  private Ending<T> inTurn(TaskInstance<T> instance, Execution execution) {
    Optional<String> owner;
    try {
      owner = job.owner(instance.getData());
    } catch (RuntimeException away) {
      return unstarted(execution, away);
    }
    if (owner.isEmpty()) {
      return attempt(instance, execution);
    }
    if (!share.enter(owner.get())) {
      return operations -> rows.release(execution, clock.instant().plus(NEXT_TURN));
    }
    try {
      return attempt(instance, execution);
    } finally {
      share.leave(owner.get());
    }
  }

  private Ending<T> unstarted(Execution execution, RuntimeException away) {
    LOG.warn("Job {} {} cannot be started", name, execution.getId(), away);
    return operations -> rows.release(execution, clock.instant().plus(SHORTEST_OUTAGE_WAIT));
  }

  private Ending<T> attempt(TaskInstance<T> instance, Execution execution) {
    JobRows.Past past;
    try {
      var found = rows.start(execution);
      if (found.isEmpty()) {
        LOG.warn("Job {} {} belongs to another node by now", name, instance.getId());
        return operations -> {};
      }
      past = found.get();
    } catch (RuntimeException away) {
      return unstarted(execution, away);
    }
    var number = execution.consecutiveFailures + 1;
    var attempts = job.retries().attempts();
    if (past.deaths() >= MAX_DEATHS) {
      return settle(execution, new IllegalStateException(past.deaths() + " nodes died of it"));
    }
    if (number > attempts) {
      return settle(execution, new IllegalStateException("No attempt is left"));
    }
    var started = clock.instant();
    LOG.atInfo()
        .addKeyValue("job", name)
        .addKeyValue("id", execution.getId())
        .addKeyValue("attempt", number)
        .log("job begins");
    try {
      job.run(instance.getData(), new Attempt(instance.getId(), number, number == attempts));
      record(execution, Outcome.DONE, started);
      return ExecutionOperations::remove;
    } catch (Throwable failure) {
      return failed(execution, past, started, failure);
    }
  }

  private Ending<T> failed(
      Execution execution, JobRows.Past past, Instant started, Throwable failure) {
    if (running.stopping()) {
      record(execution, Outcome.HANDED_BACK, started);
      return handBack(execution);
    }
    return switch (FailureKind.of(failure)) {
      case TRANSIENT -> repeat(execution, started, failure);
      case OUTAGE -> waitOut(execution, past, started, failure);
      case PERMANENT -> giveUp(execution, started, failure);
    };
  }

  private Ending<T> repeat(Execution execution, Instant started, Throwable failure) {
    var failures = execution.consecutiveFailures + 1;
    var attempts = job.retries().attempts();
    if (failures >= attempts) {
      return giveUp(execution, started, failure);
    }
    LOG.warn(
        "Attempt {} of {} at job {} {} failed",
        failures,
        attempts,
        name,
        execution.getId(),
        failure);
    record(execution, Outcome.FAILED, started);
    var wait = withJitter(job.retries().waits().get(failures - 1));
    return operations -> rows.fail(execution, clock.instant().plus(wait), failures);
  }

  /** Waits about as long again as the outage has lasted. */
  private Ending<T> waitOut(
      Execution execution, JobRows.Past past, Instant started, Throwable failure) {
    var now = clock.instant();
    var since = Objects.requireNonNullElse(past.outageSince(), now);
    var lasted = Duration.between(since, now);
    if (lasted.compareTo(LONGEST_OUTAGE) >= 0) {
      return giveUp(execution, started, failure);
    }
    LOG.warn(
        "Job {} {} waits for the end of an outage since {}",
        name,
        execution.getId(),
        since,
        failure);
    record(execution, Outcome.OUTAGE, started);
    var wait = withJitter(within(SHORTEST_OUTAGE_WAIT, lasted, LONGEST_OUTAGE_WAIT));
    return operations -> rows.waitOut(execution, clock.instant().plus(wait), since);
  }

  private Ending<T> giveUp(Execution execution, Instant started, Throwable failure) {
    LOG.warn("Job {} {} failed for good", name, execution.getId(), failure);
    record(execution, Outcome.EXHAUSTED, started);
    return settle(execution, failure);
  }

  private Ending<T> settle(Execution execution, Throwable cause) {
    return operations -> {
      try {
        job.exhausted(job.name().data().cast(execution.taskInstance.getData()), cause);
      } catch (RuntimeException failure) {
        var again = clock.instant().plus(SETTLE_AGAIN);
        if (FailureKind.of(failure) == FailureKind.OUTAGE) {
          // The last attempt is made again: the cause would be lost otherwise.
          rows.release(execution, again);
          return;
        }
        LOG.error("Job {} {} could not be settled", name, execution.getId(), failure);
        rows.fail(execution, again, job.retries().attempts());
        return;
      }
      operations.remove();
    };
  }

  private Ending<T> handBack(Execution execution) {
    return operations -> rows.release(execution, clock.instant());
  }

  /**
   * Tells the database as soon as it can be told: a job must not run again, nor seem to have killed
   * its node, because the database was away at its end.
   */
  private CompletionHandler<T> telling(Ending<T> ending) {
    return (complete, operations) -> {
      while (true) {
        try {
          ending.tell(operations);
          return;
        } catch (RuntimeException failure) {
          if (FailureKind.of(failure) != FailureKind.OUTAGE || running.awaitStop(TELL_AGAIN)) {
            throw failure;
          }
          LOG.debug("The end of a job {} cannot be told now", name, failure);
        }
      }
    };
  }

  private void record(Execution execution, Outcome outcome, Instant started) {
    var told = outcome.name().toLowerCase(Locale.ROOT);
    var taken = Duration.between(started, clock.instant());
    LOG.atInfo()
        .addKeyValue("job", name)
        .addKeyValue("id", execution.getId())
        .addKeyValue("attempt", execution.consecutiveFailures + 1)
        .addKeyValue("outcome", told)
        .addKeyValue("ms", taken.toMillis())
        .log("job ends");
    meters.timer("callsheet.jobs", "job", name, "outcome", told).record(taken);
  }

  private static Duration within(Duration least, Duration wanted, Duration most) {
    if (wanted.compareTo(least) < 0) {
      return least;
    }
    return wanted.compareTo(most) > 0 ? most : wanted;
  }

  /** Adds up to a tenth, so that jobs which failed together do not all return together. */
  private static Duration withJitter(Duration wait) {
    return wait.plusMillis(ThreadLocalRandom.current().nextLong(wait.toMillis() / 10 + 1));
  }

  private static <T> void unused(ExecutionComplete complete, ExecutionOperations<T> operations) {
    throw new IllegalStateException("Overridden");
  }
}
