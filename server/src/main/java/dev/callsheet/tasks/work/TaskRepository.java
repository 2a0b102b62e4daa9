package dev.callsheet.tasks.work;

import dev.callsheet.tasks.workflow.EndCause;
import dev.callsheet.tasks.workflow.TaskState;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The table of tasks.
 *
 * <p>Each change of state names the states that it leads out of and, where a worker makes it, the
 * attempt that it is for; it returns whether it was made: of two that would end a task one does.
 */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface TaskRepository extends GenericRepository<StoredTask, String> {
  void saveAll(Iterable<StoredTask> tasks);

  Optional<StoredTask> findById(String id);

  @Query("select * from tasks_task where id = :id and project_id = :projectId")
  Optional<StoredTask> find(String id, String projectId);

  @Query("select * from tasks_task where run_id = :runId order by position")
  List<StoredTask> ofRun(String runId);

  /** Whether tasks of a run are under way while none waits, so that nothing follows yet. */
  @Query(
      """
      select exists (
          select 1 from tasks_task where run_id = :runId and status in ('QUEUED', 'PROCESSING'))
        and not exists (
          select 1 from tasks_task where run_id = :runId and status = 'WAITING')
      """)
  boolean isUnderWay(String runId);

  @Query("select * from tasks_task where run_id = :runId and ref = :ref")
  Optional<StoredTask> ofRun(String runId, String ref);

  @Query(
      """
      select * from tasks_task
      where project_id = :projectId
        and (:before::text is null or id < :before)
        and (:kind::text is null or kind = :kind::text)
        and (:status::text is null or status = :status::text)
        and (:runId::text is null or run_id = :runId::text)
      order by id desc limit :limit
      """)
  List<StoredTask> list(
      String projectId,
      @Nullable String before,
      @Nullable String kind,
      @Nullable String status,
      @Nullable String runId,
      int limit);

  /** Lets one transaction at a time begin tasks of a project. */
  @Query("select 1 from pg_advisory_xact_lock(hashtextextended(:projectId, 23))")
  int lockStarts(String projectId);

  @Query(
      """
      select count(*) from tasks_task
      where project_id = :projectId and status in ('WAITING', 'QUEUED', 'PROCESSING')
      """)
  int unfinished(String projectId);

  @Query("update tasks_task set status = 'QUEUED' where id = :id and status = 'WAITING'")
  long queue(String id);

  @Query(
      """
      update tasks_task set status = 'PROCESSING', started_at = coalesce(started_at, :now)
      where id = :id and attempt = :attempt and status in ('QUEUED', 'PROCESSING')
      """)
  long begin(String id, int attempt, Instant now);

  @Query(
      """
      update tasks_task set progress = greatest(progress, :percent)
      where id = :id and attempt = :attempt and status = 'PROCESSING'
      """)
  long progress(String id, int attempt, int percent);

  @Query("select status = 'PROCESSING' and attempt = :attempt from tasks_task where id = :id")
  Optional<Boolean> isWanted(String id, int attempt);

  @Query(
      """
      update tasks_task set charge = :charge
      where id = :id and attempt = :attempt and status = 'PROCESSING'
      """)
  long charge(String id, int attempt, long charge);

  @Query(
      """
      update tasks_task set status = 'SUCCEEDED', progress = 100, result = :result,
        ended_at = :now
      where id = :id and attempt = :attempt and status = 'PROCESSING'
      """)
  long succeed(String id, int attempt, String result, Instant now);

  @Query(
      """
      update tasks_task set status = 'FAILED', charge = 0, failure_kind = :kind,
        failure_message = :message, failure_retryable = :retryable, ended_at = :now
      where id = :id and attempt = :attempt and status in ('QUEUED', 'PROCESSING')
      """)
  long fail(
      String id,
      int attempt,
      TaskFailure.Kind kind,
      String message,
      boolean retryable,
      Instant now);

  /** Ends what was not done. */
  @Query(
      """
      update tasks_task set status = :state, cause = :cause, charge = 0, ended_at = :now
      where id = :id and status in ('WAITING', 'QUEUED', 'PROCESSING')
      """)
  long end(String id, TaskState state, EndCause cause, Instant now);

  /** Ends what a worker found that it need not be done. */
  @Query(
      """
      update tasks_task set status = 'SKIPPED', cause = 'CONDITION', charge = 0, ended_at = :now
      where id = :id and attempt = :attempt and status = 'PROCESSING'
      """)
  long skip(String id, int attempt, Instant now);

  @Query(
      """
      update tasks_task set status = 'QUEUED', attempt = attempt + 1, progress = 0, charge = null,
        failure_kind = null, failure_message = null, failure_retryable = null, started_at = null,
        ended_at = null
      where id = :id and status = 'FAILED'
      """)
  long retry(String id);

  @Query(
      """
      update tasks_task set status = 'WAITING', cause = null, charge = null, ended_at = null
      where id = :id and status in ('CANCELLED', 'SKIPPED')
      """)
  long revive(String id);
}
