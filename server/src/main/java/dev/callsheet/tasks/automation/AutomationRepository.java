package dev.callsheet.tasks.automation;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of automations. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface AutomationRepository extends GenericRepository<StoredAutomation, String> {
  void save(StoredAutomation automation);

  void update(StoredAutomation automation);

  Optional<StoredAutomation> findById(String id);

  @Query("select * from tasks_automation where id = :id and project_id = :projectId")
  Optional<StoredAutomation> find(String id, String projectId);

  /** Keeps others from changing or deleting an automation until the transaction ends. */
  @Query("select * from tasks_automation where id = :id and project_id = :projectId for update")
  Optional<StoredAutomation> lock(String id, String projectId);

  @Query(
      """
      select * from tasks_automation
      where project_id = :projectId and (:before::text is null or id < :before)
      order by id desc limit :limit
      """)
  List<StoredAutomation> list(String projectId, @Nullable String before, int limit);

  @Query("select count(*) from tasks_automation where project_id = :projectId")
  int count(String projectId);

  /** Lets one transaction at a time add automations to a project. */
  @Query("select 1 from pg_advisory_xact_lock(hashtextextended(:projectId, 24))")
  int lockCount(String projectId);

  @Query(
      """
      select id from tasks_automation
      where project_id = :projectId and trigger_event = :event and enabled order by id
      """)
  List<String> listening(String projectId, TriggerEvent event);

  @Query("delete from tasks_automation where id = :id and project_id = :projectId")
  int delete(String id, String projectId);

  @Query("delete from tasks_automation where project_id = :projectId")
  void deleteAll(String projectId);
}
