package dev.callsheet.plan;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface PlanTable extends GenericRepository<PlanRow, String> {
  @Query(
      """
      select requests_per_minute, parallel, max_upload_bytes, tier from organization_plan
      where organization_id = :organizationId and family = :family
      """)
  Optional<Plan> find(String organizationId, String family);

  @Query(
      """
      insert into organization_plan
        (organization_id, family, requests_per_minute, parallel, max_upload_bytes, tier)
      values (:organizationId, :family, :requestsPerMinute, :parallel, :maxUploadBytes, :tier)
      on conflict (organization_id, family) do update set
        requests_per_minute = excluded.requests_per_minute,
        parallel = excluded.parallel,
        max_upload_bytes = excluded.max_upload_bytes,
        tier = excluded.tier
      """)
  void set(
      String organizationId,
      String family,
      @Nullable Integer requestsPerMinute,
      @Nullable Integer parallel,
      @Nullable Long maxUploadBytes,
      @Nullable String tier);
}
