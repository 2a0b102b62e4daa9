package dev.callsheet.clips.export;

import dev.callsheet.clips.FailureReason;
import dev.callsheet.clips.project.ProjectRepository;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table of exports; see {@link ProjectRepository} on changes of state. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface ExportRepository extends GenericRepository<StoredExport, String> {
  void save(StoredExport export);

  Optional<StoredExport> findById(String id);

  @Query(
      """
      SELECT * FROM clips_export
      WHERE id = :id AND organization_id = :organizationId
        AND (expires_at IS NULL OR expires_at > :now)
      """)
  Optional<StoredExport> find(String id, String organizationId, Instant now);

  @Query(
      """
      SELECT count(*) FROM clips_export
      WHERE organization_id = :organizationId AND status IN ('QUEUED', 'ONGOING')
      """)
  int unfinished(String organizationId);

  @Query("SELECT * FROM clips_export WHERE project_id = :projectId")
  List<StoredExport> ofProject(String projectId);

  @Query(
      "UPDATE clips_export SET status = 'ONGOING' WHERE id = :id AND status IN ('QUEUED', 'ONGOING')")
  long start(String id);

  @Query(
      "UPDATE clips_export SET progress_percent = :percent WHERE id = :id AND status = 'ONGOING'")
  long progress(String id, int percent);

  @Query(
      """
      UPDATE clips_export
      SET status = 'SUCCEEDED', progress_percent = 100, completed_at = :now, expires_at = :expiresAt
      WHERE id = :id AND status = 'ONGOING'
      """)
  long succeed(String id, Instant now, Instant expiresAt);

  @Query(
      """
      UPDATE clips_export
      SET status = 'FAILED', failure_reason = :reason, failure_message = :message,
        completed_at = :now, expires_at = :expiresAt
      WHERE id = :id AND status IN ('QUEUED', 'ONGOING')
      """)
  long fail(String id, FailureReason reason, String message, Instant now, Instant expiresAt);

  @Query("SELECT * FROM clips_export WHERE expires_at <= :now ORDER BY expires_at LIMIT 100")
  List<StoredExport> expired(Instant now);

  @Query("DELETE FROM clips_export WHERE id = :id AND expires_at <= :now")
  long forget(String id, Instant now);
}
