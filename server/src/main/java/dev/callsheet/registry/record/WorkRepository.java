package dev.callsheet.registry.record;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of works. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface WorkRepository extends GenericRepository<StoredWork, String> {
  void save(StoredWork work);

  /** Takes back what was saved in the same transaction. */
  long deleteById(String id);

  Optional<StoredWork> findByIdAndOrganizationId(String id, String organizationId);

  /** A work that has a completed registration. */
  @Query(
      """
      select * from registry_work
      where id = :id and organization_id = :organizationId and latest_id is not null
      """)
  Optional<StoredWork> findRegistered(String id, String organizationId);

  /** A work that nobody else changes until the transaction ends. */
  @Query(
      "select * from registry_work where id = :id and organization_id = :organizationId for update")
  Optional<StoredWork> lock(String id, String organizationId);

  /** Gives a work another version. */
  @Query("update registry_work set versions = :versions where id = :id")
  long advance(String id, int versions);

  /** Has works be what their completed registrations say. */
  @Query(
      """
      update registry_work w set latest_id = r.id
      from (
        select distinct on (work_id) id, work_id from registry_registration
        where id = any(cast(:registrationIds as text[])) and state = 'COMPLETED'
        order by work_id, version desc) r
      where w.id = r.work_id
      """)
  long complete(String[] registrationIds);

  /** Works that have a completed registration, the latest first. */
  @Query(
      """
      select w.* from registry_work w
      where w.organization_id = :organizationId and w.latest_id is not null
        and (:before::text is null or w.id < :before)
        and (:externalRef::text is null or exists (
          select 1 from registry_registration r
          where r.organization_id = :organizationId and r.external_ref = :externalRef
            and r.id = w.latest_id))
        and (:mediaSha256::text is null or exists (
          select 1 from registry_registration r
          where r.organization_id = :organizationId and r.media_sha256 = :mediaSha256
            and r.work_id = w.id and r.state = 'COMPLETED'))
      order by w.id desc limit :limit
      """)
  List<StoredWork> list(
      String organizationId,
      @Nullable String before,
      @Nullable String externalRef,
      @Nullable String mediaSha256,
      int limit);
}
