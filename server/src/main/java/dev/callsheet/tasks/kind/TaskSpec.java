package dev.callsheet.tasks.kind;

import java.util.Map;

/**
 * What a task was asked for.
 *
 * @param parameters those of its kind, as they were written
 */
public record TaskSpec(TaskKind kind, TaskSource source, Map<String, Object> parameters) {
  /** Copies the parameters. */
  public TaskSpec {
    parameters = Map.copyOf(parameters);
  }

  /** Returns the same with another source. */
  public TaskSpec on(TaskSource other) {
    return new TaskSpec(kind, other, parameters);
  }
}
