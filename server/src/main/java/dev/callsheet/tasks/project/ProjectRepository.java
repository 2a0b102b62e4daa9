package dev.callsheet.tasks.project;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of projects. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ProjectRepository extends GenericRepository<StoredProject, String> {
  String LIVE = " organization_id = :organizationId and deleted_at is null";

  void save(StoredProject project);

  Optional<StoredProject> findById(String id);

  @Query("select * from tasks_project where id = :id and" + LIVE)
  Optional<StoredProject> find(String organizationId, String id);

  /** The oldest project of a name. */
  @Query("select * from tasks_project where name = :name and" + LIVE + " order by id limit 1")
  Optional<StoredProject> findByName(String organizationId, String name);

  /** Keeps a project from being deleted until the transaction ends. */
  @Query("select * from tasks_project where id = :id and" + LIVE + " for share")
  Optional<StoredProject> hold(String organizationId, String id);

  @Query(
      "select * from tasks_project where"
          + LIVE
          + " and (:before::text is null or id < :before) order by id desc limit :limit")
  List<StoredProject> list(String organizationId, @Nullable String before, int limit);

  /** Makes others who count the organisation's projects wait until the transaction ends. */
  @Query("select true from (select pg_advisory_xact_lock(hashtextextended(:organizationId, 22))) l")
  boolean lockCount(String organizationId);

  @Query("select count(*) from tasks_project where" + LIVE)
  int count(String organizationId);

  @Query("update tasks_project set deleted_at = :now where id = :id and" + LIVE)
  int delete(String organizationId, String id, Instant now);
}
