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

  boolean existsByIdAndOrganizationId(String id, String organizationId);

  @Query(
      """
      SELECT * FROM studio_project
      WHERE organization_id = :organizationId
        AND (CAST(:before AS text) IS NULL OR id < :before)
      ORDER BY id DESC LIMIT :limit
      """)
  List<StoredProject> page(String organizationId, @Nullable String before, int limit);
}
