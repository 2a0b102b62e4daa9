package dev.callsheet.tasks.workflow;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A workflow on its way: what follows for its tasks from where they stand.
 *
 * <p>What follows does not depend on the order in which tasks end: a task that comes after a failed
 * one is cancelled, whatever else it comes after, and else one that comes after a skipped one is
 * skipped.
 */
public final class RunGraph {
  private final Workflow workflow;
  private final Map<String, TaskStanding> standings;

  /**
   * Looks at a run.
   *
   * @param standings of all tasks of the workflow, by their refs
   */
  public RunGraph(Workflow workflow, Map<String, TaskStanding> standings) {
    this.workflow = workflow;
    this.standings = Map.copyOf(standings);
  }

  /**
   * Returns where waiting tasks stand from now on, by their refs; without those that go on waiting.
   */
  public Map<String, TaskStanding> changes() {
    var now = new HashMap<>(standings);
    var changes = new LinkedHashMap<String, TaskStanding>();
    var changed = true;
    while (changed) {
      changed = false;
      for (var task : workflow.tasks()) {
        if (standing(now, task.ref()).state() != TaskState.WAITING) {
          continue;
        }
        var next = next(task, now);
        if (next != null) {
          now.put(task.ref(), next);
          changes.put(task.ref(), next);
          changed = true;
        }
      }
    }
    return changes;
  }

  /** Returns how far the run has come. */
  public RunState state() {
    var cancelled = false;
    var failed = false;
    for (var task : workflow.tasks()) {
      var state = standing(standings, task.ref()).state();
      if (!state.isEnded()) {
        return RunState.RUNNING;
      }
      failed = failed || (state == TaskState.FAILED && !task.continueOnError());
      cancelled = cancelled || state == TaskState.CANCELLED;
    }
    if (failed) {
      return RunState.FAILED;
    }
    return cancelled ? RunState.CANCELLED : RunState.SUCCEEDED;
  }

  /**
   * Returns the refs of the tasks that wait again once a failed one is tried again: those that its
   * failure alone kept from being done.
   */
  public Set<String> revived(String ref) {
    var again = new HashMap<>(standings);
    again.put(ref, TaskStanding.of(TaskState.QUEUED));
    var reached = new HashSet<>(Set.of(ref));
    var changed = true;
    while (changed) {
      changed = false;
      for (var task : workflow.tasks()) {
        if (!reached.contains(task.ref())
            && standing(again, task.ref()).isConsequence()
            && task.dependencies().stream().anyMatch(reached::contains)) {
          reached.add(task.ref());
          again.put(task.ref(), TaskStanding.WAITING);
          changed = true;
        }
      }
    }
    reached.remove(ref);
    reached.removeAll(new RunGraph(workflow, again).changes().keySet());
    return reached;
  }

  private @Nullable TaskStanding next(WorkflowTask task, Map<String, TaskStanding> now) {
    var waits = false;
    var skipped = false;
    for (var before : task.dependencies()) {
      switch (standing(now, before).state()) {
        case WAITING, QUEUED, PROCESSING -> waits = true;
        case SUCCEEDED -> {}
        case SKIPPED -> skipped = true;
        case CANCELLED -> {
          return new TaskStanding(TaskState.CANCELLED, EndCause.DEPENDENCY);
        }
        case FAILED -> {
          if (!mayFail(before)) {
            return new TaskStanding(TaskState.CANCELLED, EndCause.DEPENDENCY);
          }
          skipped = skipped || before.equals(task.spec().source().ref());
        }
      }
    }
    if (waits) {
      return null;
    }
    return skipped
        ? new TaskStanding(TaskState.SKIPPED, EndCause.DEPENDENCY)
        : TaskStanding.of(TaskState.QUEUED);
  }

  /** Whether the others go on when this one has failed. */
  private boolean mayFail(String ref) {
    return workflow.task(ref).filter(WorkflowTask::continueOnError).isPresent();
  }

  private static TaskStanding standing(Map<String, TaskStanding> standings, String ref) {
    var standing = standings.get(ref);
    if (standing == null) {
      throw new IllegalStateException("No task stands for " + ref);
    }
    return standing;
  }
}
