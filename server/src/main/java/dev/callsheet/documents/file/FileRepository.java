package dev.callsheet.documents.file;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of files. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface FileRepository extends GenericRepository<StoredFile, String> {
  String COLUMNS =
      "id, organization_id, file_name, kind, size_bytes, sha256, blob_key, description, created_at";

  void save(StoredFile file);

  long deleteById(String id);

  Optional<StoredFile> findByIdAndOrganizationId(String id, String organizationId);

  /** Reads a file and keeps others from changing or needing it until the transaction ends. */
  @Query(
      "SELECT "
          + COLUMNS
          + " FROM document_file WHERE id = :id AND organization_id = :organizationId FOR UPDATE")
  Optional<StoredFile> lock(String id, String organizationId);

  @Query(
      "SELECT "
          + COLUMNS
          + " FROM document_file WHERE organization_id = :organizationId"
          + " AND id = ANY(CAST(:ids AS text[])) ORDER BY id DESC")
  List<StoredFile> findAll(String organizationId, String[] ids);

  /** Keeps files from being deleted until the transaction ends; those of them that are there. */
  @Query(
      """
      SELECT id FROM document_file
      WHERE organization_id = :organizationId AND id = ANY(CAST(:ids AS text[]))
      ORDER BY id FOR SHARE
      """)
  List<String> hold(String organizationId, String[] ids);

  /** How much there is to tell of the next files, newest first. */
  @Query(
      """
      SELECT id, length(description) AS description_length FROM document_file
      WHERE organization_id = :organizationId AND (CAST(:before AS text) IS NULL OR id < :before)
      ORDER BY id DESC LIMIT :limit
      """)
  List<FileExtent> extents(String organizationId, @Nullable String before, int limit);
}
