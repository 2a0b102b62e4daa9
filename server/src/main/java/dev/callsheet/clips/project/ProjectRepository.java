package dev.callsheet.clips.project;

import dev.callsheet.clips.FailureReason;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The table of projects. Each change of state names the states that it leaves, and answers how many
 * rows it changed: none when another request or job came first.
 */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface ProjectRepository extends GenericRepository<StoredProject, String> {
  void save(StoredProject project);

  Optional<StoredProject> findById(String id);

  /**
   * Makes others who count the organisation's projects or exports wait until the transaction ends.
   */
  @Query("select true from (select pg_advisory_xact_lock(hashtextextended(:organizationId, 51))) l")
  boolean lockCount(String organizationId);

  @Query(
      """
      SELECT count(*) FROM clips_project
      WHERE organization_id = :organizationId AND status IN ('CREATED', 'QUEUED', 'ONGOING')
      """)
  int unfinished(String organizationId);

  @Query(
      """
      SELECT * FROM clips_project
      WHERE id = :id AND organization_id = :organizationId
        AND (expires_at IS NULL OR expires_at > :now)
      """)
  Optional<StoredProject> find(String id, String organizationId, Instant now);

  @Query(
      """
      SELECT * FROM clips_project
      WHERE organization_id = :organizationId
        AND (expires_at IS NULL OR expires_at > :now)
        AND (CAST(:before AS text) IS NULL OR id < :before)
      ORDER BY id DESC LIMIT :limit
      """)
  List<StoredProject> page(String organizationId, Instant now, @Nullable String before, int limit);

  @Query("SELECT status FROM clips_project WHERE id = :id")
  Optional<ProjectState> status(String id);

  /** Whether the project was cancelled, or even deleted. */
  default boolean cancelled(String id) {
    return status(id).filter(status -> status != ProjectState.CANCELLED).isEmpty();
  }

  @Query(
      "UPDATE clips_project SET status = 'QUEUED', units = :units WHERE id = :id AND status = 'CREATED'")
  long queue(String id, long units);

  @Query(
      """
      UPDATE clips_project SET status = 'ONGOING', progress_percent = 0
      WHERE id = :id AND status IN ('QUEUED', 'ONGOING')
      """)
  long start(String id);

  @Query(
      "UPDATE clips_project SET progress_percent = :percent WHERE id = :id AND status = 'ONGOING'")
  long progress(String id, int percent);

  @Query(
      """
      UPDATE clips_project
      SET status = 'SUCCEEDED', progress_percent = 100, findings = :findings, completed_at = :now,
        expires_at = :expiresAt
      WHERE id = :id AND status = 'ONGOING'
      """)
  long succeed(String id, String findings, Instant now, Instant expiresAt);

  @Query(
      """
      UPDATE clips_project
      SET status = 'FAILED', units = NULL, failure_reason = :reason, failure_message = :message,
        completed_at = :now, expires_at = :expiresAt
      WHERE id = :id AND status IN ('CREATED', 'QUEUED', 'ONGOING')
      """)
  long fail(String id, FailureReason reason, String message, Instant now, Instant expiresAt);

  @Query(
      """
      UPDATE clips_project
      SET status = 'CANCELLED', units = NULL, completed_at = :now, expires_at = :expiresAt
      WHERE id = :id AND status IN ('CREATED', 'QUEUED', 'ONGOING')
      """)
  long cancel(String id, Instant now, Instant expiresAt);

  /** Keeps a project at least until then. */
  @Query("UPDATE clips_project SET expires_at = greatest(expires_at, :until) WHERE id = :id")
  long keep(String id, Instant until);

  /** Reads a project and keeps others from changing it until the transaction ends. */
  @Query("SELECT * FROM clips_project WHERE id = :id FOR UPDATE")
  Optional<StoredProject> lock(String id);

  @Query(
      """
      SELECT * FROM clips_project p
      WHERE expires_at <= :now AND NOT EXISTS (
        SELECT FROM clips_export e
        WHERE e.project_id = p.id AND (e.expires_at IS NULL OR e.expires_at > :now))
      ORDER BY expires_at LIMIT 100
      """)
  List<StoredProject> expired(Instant now);

  @Query("DELETE FROM clips_project WHERE id = :id AND expires_at <= :now")
  long forget(String id, Instant now);
}
