package dev.callsheet.apikey;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface ApiKeyTable extends GenericRepository<ApiKey, String> {
  String COLUMNS =
      "id, organization_id, project_id, family, prefix, name, scopes, requests_per_minute,"
          + " created_at, last_used_at, former_expires_at, revoked_at";

  /** What is an owner's in a family. */
  String OWNED =
      " organization_id = :organizationId"
          + " and project_id is not distinct from cast(:projectId as text)"
          + " and family = :family";

  /** What can be seen by an owner in a family. */
  String LIVE = OWNED + " and revoked_at is null";

  /** Makes others who count the organisation's keys wait until the transaction ends. */
  @Query("select true from (select pg_advisory_xact_lock(hashtextextended(:organizationId, 10))) l")
  boolean lockCount(String organizationId);

  @Query("select count(*) from api_key where" + LIVE)
  int countLive(String organizationId, @Nullable String projectId, String family);

  @Query(
      """
      insert into api_key (id, organization_id, project_id, family, prefix, name, secret_sha256,
        scopes, requests_per_minute, created_at)
      values (:id, :organizationId, :projectId, :family, :prefix, :name, :secretSha256, :scopes,
        :requestsPerMinute, :createdAt)
      """)
  void insert(
      String id,
      String organizationId,
      @Nullable String projectId,
      String family,
      String prefix,
      String name,
      byte[] secretSha256,
      String[] scopes,
      @Nullable Integer requestsPerMinute,
      Instant createdAt);

  @Query(
      """
      select k.id, k.organization_id, k.project_id, k.family, k.prefix, k.scopes,
        case when k.secret_sha256 = :secretSha256 then k.secret_sha256
          else k.former_secret_sha256 end as secret_sha256,
        case when k.secret_sha256 = :secretSha256 then null
          else k.former_expires_at end as expires_at,
        coalesce(k.requests_per_minute, p.requests_per_minute) as requests_per_minute,
        k.revoked_at, o.suspended
      from api_key k
      join organization o on o.id = k.organization_id
      left join organization_plan p
        on p.organization_id = k.organization_id and p.family = k.family
      where k.secret_sha256 = :secretSha256 or k.former_secret_sha256 = :secretSha256
      """)
  Optional<PresentedKey> findPresented(byte[] secretSha256);

  @Query("select " + COLUMNS + " from api_key where organization_id = :organizationId order by id")
  List<ApiKey> ofOrganization(String organizationId);

  @Query("select " + COLUMNS + " from api_key where id = :id")
  Optional<ApiKey> find(String id);

  @Query("select " + COLUMNS + " from api_key where id = :id and" + LIVE)
  Optional<ApiKey> findLive(
      String organizationId, @Nullable String projectId, String family, String id);

  @Query(
      "select "
          + COLUMNS
          + " from api_key where (:before::text is null or id < :before) and"
          + LIVE
          + " order by id desc limit :limit")
  List<ApiKey> listLive(
      String organizationId,
      @Nullable String projectId,
      String family,
      @Nullable String before,
      int limit);

  @Query("select " + COLUMNS + " from api_key where id = :id and" + OWNED)
  Optional<ApiKey> findOwned(
      String organizationId, @Nullable String projectId, String family, String id);

  @Query(
      "select "
          + COLUMNS
          + " from api_key where (:before::text is null or id < :before) and"
          + OWNED
          + " order by id desc limit :limit")
  List<ApiKey> listOwned(
      String organizationId,
      @Nullable String projectId,
      String family,
      @Nullable String before,
      int limit);

  @Query("update api_key set revoked_at = coalesce(revoked_at, :revokedAt) where id = :id")
  int revoke(String id, Instant revokedAt);

  @Query("update api_key set revoked_at = :revokedAt where id = :id and" + LIVE)
  int revokeLive(
      String organizationId,
      @Nullable String projectId,
      String family,
      String id,
      Instant revokedAt);

  @Query("update api_key set revoked_at = :revokedAt where" + LIVE)
  void revokeAll(
      String organizationId, @Nullable String projectId, String family, Instant revokedAt);

  @Query(
      """
      update api_key set former_secret_sha256 = secret_sha256,
        former_expires_at = :formerExpiresAt, secret_sha256 = :secretSha256
      where id = :id and revoked_at is null
      """)
  int rotate(String id, byte[] secretSha256, Instant formerExpiresAt);

  @Query(
      """
      update api_key k set last_used_at = u.minute
      from unnest(cast(:ids as text[]), cast(:minutes as timestamptz[])) as u (id, minute)
      where k.id = u.id and (k.last_used_at is null or k.last_used_at < u.minute)
      """)
  void writeUses(String[] ids, String[] minutes);
}
