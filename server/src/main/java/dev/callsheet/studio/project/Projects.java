package dev.callsheet.studio.project;

import dev.callsheet.id.Ids;
import dev.callsheet.page.Cursor;
import dev.callsheet.page.Page;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The projects of each organisation. */
@Singleton
final class Projects {
  private final ProjectRepository projects;
  private final Clock clock;

  Projects(ProjectRepository projects, Clock clock) {
    this.projects = projects;
    this.clock = clock;
  }

  StoredProject create(String organizationId, String name) {
    var project = new StoredProject(Ids.next("prj"), organizationId, name, clock.instant());
    projects.save(project);
    return project;
  }

  Optional<StoredProject> find(String organizationId, String id) {
    return projects.findByIdAndOrganizationId(id, organizationId);
  }

  Page<StoredProject> list(String organizationId, int limit, @Nullable String cursor) {
    return Page.of(
        projects.page(organizationId, Cursor.id(cursor), limit + 1), limit, StoredProject::id);
  }
}
