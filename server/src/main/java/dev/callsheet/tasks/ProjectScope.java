package dev.callsheet.tasks;

import dev.callsheet.caller.Caller;
import dev.callsheet.caller.KeyOwner;
import java.util.Objects;

/**
 * The project that a request or a job is about, and the organisation that pays for it.
 *
 * @param projectId {@code prj_…}
 */
public record ProjectScope(String organizationId, String projectId) {
  /** Returns the project of a key, which only a key of a project has. */
  public static ProjectScope of(Caller caller) {
    return new ProjectScope(caller.organizationId(), Objects.requireNonNull(caller.projectId()));
  }

  /** Returns it as keys and webhooks know it. */
  public KeyOwner owner() {
    return new KeyOwner(organizationId, projectId);
  }
}
