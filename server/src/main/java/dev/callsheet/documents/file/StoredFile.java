package dev.callsheet.documents.file;

import dev.callsheet.database.JsonColumn;
import dev.callsheet.office.data.DataKind;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * A file as the database keeps it.
 *
 * @param fileName by which an outline names it
 * @param kind what it is by its content
 * @param sha256 of its bytes, in hexadecimal
 * @param blobKey where its bytes are, as they were uploaded
 * @param description what is in it, as JSON
 */
@MappedEntity("document_file")
public record StoredFile(
    @Id String id,
    String organizationId,
    String fileName,
    DataKind kind,
    long sizeBytes,
    String sha256,
    String blobKey,
    String description,
    Instant createdAt) {

  /** What is in it. */
  public FileDescription described() {
    return JsonColumn.read(description, FileDescription.class);
  }
}
