package dev.callsheet.job;

import com.github.kagkarlsson.scheduler.task.AbstractTask;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.DeadExecutionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A {@link Job} as db-scheduler runs it: attempts, hand-back at shutdown, takeover, metrics. */
final class JobTask<T> extends AbstractTask<T> {
  private static final Logger LOG = LoggerFactory.getLogger(JobTask.class);

  /** The wait before an exhausted job whose settling failed is settled again. */
  private static final Duration SETTLE_AGAIN = Duration.ofMinutes(1);

  private enum Outcome {
    DONE,
    FAILED,
    EXHAUSTED,
    HANDED_BACK
  }

  private final Job<T> job;
  private final RunningJobs running;
  private final MeterRegistry meters;
  private final Clock clock;

  JobTask(Job<T> job, RunningJobs running, MeterRegistry meters, Clock clock) {
    super(job.name().value(), job.name().data(), JobTask::unused, JobTask::unused);
    this.job = job;
    this.running = running;
    this.meters = meters;
    this.clock = clock;
  }

  @Override
  public CompletionHandler<T> execute(TaskInstance<T> instance, ExecutionContext context) {
    if (!running.enter()) {
      return this::handBack;
    }
    var started = clock.instant();
    var number = context.getExecution().consecutiveFailures + 1;
    var attempts = job.retries().attempts();
    try {
      if (number > attempts) {
        throw new IllegalStateException("No attempt is left");
      }
      job.run(instance.getData(), new Attempt(instance.getId(), number, number == attempts));
      record(Outcome.DONE, Duration.between(started, clock.instant()));
      return new CompletionHandler.OnCompleteRemove<>();
    } catch (Throwable failure) {
      var elapsed = Duration.between(started, clock.instant());
      if (running.stopping()) {
        LOG.info("Handing back job {} {}", name, instance.getId());
        record(Outcome.HANDED_BACK, elapsed);
        return this::handBack;
      }
      record(number < attempts ? Outcome.FAILED : Outcome.EXHAUSTED, elapsed);
      throw new JobFailedException(name + " " + instance.getId(), failure);
    } finally {
      running.leave();
    }
  }

  @Override
  public FailureHandler<T> getFailureHandler() {
    return (complete, operations) -> {
      var thrown = complete.getCause().orElseThrow();
      var cause = thrown instanceof JobFailedException failed ? failed.getCause() : thrown;
      var failures = complete.getExecution().consecutiveFailures + 1;
      LOG.warn(
          "Attempt {} of {} at job {} {} failed",
          failures,
          job.retries().attempts(),
          name,
          complete.getExecution().taskInstance.getId(),
          cause);
      if (failures < job.retries().attempts()) {
        var wait = withJitter(job.retries().waits().get(failures - 1));
        operations.reschedule(complete, clock.instant().plus(wait));
        return;
      }
      settle(complete, operations, cause == null ? thrown : cause);
    };
  }

  /** Takes over what a vanished worker left; a job that kills its worker runs out of attempts. */
  @Override
  public DeadExecutionHandler<T> getDeadExecutionHandler() {
    return (complete, operations) -> {
      var execution = complete.getExecution();
      LOG.warn("Job {} {} lost its worker", name, execution.taskInstance.getId());
      if (execution.consecutiveFailures + 1 < job.retries().attempts()) {
        operations.reschedule(complete, clock.instant());
        return;
      }
      settle(complete, operations, new IllegalStateException("The worker vanished"));
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

  private void settle(
      ExecutionComplete complete, ExecutionOperations<T> operations, Throwable cause) {
    try {
      job.exhausted(job.name().data().cast(complete.getExecution().taskInstance.getData()), cause);
    } catch (RuntimeException failure) {
      LOG.error("Job {} could not be settled after its last attempt", name, failure);
      operations.reschedule(complete, clock.instant().plus(SETTLE_AGAIN));
      return;
    }
    operations.remove();
  }

  private void handBack(ExecutionComplete complete, ExecutionOperations<T> operations) {
    operations.reschedule(complete, clock.instant());
  }

  private void record(Outcome outcome, Duration elapsed) {
    meters
        .timer("callsheet.jobs", "job", name, "outcome", outcome.name().toLowerCase(Locale.ROOT))
        .record(elapsed);
  }

  /** Adds up to a tenth, so that jobs which failed together do not all return together. */
  private static Duration withJitter(Duration wait) {
    return wait.plusMillis(ThreadLocalRandom.current().nextLong(wait.toMillis() / 10 + 1));
  }

  private static <T> void unused(ExecutionComplete complete, ExecutionOperations<T> operations) {
    throw new IllegalStateException("Overridden");
  }
}
