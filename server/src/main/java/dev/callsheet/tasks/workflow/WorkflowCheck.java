package dev.callsheet.tasks.workflow;

import dev.callsheet.tasks.kind.SpecCheck;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says why a workflow can never be run, before it is saved. */
public final class WorkflowCheck {
  private final Workflow workflow;
  private final Map<String, Integer> places = new HashMap<>();
  private final Map<String, Integer> depths = new HashMap<>();

  private WorkflowCheck(Workflow workflow) {
    this.workflow = workflow;
  }

  /** Returns the first fault of a workflow, if it has one, but for those of formats. */
  public static Optional<Fault> fault(Workflow workflow) {
    return Optional.ofNullable(new WorkflowCheck(workflow).find());
  }

  /** Says which task is to make a format that its kind does not make, if one is. */
  public static Optional<Fault> formatFault(Workflow workflow) {
    for (var place = 0; place < workflow.tasks().size(); place++) {
      var fault = SpecCheck.formatFault(workflow.tasks().get(place).spec());
      if (fault.isPresent()) {
        return Optional.of(
            new Fault(pointer(place, "/task" + fault.get().pointer()), fault.get().message()));
      }
    }
    return Optional.empty();
  }

  private @Nullable Fault find() {
    var tasks = workflow.tasks();
    if (tasks.isEmpty() || tasks.size() > Workflow.MOST_TASKS) {
      return new Fault("/tasks", "A workflow has 1 to %d tasks.".formatted(Workflow.MOST_TASKS));
    }
    for (var place = 0; place < tasks.size(); place++) {
      var ref = tasks.get(place).ref();
      var former = places.putIfAbsent(ref, place);
      if (former != null) {
        return new Fault(
            pointer(place, "/ref"),
            "The ref \"%s\" is that of %s already.".formatted(ref, pointer(former, "")));
      }
    }
    for (var place = 0; place < tasks.size(); place++) {
      var fault = find(place, tasks.get(place));
      if (fault != null) {
        return fault;
      }
    }
    for (var place = 0; place < tasks.size(); place++) {
      var ref = tasks.get(place).ref();
      if (depth(ref, new HashSet<>()) < 0) {
        return new Fault(
            pointer(place, ""), "The task \"%s\" would have to wait for itself.".formatted(ref));
      }
    }
    for (var place = 0; place < tasks.size(); place++) {
      var ref = tasks.get(place).ref();
      var depth = depth(ref, new HashSet<>());
      if (depth > Workflow.MOST_DEPTH) {
        return new Fault(
            pointer(place, ""),
            "The task \"%s\" would be the %dth in a row; at most %d tasks come one after another."
                .formatted(ref, depth, Workflow.MOST_DEPTH));
      }
    }
    for (var place = 0; place < tasks.size(); place++) {
      var fault = unordered(place, tasks.get(place));
      if (fault != null) {
        return fault;
      }
    }
    return null;
  }

  private @Nullable Fault find(int place, WorkflowTask task) {
    for (var index = 0; index < task.after().size(); index++) {
      var pointer = pointer(place, "/after/" + index);
      var ref = task.after().get(index);
      if (ref.equals(task.ref())) {
        return new Fault(pointer, "A task cannot come after itself.");
      }
      var fault = unknown(pointer, ref);
      if (fault != null) {
        return fault;
      }
    }
    var spec = SpecCheck.fault(task.spec());
    if (spec.isPresent()) {
      return new Fault(pointer(place, "/task" + spec.get().pointer()), spec.get().message());
    }
    var when = task.when();
    return when == null
        ? null
        : when.shortcoming()
            .map(words -> new Fault(pointer(place, "/when/value"), "The value " + words + "."))
            .orElse(null);
  }

  /** Whose file or result a task needs must come before it, as its {@code after} says. */
  private @Nullable Fault unordered(int place, WorkflowTask task) {
    var before = new HashSet<String>();
    before(task.ref(), before);
    var source = task.spec().source().ref();
    if (source != null && !before.contains(source)) {
      return notBefore(pointer(place, "/task/ref"), source);
    }
    var when = task.when();
    return when != null && when.of() != null && !before.contains(when.of())
        ? notBefore(pointer(place, "/when/of_task"), when.of())
        : null;
  }

  private Fault notBefore(String pointer, String ref) {
    var unknown = unknown(pointer, ref);
    return unknown == null
        ? new Fault(
            pointer, "This task does not come after \"%s\". Name that in after.".formatted(ref))
        : unknown;
  }

  /** Collects all that a task comes after. */
  private void before(String ref, Set<String> all) {
    for (var earlier : after(ref)) {
      if (all.add(earlier)) {
        before(earlier, all);
      }
    }
  }

  private @Nullable Fault unknown(String pointer, String ref) {
    return places.containsKey(ref)
        ? null
        : new Fault(pointer, "There is no task with the ref \"%s\".".formatted(ref));
  }

  /** How many tasks end with this one when they are done in a row; -1 on the way round a cycle. */
  private int depth(String ref, Set<String> path) {
    var known = depths.get(ref);
    if (known != null) {
      return known;
    }
    if (!path.add(ref)) {
      return -1;
    }
    var depth = 1;
    for (var before : after(ref)) {
      var length = depth(before, path);
      if (length < 0) {
        return -1;
      }
      depth = Math.max(depth, length + 1);
    }
    path.remove(ref);
    depths.put(ref, depth);
    return depth;
  }

  private List<String> after(String ref) {
    return workflow.tasks().get(places.getOrDefault(ref, 0)).after();
  }

  private static String pointer(int place, String rest) {
    return "/tasks/" + place + rest;
  }
}
