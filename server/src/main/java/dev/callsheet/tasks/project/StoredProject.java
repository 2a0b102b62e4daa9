package dev.callsheet.tasks.project;

import dev.callsheet.tasks.ProjectScope;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A project as the database keeps it.
 *
 * @param id {@code prj_…}
 * @param name what people call it; need not be unique
 * @param deletedAt since when it is there no more; null while it is
 */
@MappedEntity("tasks_project")
public record StoredProject(
    @Id String id,
    String organizationId,
    String name,
    Instant createdAt,
    @Nullable Instant deletedAt) {

  /** Returns whose its files and tasks are. */
  public ProjectScope scope() {
    return new ProjectScope(organizationId, id);
  }
}
