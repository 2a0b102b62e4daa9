package dev.callsheet.upload;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One upload as last recorded.
 *
 * @param purpose what the content is for; listeners and filters tell their own uploads by it
 * @param blobKey where the content will be once the upload is complete
 * @param length of the whole content in bytes
 * @param offset number of bytes that are safely stored
 * @param metadata what the creator said of the content, in the creator's form; null for nothing
 * @param expiresAt when an upload under way may be dropped; each stored byte range defers it
 */
@MappedEntity("upload")
public record Upload(
    @Id String id,
    String organizationId,
    String purpose,
    String blobKey,
    @MappedProperty("length_bytes") long length,
    @MappedProperty("offset_bytes") long offset,
    @Nullable String metadata,
    UploadState state,
    Instant createdAt,
    Instant expiresAt) {
  /** Whether all bytes are stored, though the blob may still have to be made. */
  boolean full() {
    return offset == length;
  }
}
