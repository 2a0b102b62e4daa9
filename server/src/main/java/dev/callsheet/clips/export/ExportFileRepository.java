package dev.callsheet.clips.export;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** The table of exported clips. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface ExportFileRepository extends GenericRepository<StoredExportFile, String> {
  void save(StoredExportFile file);

  @Query("SELECT * FROM clips_export_file WHERE export_id = :exportId ORDER BY idx")
  List<StoredExportFile> ofExport(String exportId);

  @Query(
      """
      UPDATE clips_export_file
      SET size_bytes = :sizeBytes, duration_ms = :durationMs, width = :width, height = :height
      WHERE id = :id
      """)
  long made(String id, long sizeBytes, long durationMs, int width, int height);
}
