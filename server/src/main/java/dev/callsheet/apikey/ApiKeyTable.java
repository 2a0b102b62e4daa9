package dev.callsheet.apikey;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface ApiKeyTable extends GenericRepository<ApiKey, String> {
  @Query(
      """
      insert into api_key (id, organization_id, prefix, secret_sha256, access_right,
        requests_per_minute, created_at)
      values (:id, :organizationId, :prefix, :secretSha256, :accessRight,
        :requestsPerMinute, :createdAt)
      """)
  void insert(
      String id,
      String organizationId,
      String prefix,
      byte[] secretSha256,
      Right accessRight,
      int requestsPerMinute,
      Instant createdAt);

  @Query(
      """
      select k.id, k.organization_id, k.secret_sha256, k.access_right, k.requests_per_minute,
        k.revoked_at, o.suspended
      from api_key k join organization o on o.id = k.organization_id
      where k.secret_sha256 = :secretSha256
      """)
  Optional<KeyOwner> findOwner(byte[] secretSha256);

  @Query(
      """
      select id, organization_id, prefix, access_right, requests_per_minute, created_at, revoked_at
      from api_key where organization_id = :organizationId order by id
      """)
  List<ApiKey> ofOrganization(String organizationId);

  @Query("update api_key set revoked_at = coalesce(revoked_at, :revokedAt) where id = :id")
  int revoke(String id, Instant revokedAt);
}
