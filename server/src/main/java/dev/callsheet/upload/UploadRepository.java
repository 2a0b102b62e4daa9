package dev.callsheet.upload;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of uploads; an update tells how many rows it found as the caller expected them. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface UploadRepository extends GenericRepository<Upload, String> {
  @Query(
      """
      insert into upload
        (id, organization_id, purpose, blob_key, length_bytes, metadata, state, created_at,
          expires_at)
      values
        (:id, :organizationId, :purpose, :blobKey, :length, :metadata, 'RECEIVING', :createdAt,
          :expiresAt)
      """)
  void add(
      String id,
      String organizationId,
      String purpose,
      String blobKey,
      long length,
      @Nullable String metadata,
      Instant createdAt,
      Instant expiresAt);

  @Query("select * from upload where id = :id")
  Optional<Upload> find(String id);

  @Query(
      """
      update upload set offset_bytes = :after, expires_at = :expiresAt
      where id = :id and state = 'RECEIVING' and offset_bytes = :before
      """)
  int advance(String id, long before, long after, Instant expiresAt);

  @Query(
      """
      update upload set state = 'COMPLETED', expires_at = :expiresAt
      where id = :id and state = 'RECEIVING' and offset_bytes = length_bytes
      """)
  int complete(String id, Instant expiresAt);

  @Query(
      """
      update upload set state = 'REFUSED', offset_bytes = 0, expires_at = :expiresAt
      where id = :id and state = 'RECEIVING'
      """)
  int refuse(String id, Instant expiresAt);

  @Query("delete from upload where id = :id")
  int remove(String id);

  @Query("delete from upload where state <> 'RECEIVING' and expires_at <= :now")
  int removeSettled(Instant now);

  @Query(
      """
      select * from upload where state = 'RECEIVING'
        and (expires_at <= :now or offset_bytes = length_bytes)
      order by expires_at limit 1000
      """)
  List<Upload> due(Instant now);
}
