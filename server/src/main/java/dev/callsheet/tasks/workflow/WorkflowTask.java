package dev.callsheet.tasks.workflow;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.callsheet.tasks.kind.TaskSource;
import dev.callsheet.tasks.kind.TaskSpec;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One task of a workflow.
 *
 * @param ref its name in the workflow
 * @param after the refs of tasks that it comes after
 * @param when on what it is done; null for always
 * @param continueOnError whether the others go on, and the run succeeds, as if it had not failed
 */
public record WorkflowTask(
    String ref,
    List<String> after,
    @Nullable Condition when,
    boolean continueOnError,
    TaskSpec spec) {

  /** Copies the list. */
  public WorkflowTask {
    after = List.copyOf(after);
  }

  /** Returns the same with another source. */
  WorkflowTask on(TaskSource source) {
    return new WorkflowTask(ref, after, when, continueOnError, spec.on(source));
  }

  /** Returns the same without a URL, which may hold a secret. */
  public WorkflowTask withoutUrl() {
    return on(spec.source().withoutUrl());
  }

  /** Returns the refs of all tasks that it comes after, whatever for, each once. */
  @JsonIgnore
  public Set<String> dependencies() {
    var all = new LinkedHashSet<>(after);
    var source = spec.source().ref();
    if (source != null) {
      all.add(source);
    }
    if (when != null && when.of() != null) {
      all.add(when.of());
    }
    return all;
  }
}
