package dev.callsheet.studio.project;

import dev.callsheet.id.Ids;
import dev.callsheet.page.Cursor;
import dev.callsheet.page.Page;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The projects of each organisation. */
@Singleton
class Projects {
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

  /**
   * Renames a project.
   *
   * @param name the new one, or null to leave it
   * @return the project as it is then, if there is one
   */
  @Transactional
  Optional<StoredProject> update(String organizationId, String id, @Nullable String name) {
    if (name != null) {
      projects.rename(id, organizationId, name);
    }
    return find(organizationId, id);
  }

  /** What came of deleting a project. */
  enum Deletion {
    DELETED,
    NOT_FOUND,
    HAS_ASSETS
  }

  @Transactional
  Deletion delete(String organizationId, String id) {
    if (projects.lock(id, organizationId).isEmpty()) {
      return Deletion.NOT_FOUND;
    }
    if (projects.hasAssets(id)) {
      return Deletion.HAS_ASSETS;
    }
    projects.deleteById(id);
    return Deletion.DELETED;
  }

  Page<StoredProject> list(String organizationId, int limit, @Nullable String cursor) {
    return Page.of(
        projects.page(organizationId, Cursor.id(cursor), limit + 1), limit, StoredProject::id);
  }
}
