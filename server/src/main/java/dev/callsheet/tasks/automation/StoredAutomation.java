package dev.callsheet.tasks.automation;

import dev.callsheet.secret.SealedColumn;
import dev.callsheet.tasks.ProjectScope;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An automation as the database keeps it.
 *
 * @param id {@code atm_…}
 * @param name what people call it
 * @param triggerEvent what begins a run by itself; null for nothing
 * @param enabled whether that counts
 * @param workflow as sealed JSON
 */
@MappedEntity("tasks_automation")
record StoredAutomation(
    @Id String id,
    String organizationId,
    String projectId,
    String name,
    @Nullable TriggerEvent triggerEvent,
    boolean enabled,
    String workflow,
    Instant createdAt,
    Instant updatedAt) {
  static final SealedColumn WORKFLOW = new SealedColumn("tasks_automation", "workflow");

  /** Returns whose it is. */
  ProjectScope scope() {
    return new ProjectScope(organizationId, projectId);
  }
}
