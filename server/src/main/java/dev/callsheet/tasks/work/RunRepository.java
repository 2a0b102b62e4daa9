package dev.callsheet.tasks.work;

import dev.callsheet.tasks.workflow.RunState;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of runs. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface RunRepository extends GenericRepository<StoredRun, String> {
  void save(StoredRun run);

  Optional<StoredRun> findById(String id);

  @Query("select * from tasks_run where id = :id and project_id = :projectId")
  Optional<StoredRun> find(String id, String projectId);

  /** Lets one transaction at a time change the states of a run and of its tasks. */
  @Query("select * from tasks_run where id = :id for update")
  Optional<StoredRun> lock(String id);

  @Query(
      """
      select * from tasks_run
      where project_id = :projectId
        and (:before::text is null or id < :before)
        and (:status::text is null or status = :status::text)
        and (:automationId::text is null or automation_id = :automationId::text)
      order by id desc limit :limit
      """)
  List<StoredRun> list(
      String projectId,
      @Nullable String before,
      @Nullable String status,
      @Nullable String automationId,
      int limit);

  @Query(
      """
      select * from tasks_run
      where automation_id = :automationId and triggered_by = :triggeredBy
      """)
  Optional<StoredRun> findTriggered(@Nullable String automationId, String triggeredBy);

  @Query("update tasks_run set status = :status, ended_at = :now where id = :id")
  void end(String id, RunState status, Instant now);

  @Query("update tasks_run set status = 'RUNNING', ended_at = null where id = :id")
  void resume(String id);

  @Query("select id from tasks_run where project_id = :projectId and status = 'RUNNING' limit 100")
  List<String> running(String projectId);

  @Query(
      """
      delete from tasks_run where id in
        (select id from tasks_run where project_id = :projectId limit 100)
      """)
  long deleteSome(String projectId);
}
