package dev.callsheet.benchmark.handwritten;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

/** The table of keys, by the server's query. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface KeyRepository extends GenericRepository<Project, String> {
  @Query(
      """
      select k.id, k.organization_id, k.secret_sha256, k.scopes,
        coalesce(k.requests_per_minute, p.requests_per_minute, 600) as requests_per_minute,
        o.suspended
      from api_key k
      join organization o on o.id = k.organization_id
      left join organization_plan p
        on p.organization_id = k.organization_id and p.family = k.family
      where (k.secret_sha256 = :secretSha256 or k.former_secret_sha256 = :secretSha256)
        and k.family = 'studio' and k.revoked_at is null
      """)
  Optional<Caller> find(byte[] secretSha256);
}
