package dev.callsheet.tasks.work;

import dev.callsheet.job.Jobs;
import dev.callsheet.kernel.request.LongPoll;
import dev.callsheet.tasks.workflow.EndCause;
import dev.callsheet.tasks.workflow.RunGraph;
import dev.callsheet.tasks.workflow.RunState;
import dev.callsheet.tasks.workflow.TaskStanding;
import dev.callsheet.tasks.workflow.TaskState;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.TransactionStatus;
import io.micronaut.transaction.support.TransactionSynchronization;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Changes of tasks and what follows from each: whatever becomes of one task, its dependents, its
 * run, the credits and the webhooks are seen to in the same transaction. One such transaction at a
 * time is about a run, on however many nodes.
 */
@Singleton
final class RunChanges {
  private final RunRepository runs;
  private final TaskRepository tasks;
  private final Sealing sealing;
  private final TaskCredits credits;
  private final WorkEvents events;
  private final Jobs jobs;
  private final LongPoll longPoll;
  private final TransactionOperations<Connection> transactions;
  private final Clock clock;

  RunChanges(
      RunRepository runs,
      TaskRepository tasks,
      Sealing sealing,
      TaskCredits credits,
      WorkEvents events,
      Jobs jobs,
      LongPoll longPoll,
      TransactionOperations<Connection> transactions,
      Clock clock) {
    this.runs = runs;
    this.tasks = tasks;
    this.sealing = sealing;
    this.credits = credits;
    this.events = events;
    this.jobs = jobs;
    this.longPoll = longPoll;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** A run that nobody else changes until the end of the transaction. */
  final class LockedRun {
    private final StoredRun run;
    private final Set<String> changed = new LinkedHashSet<>();

    private LockedRun(StoredRun run) {
      this.run = run;
    }

    /** The run as it was when it was locked. */
    StoredRun run() {
      return run;
    }

    /** Ends a task that has not ended, undone, and gives its credits back; so, whether it did. */
    boolean end(StoredTask task, TaskState state, EndCause cause) {
      if (tasks.end(task.id(), state, cause, now()) == 0) {
        return false;
      }
      credits.release(task);
      changed.add(task.id());
      return true;
    }

    /** Notes that a task was changed in this transaction. */
    void changed(StoredTask task) {
      changed.add(task.id());
    }
  }

  /**
   * Changes tasks of a run, and sees to what follows.
   *
   * @param change returns whether it changed any
   * @return whether there is such a run, and it did
   */
  boolean change(String runId, Predicate<LockedRun> change) {
    return transactions.executeWrite(
        status -> {
          var found = runs.lock(runId);
          if (found.isEmpty()) {
            return false;
          }
          var locked = new LockedRun(found.get());
          if (!change.test(locked)) {
            return false;
          }
          follow(locked, status);
          return true;
        });
  }

  /** Sees to what follows for a run that was written in the caller's transaction. */
  void begin(StoredRun run) {
    transactions.executeWrite(
        status -> {
          follow(new LockedRun(run), status);
          return true;
        });
  }

  /**
   * Queues a failed task again, and has those wait that its failure alone kept from being done.
   *
   * @return whether it had failed
   */
  boolean retry(StoredTask task) {
    return change(
        task.runId(),
        locked -> {
          var all = tasks.ofRun(task.runId());
          var standings =
              all.stream().collect(Collectors.toMap(StoredTask::ref, StoredTask::standing));
          if (tasks.retry(task.id()) == 0) {
            return false;
          }
          schedule(tasks.findById(task.id()).orElseThrow());
          locked.changed(task);
          var revived =
              new RunGraph(sealing.spec(locked.run()).workflow(), standings).revived(task.ref());
          all.stream()
              .filter(other -> revived.contains(other.ref()))
              .forEach(
                  other -> {
                    tasks.revive(other.id());
                    locked.changed(other);
                  });
          runs.resume(task.runId());
          return true;
        });
  }

  private void follow(LockedRun locked, TransactionStatus<Connection> status) {
    var run = locked.run();
    var state = proceed(locked);
    var ends = state.isEnded() && run.status() == RunState.RUNNING;
    if (ends) {
      runs.end(run.id(), state, now());
    }
    for (var id : locked.changed) {
      events.taskEnded(tasks.findById(id).orElseThrow());
    }
    if (ends) {
      events.runEnded(runs.findById(run.id()).orElseThrow());
    }
    status.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            locked.changed.forEach(longPoll::changed);
            longPoll.changed(run.id());
          }
        });
  }

  /** Queues and ends the tasks whose turn it is; returns how far the run has come by that. */
  private RunState proceed(LockedRun locked) {
    if (tasks.isUnderWay(locked.run().id())) {
      return RunState.RUNNING;
    }
    var workflow = sealing.spec(locked.run()).workflow();
    var byRef = new HashMap<String, StoredTask>();
    var standings = new HashMap<String, TaskStanding>();
    for (var task : tasks.ofRun(locked.run().id())) {
      byRef.put(task.ref(), task);
      standings.put(task.ref(), task.standing());
    }
    for (Map.Entry<String, TaskStanding> change :
        new RunGraph(workflow, standings).changes().entrySet()) {
      var task = Objects.requireNonNull(byRef.get(change.getKey()));
      var standing = change.getValue();
      standings.put(task.ref(), standing);
      if (standing.state() == TaskState.QUEUED) {
        queue(locked, task);
      } else {
        locked.end(task, standing.state(), Objects.requireNonNull(standing.cause()));
      }
    }
    return new RunGraph(workflow, standings).state();
  }

  private void queue(LockedRun locked, StoredTask task) {
    tasks.queue(task.id());
    schedule(task);
    locked.changed(task);
  }

  /** Has a worker do a task that is queued, once the transaction commits. */
  void schedule(StoredTask task) {
    var order = TaskOrder.of(task);
    var isFetched = sealing.asked(task).spec().source().url() != null;
    jobs.schedule(isFetched ? PerformFetchedTask.NAME : PerformTask.NAME, order.jobId(), order);
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
