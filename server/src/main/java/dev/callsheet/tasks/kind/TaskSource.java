package dev.callsheet.tasks.kind;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * What a task works on: exactly one of these, or nothing where that is told by whoever runs it.
 *
 * @param url where it is fetched from
 * @param fileId a file of the project
 * @param ref of the task in the same run whose first file it is
 */
public record TaskSource(@Nullable String url, @Nullable String fileId, @Nullable String ref) {
  /** What is told later. */
  public static final TaskSource NONE = new TaskSource(null, null, null);

  /** Returns what lies at a URL. */
  public static TaskSource atUrl(String url) {
    return new TaskSource(url, null, null);
  }

  /** Returns a file of the project. */
  public static TaskSource ofFile(String fileId) {
    return new TaskSource(null, fileId, null);
  }

  /** Returns what another task of the run makes. */
  public static TaskSource ofTask(String ref) {
    return new TaskSource(null, null, ref);
  }

  /** Returns the same without a URL, which may hold a secret. */
  public TaskSource withoutUrl() {
    return new TaskSource(null, fileId, ref);
  }

  /** Leaves the URL out, for it may hold secrets and this may reach a log. */
  @Override
  public String toString() {
    return "TaskSource[url=%s, fileId=%s, ref=%s]".formatted(url == null ? null : "…", fileId, ref);
  }

  /** Whether it is told later. */
  @JsonIgnore
  public boolean isNone() {
    return equals(NONE);
  }

  /** Whether it is told in more than one way. */
  @JsonIgnore
  public boolean isAmbiguous() {
    return (url == null ? 0 : 1) + (fileId == null ? 0 : 1) + (ref == null ? 0 : 1) > 1;
  }
}
