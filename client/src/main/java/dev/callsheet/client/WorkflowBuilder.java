package dev.callsheet.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callsheet.client.api.Json;
import dev.callsheet.client.tasks.model.Condition;
import dev.callsheet.client.tasks.model.OnError;
import dev.callsheet.client.tasks.model.TaskSpec;
import dev.callsheet.client.tasks.model.Workflow;
import dev.callsheet.client.tasks.model.WorkflowTask;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Collects the tasks of a workflow. A task comes after tasks that were added before it, so none can
 * wait for itself or for one that is not there; whatever else the server would refuse about the
 * order of tasks is an {@link IllegalArgumentException} here. Not for use by several threads.
 */
public final class WorkflowBuilder {

  private static final int MOST_TASKS = 32;
  private static final int MOST_IN_A_ROW = 8;
  private static final Pattern REF = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private final Map<String, Step> steps = new LinkedHashMap<>();

  /** Begins a workflow without tasks. */
  public WorkflowBuilder() {}

  /**
   * Adds a task. It works on what the run is given, unless the task names a URL or a file, or
   * {@link Step#from} another task.
   *
   * @param ref what the other tasks and the run call it: 1 to 64 letters, digits, {@code _} and
   *     {@code -}
   * @param task what is to be done
   */
  public Step add(String ref, TaskSpec task) {
    if (!REF.matcher(ref).matches()) {
      throw new IllegalArgumentException(
          "\"" + ref + "\" is not 1 to 64 letters, digits, _ and -.");
    }
    if (steps.containsKey(ref)) {
      throw new IllegalArgumentException("There is a task \"" + ref + "\" already.");
    }
    if (steps.size() == MOST_TASKS) {
      throw new IllegalArgumentException("A workflow has at most " + MOST_TASKS + " tasks.");
    }
    var step = new Step(ref, task);
    steps.put(ref, step);
    return step;
  }

  /** Returns the workflow of the tasks that were added so far. */
  public Workflow build() {
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("A workflow has at least one task.");
    }
    Map<String, Integer> rows = new LinkedHashMap<>();
    for (Step step : steps.values()) {
      int row = 1 + step.after.stream().mapToInt(rows::get).max().orElse(0);
      if (row > MOST_IN_A_ROW) {
        throw new IllegalArgumentException(
            "\"%s\" would be the %dth task in a row; there may be %d."
                .formatted(step.ref, row, MOST_IN_A_ROW));
      }
      rows.put(step.ref, row);
    }
    return new Workflow(steps.values().stream().map(Step::built).toList());
  }

  /** A task of the workflow, and when it is done. */
  public final class Step {

    private final String ref;
    private final Set<String> earlier = Set.copyOf(steps.keySet());
    private final Set<String> after = new LinkedHashSet<>();
    private TaskSpec task;
    private @Nullable Condition when;
    private @Nullable OnError onError;

    private Step(String ref, TaskSpec task) {
      this.ref = ref;
      this.task = task;
      JsonNode json = Json.MAPPER.valueToTree(task);
      if (Stream.of("url", "file_id", "ref").filter(json::hasNonNull).count() > 1) {
        throw new IllegalArgumentException("\"" + ref + "\" has more than one source.");
      }
      if (json.hasNonNull("ref")) {
        comesAfter(json.path("ref").asText());
      }
    }

    /** Returns what the other tasks call it. */
    public String ref() {
      return ref;
    }

    /** Makes it work on the first output of an earlier task, which it then comes after. */
    public Step from(Step source) {
      comesAfter(source);
      ObjectNode json = Json.MAPPER.valueToTree(task);
      json.remove("url");
      json.remove("file_id");
      json.put("ref", source.ref);
      try {
        task = TaskSpec.of(json);
      } catch (JsonProcessingException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
      return this;
    }

    /** Makes it begin once these tasks have ended. */
    public Step after(Step... others) {
      for (Step other : others) {
        comesAfter(other);
      }
      return this;
    }

    /** Makes it be skipped unless this is so; {@link WorkflowFact} has what can be looked at. */
    public Step when(Condition condition) {
      if (condition.ofTask() != null) {
        comesAfter(condition.ofTask());
      }
      when = condition;
      return this;
    }

    /** Lets the run go on, and succeed, when this task fails. */
    public Step continueOnError() {
      onError = OnError.CONTINUE;
      return this;
    }

    private void comesAfter(Step other) {
      if (steps.get(other.ref) != other) {
        throw new IllegalArgumentException("\"" + other.ref + "\" belongs to another workflow.");
      }
      comesAfter(other.ref);
    }

    private void comesAfter(String other) {
      if (!earlier.contains(other)) {
        throw new IllegalArgumentException(
            "\"%s\" cannot come after \"%s\", which was not added before it."
                .formatted(ref, other));
      }
      after.add(other);
    }

    private WorkflowTask built() {
      return new WorkflowTask(
          ref, after.isEmpty() ? null : List.copyOf(after), when, onError, task);
    }
  }
}
