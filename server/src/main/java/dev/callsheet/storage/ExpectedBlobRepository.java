package dev.callsheet.storage;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;

/** The table of blobs that are nobody's yet. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ExpectedBlobRepository extends GenericRepository<ExpectedBlob, String> {
  void save(ExpectedBlob blob);

  boolean existsByBlobKey(String blobKey);

  long deleteByBlobKey(String blobKey);

  @Query(
      """
      SELECT blob_key FROM expected_blob
      WHERE created_at < :before ORDER BY created_at LIMIT 100
      """)
  List<String> abandoned(Instant before);
}
