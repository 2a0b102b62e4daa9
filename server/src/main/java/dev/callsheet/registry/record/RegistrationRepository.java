package dev.callsheet.registry.record;

import dev.callsheet.transparency.commitment.CommitmentVersion;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of registrations. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface RegistrationRepository extends GenericRepository<StoredRegistration, String> {
  /**
   * Stores a registration that waits for the log; 0 when the organisation has registered the same,
   * for which it waits until whoever does so at the same time has ended.
   */
  @Query(
      """
      insert into registry_registration (id, organization_id, api_key_id, work_id, version, content,
        filename, external_ref, media_sha256, size_bytes, duration_ms, codec, scheme, salt,
        commitment, identity_sha256, charge, state, created_at, validated_at, prepared_at)
      values (:id, :organizationId, :apiKeyId, :workId, :version, :content, :filename, :externalRef,
        :mediaSha256, :sizeBytes, :durationMs, :codec, :scheme, :salt, :commitment,
        :identitySha256, :charge, 'SEALING', :createdAt, :validatedAt, :preparedAt)
      on conflict (organization_id, identity_sha256) where state <> 'FAILED' do nothing
      """)
  int insert(
      String id,
      String organizationId,
      String apiKeyId,
      String workId,
      int version,
      String content,
      String filename,
      @Nullable String externalRef,
      String mediaSha256,
      long sizeBytes,
      long durationMs,
      String codec,
      CommitmentVersion scheme,
      String salt,
      String commitment,
      String identitySha256,
      long charge,
      Instant createdAt,
      Instant validatedAt,
      Instant preparedAt);

  /** Takes back what was inserted in the same transaction. */
  long deleteById(String id);

  Optional<StoredRegistration> findById(String id);

  Optional<StoredRegistration> findByIdAndOrganizationId(String id, String organizationId);

  @Query("select * from registry_registration where id = any(cast(:ids as text[]))")
  List<StoredRegistration> findAll(String[] ids);

  @Query("select state from registry_registration where id = :id")
  Optional<RegistrationState> stateOf(String id);

  /** A version of a work that can be proved. */
  @Query(
      """
      select * from registry_registration
      where organization_id = :organizationId and work_id = :workId and version = :version
        and state = 'COMPLETED'
      """)
  Optional<StoredRegistration> findVersion(String organizationId, String workId, int version);

  /** The versions of works that can be proved, the latest first. */
  @Query(
      """
      select * from registry_registration
      where work_id = any(cast(:workIds as text[])) and state = 'COMPLETED'
      order by work_id, version desc
      """)
  List<StoredRegistration> versions(String[] workIds);

  /** Transactions, the latest first. */
  @Query(
      """
      select * from registry_registration
      where organization_id = :organizationId and (:before::text is null or id < :before)
        and (:state::text is null or state = :state)
      order by id desc limit :limit
      """)
  List<StoredRegistration> list(
      String organizationId, @Nullable String before, @Nullable String state, int limit);

  /** The id of the work as which an organisation has registered the same, or is about to. */
  @Query(
      """
      select work_id from registry_registration
      where organization_id = :organizationId and identity_sha256 = :identitySha256
        and state <> 'FAILED'
      """)
  Optional<String> registeredAs(String organizationId, String identitySha256);

  /** Lets one transaction at a time count the registrations of an organisation. */
  @Query("select 1 from pg_advisory_xact_lock(hashtextextended(:organizationId, 210))")
  int lockCount(String organizationId);

  /** How many registrations of an organisation were begun since then, without those that failed. */
  @Query(
      """
      select count(*) from registry_registration
      where organization_id = :organizationId and created_at >= :since and state <> 'FAILED'
      """)
  long countSince(String organizationId, Instant since);

  /** Gives registrations their places in the log. */
  @Query(
      """
      update registry_registration r
      set state = 'CONFIRMING', leaf_index = u.leaf_index, sealed_at = :sealedAt
      from unnest(cast(:ids as text[]), cast(:leafIndexes as bigint[])) as u (id, leaf_index)
      where r.id = u.id and r.state = 'SEALING'
      """)
  long seal(String[] ids, Long[] leafIndexes, Instant sealedAt);

  /** Ends registrations whose places can be proved. */
  @Query(
      """
      update registry_registration
      set state = 'COMPLETED', tree_size = :treeSize, ended_at = :now
      where id = any(cast(:ids as text[])) and state = 'CONFIRMING'
      """)
  long complete(String[] ids, long treeSize, Instant now);

  /** Ends a registration that will have no place. */
  @Query(
      """
      update registry_registration
      set state = 'FAILED', failure_code = :code, failure_message = :message, ended_at = :now
      where id = :id and state = 'SEALING'
      """)
  long fail(String id, String code, String message, Instant now);
}
