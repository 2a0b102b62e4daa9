package dev.callsheet.registry.session;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The table of sessions.
 *
 * <p>Each change of state names the state that it leads out of, and returns whether it was made.
 */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface SessionRepository extends GenericRepository<StoredSession, String> {
  void save(StoredSession session);

  Optional<StoredSession> findById(String id);

  /** A session that nobody else changes until the transaction ends. */
  @Query("select * from registry_session where id = :id for update")
  Optional<StoredSession> lock(String id);

  /** A session that still waits for its recording. */
  @Query(
      """
      select * from registry_session
      where upload_sha256 = :uploadSha256 and state = 'AWAITED' and expires_at > :now
      """)
  Optional<StoredSession> awaited(String uploadSha256, Instant now);

  /** Says where the recording of a session is about to be, unless it has one. */
  @Query("update registry_session set blob_key = :blobKey where id = :id and state = 'AWAITED'")
  long expect(String id, String blobKey);

  /** Gives a session the recording that was expected last. */
  @Query(
      """
      update registry_session
      set state = 'UPLOADED', size_bytes = :sizeBytes, media_sha256 = :mediaSha256,
        finding = :finding, expires_at = :expiresAt
      where id = :id and state = 'AWAITED' and blob_key = :blobKey
      """)
  long fill(
      String id,
      String blobKey,
      long sizeBytes,
      String mediaSha256,
      String finding,
      Instant expiresAt);

  /** Makes a session one that can be confirmed. */
  @Query(
      """
      update registry_session
      set state = 'PREPARED', work_id = :workId, commitment = :commitment, charge = :charge,
        expires_at = :expiresAt
      where id = :id and state = 'UPLOADED' and expires_at > :now
      """)
  long prepare(
      String id, String workId, String commitment, long charge, Instant expiresAt, Instant now);

  /** Ends a session that is prepared. */
  @Query(
      """
      update registry_session set state = 'CONFIRMED', expires_at = :now
      where id = :id and state = 'PREPARED' and expires_at > :now
      """)
  long confirm(String id, Instant now);

  /** How many sessions of an organisation can be confirmed. */
  @Query(
      """
      select count(*) from registry_session
      where organization_id = :organizationId and state = 'PREPARED' and expires_at > :now
      """)
  long prepared(String organizationId, Instant now);

  /** Sessions of no more use; a recording may arrive a day after its URL expired. */
  @Query(
      """
      select * from registry_session
      where expires_at <= :now
        and (state <> 'AWAITED' or expires_at <= cast(:now as timestamptz) - interval '1 day')
      order by expires_at limit 100
      """)
  List<StoredSession> expired(Instant now);

  @Query("delete from registry_session where id = :id and expires_at <= :now")
  long forget(String id, Instant now);
}
