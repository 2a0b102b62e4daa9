package dev.callsheet.clips.source;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table of sources. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface SourceRepository extends GenericRepository<StoredSource, String> {
  void save(StoredSource source);

  Optional<StoredSource> findById(String id);

  /** A source that still waits for its file. */
  @Query(
      """
      SELECT * FROM clips_source
      WHERE upload_sha256 = :uploadSha256 AND state = 'AWAITED' AND expires_at > :now
      """)
  Optional<StoredSource> awaited(String uploadSha256, Instant now);

  /**
   * An uploaded source that was not forgotten; nobody else changes it until the transaction ends.
   */
  @Query(
      """
      SELECT * FROM clips_source
      WHERE id = :id AND organization_id = :organizationId AND upload_sha256 IS NOT NULL
        AND expires_at > :now
      FOR UPDATE
      """)
  Optional<StoredSource> lock(String id, String organizationId, Instant now);

  /** Says where the file of a source is about to be, unless it has one. */
  @Query("UPDATE clips_source SET blob_key = :blobKey WHERE id = :id AND state = 'AWAITED'")
  long expect(String id, String blobKey);

  /** Gives a source the file that was expected last. */
  @Query(
      """
      UPDATE clips_source
      SET state = 'READY', size_bytes = :sizeBytes, media = :media, expires_at = :expiresAt,
        video_url = NULL
      WHERE id = :id AND state = 'AWAITED' AND blob_key = :blobKey
      """)
  long fill(String id, String blobKey, long sizeBytes, String media, Instant expiresAt);

  /** Remembers what is known of a file by now. */
  @Query("UPDATE clips_source SET media = :media WHERE id = :id AND state = 'READY'")
  void measured(String id, String media);

  /** Forgets where a source was to be fetched from. */
  @Query("UPDATE clips_source SET video_url = NULL WHERE id = :id")
  void forgetUrl(String id);

  /** Keeps a source at least until then. */
  @Query("UPDATE clips_source SET expires_at = greatest(expires_at, :until) WHERE id = :id")
  void keep(String id, Instant until);

  /** Sources that nothing needs any more; a file may arrive a day after its URL expired. */
  @Query(
      """
      SELECT * FROM clips_source s
      WHERE expires_at <= :now
        AND (state = 'READY' OR expires_at <= CAST(:now AS timestamptz) - INTERVAL '1 day')
        AND NOT EXISTS (SELECT FROM clips_project p WHERE p.source_id = s.id)
      ORDER BY expires_at LIMIT 100
      """)
  List<StoredSource> expired(Instant now);

  @Query(
      """
      DELETE FROM clips_source s
      WHERE id = :id AND expires_at <= :now
        AND NOT EXISTS (SELECT FROM clips_project p WHERE p.source_id = s.id)
      """)
  long forget(String id, Instant now);
}
