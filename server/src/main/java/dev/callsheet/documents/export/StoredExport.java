package dev.callsheet.documents.export;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.callsheet.database.JsonColumn;
import dev.callsheet.office.warning.Warning;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.List;

/**
 * A converted document as the database keeps it; there is one for each run and target.
 *
 * @param target as the contract calls it
 * @param blobKey of its file
 * @param warnings what had to give, as JSON
 */
@MappedEntity("document_export")
public record StoredExport(
    @Id String runId,
    String target,
    String fileName,
    String mediaType,
    String blobKey,
    long sizeBytes,
    String sha256,
    String warnings,
    Instant createdAt) {
  /** What had to give. */
  public List<Warning> warningList() {
    return JsonColumn.read(warnings, new TypeReference<List<Warning>>() {});
  }
}
