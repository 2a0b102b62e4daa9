package dev.callsheet.studio.project;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of projects. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface ProjectRepository extends GenericRepository<StoredProject, String> {
  void save(StoredProject project);

  Optional<StoredProject> findByIdAndOrganizationId(String id, String organizationId);

  /** Keeps a project from being deleted until the transaction ends, and returns its id. */
  @Query(
      """
      SELECT id FROM studio_project WHERE id = :id AND organization_id = :organizationId
      FOR KEY SHARE
      """)
  Optional<String> keep(String id, String organizationId);

  @Query(
      "UPDATE studio_project SET name = :name WHERE id = :id AND organization_id = :organizationId")
  long rename(String id, String organizationId, String name);

  /** Reads a project and keeps assets from being added to it until the transaction ends. */
  @Query(
      "SELECT * FROM studio_project WHERE id = :id AND organization_id = :organizationId FOR UPDATE")
  Optional<StoredProject> lock(String id, String organizationId);

  @Query("SELECT EXISTS (SELECT FROM studio_asset WHERE project_id = :id)")
  boolean hasAssets(String id);

  long deleteById(String id);

  @Query(
      """
      SELECT * FROM studio_project
      WHERE organization_id = :organizationId
        AND (CAST(:before AS text) IS NULL OR id < :before)
      ORDER BY id DESC LIMIT :limit
      """)
  List<StoredProject> page(String organizationId, @Nullable String before, int limit);
}
