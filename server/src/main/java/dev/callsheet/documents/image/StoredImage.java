package dev.callsheet.documents.image;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.callsheet.database.JsonColumn;
import dev.callsheet.office.warning.Warning;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.List;

/**
 * An image as the database keeps it.
 *
 * @param fileName by which an outline names it
 * @param alt what it shows, for those who do not see it
 * @param kind what it is by its content
 * @param width in pixels, when it stands upright
 * @param height in pixels, when it stands upright
 * @param sha256 of its bytes, in hexadecimal
 * @param blobKey where its bytes are, as they were uploaded
 * @param warnings what had to give while it was read, as JSON
 */
@MappedEntity("document_image")
public record StoredImage(
    @Id String id,
    String organizationId,
    String fileName,
    String alt,
    PictureKind kind,
    int width,
    int height,
    long sizeBytes,
    String sha256,
    String blobKey,
    String warnings,
    Instant createdAt) {
  private static final TypeReference<List<Warning>> WARNINGS = new TypeReference<>() {};

  /** What had to give while it was read. */
  public List<Warning> warned() {
    return JsonColumn.read(warnings, WARNINGS);
  }
}
