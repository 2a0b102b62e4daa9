package dev.callsheet.registry.record;

import dev.callsheet.registry.content.WorkContent;
import dev.callsheet.transparency.commitment.CommitmentVersion;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of a work, and the transaction that puts it on the ledger, as the database keeps it.
 *
 * @param id of the transaction
 * @param apiKeyId the key that confirmed it
 * @param version counted from 1
 * @param content what the work says of itself, as JSON
 * @param mediaSha256 of the recording, in hexadecimal
 * @param codec of its sound, as ffmpeg names it
 * @param salt of the commitment, in hexadecimal; empty where its scheme has none
 * @param commitment in hexadecimal
 * @param identitySha256 of what an organisation registers once
 * @param charge in credits
 * @param leafIndex its place in the log, and {@code sealedAt}: null while it has none
 * @param treeSize of the first checkpoint that proves it; null until it is completed
 * @param failureCode and {@code failureMessage}: null unless it failed
 * @param createdAt when it was begun to be confirmed
 * @param validatedAt when its recording had been read again
 * @param preparedAt when its entry was handed in
 * @param endedAt null while it has not ended
 */
@MappedEntity("registry_registration")
public record StoredRegistration(
    @Id String id,
    String organizationId,
    String apiKeyId,
    String workId,
    int version,
    String content,
    String filename,
    @Nullable String externalRef,
    String mediaSha256,
    long sizeBytes,
    long durationMs,
    String codec,
    CommitmentVersion scheme,
    String salt,
    String commitment,
    String identitySha256,
    long charge,
    RegistrationState state,
    @Nullable Long leafIndex,
    @Nullable Long treeSize,
    @Nullable String failureCode,
    @Nullable String failureMessage,
    Instant createdAt,
    Instant validatedAt,
    Instant preparedAt,
    @Nullable Instant sealedAt,
    @Nullable Instant endedAt) {

  /** Returns what the work says of itself. */
  public WorkContent workContent() {
    return WorkContent.read(content);
  }
}
