package dev.callsheet.tasks.work;

import dev.callsheet.secret.SealedColumn;
import dev.callsheet.tasks.ProjectScope;
import dev.callsheet.tasks.workflow.RunState;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run as the database keeps it.
 *
 * @param automationId the automation that it is a run of, which may be gone; null for none
 * @param triggeredBy the file whose coming began it; null for none
 * @param replayOf the run that it repeats; null for none
 * @param spec the workflow as it was when the run began, and its source, as sealed JSON
 */
@MappedEntity("tasks_run")
public record StoredRun(
    @Id String id,
    String organizationId,
    String projectId,
    @Nullable String automationId,
    @Nullable String triggeredBy,
    @Nullable String replayOf,
    RunState status,
    String spec,
    Instant createdAt,
    @Nullable Instant endedAt) {
  static final SealedColumn SPEC = new SealedColumn("tasks_run", "spec");

  /** Returns whose it is. */
  public ProjectScope scope() {
    return new ProjectScope(organizationId, projectId);
  }
}
