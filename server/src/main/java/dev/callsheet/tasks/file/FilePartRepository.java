package dev.callsheet.tasks.file;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/** The table of the parts of files. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface FilePartRepository extends GenericRepository<FilePart, String> {
  @Query(
      """
      insert into tasks_file_part
        (file_id, position, name, media_type, size_bytes, sha256, blob_key)
      values (:fileId, :position, :name, :mediaType, :sizeBytes, :sha256, :blobKey)
      """)
  void insert(
      String fileId,
      int position,
      String name,
      String mediaType,
      long sizeBytes,
      String sha256,
      String blobKey);

  @Query(
      """
      select * from tasks_file_part where file_id = any(cast(:fileIds as text[]))
      order by file_id, position
      """)
  List<FilePart> ofAll(String[] fileIds);

  @Query("select * from tasks_file_part where file_id = :fileId and name = :name")
  Optional<FilePart> find(String fileId, String name);
}
