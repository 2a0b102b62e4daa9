package dev.callsheet.documents.export;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table of converted documents. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface ExportRepository extends GenericRepository<StoredExport, String> {
  @Query("select * from document_export where run_id = :runId and target = :target")
  Optional<StoredExport> find(String runId, String target);

  @Query("select * from document_export where run_id = :runId")
  List<StoredExport> ofRun(String runId);

  /** Remembers one, unless the run is gone or another request was faster; so, whether it did. */
  @Query(
      """
      insert into document_export
        (run_id, target, file_name, media_type, blob_key, size_bytes, sha256, warnings, created_at)
      select :runId, :target, :fileName, :mediaType, :blobKey, :sizeBytes, :sha256, :warnings,
        :createdAt
      from document_run where id = :runId and gone_at is null for share
      on conflict do nothing
      """)
  long add(
      String runId,
      String target,
      String fileName,
      String mediaType,
      String blobKey,
      long sizeBytes,
      String sha256,
      String warnings,
      Instant createdAt);

  @Query("delete from document_export where run_id = :runId")
  void deleteOfRun(String runId);
}
