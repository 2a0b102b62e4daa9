package dev.callsheet.documents.work;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.callsheet.database.JsonColumn;
import dev.callsheet.documents.DocumentFormat;
import dev.callsheet.office.warning.Warning;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run as the database keeps it.
 *
 * @param test whether a test key asked for it
 * @param spec what it is made of, as JSON; empty when it is gone
 * @param charge what was reserved for it, in credits
 * @param creditsUsed what it cost
 * @param warnings what had to give, as JSON
 * @param metadata what the request had as metadata, as JSON; null for none
 * @param parts how many sheets or slides the file has; null until it is made, and for a text
 * @param blobKey of its file; null until that is made
 * @param sizeBytes and the hash: null until the file is made
 * @param webhookId the webhook that is told besides; null for none
 * @param keySha256 of the idempotency key within the organisation; null where there is none
 * @param requestSha256 of the request that came with that key
 * @param awaitedUntil until when a synchronous request waits for it at most; null where none does
 * @param goneAt when it was deleted or its time was over; null while it is there
 */
@MappedEntity("document_run")
public record StoredRun(
    @Id String id,
    String taskId,
    String organizationId,
    String apiKeyId,
    boolean test,
    DocumentFormat format,
    RunState status,
    RunPhase phase,
    int progressPercent,
    String spec,
    @Nullable String title,
    @Nullable String fileName,
    long charge,
    long creditsUsed,
    String warnings,
    @Nullable String metadata,
    @Nullable Integer parts,
    @Nullable String blobKey,
    @Nullable Long sizeBytes,
    @Nullable String sha256,
    RunFailure.@Nullable Code failureCode,
    @Nullable String failureMessage,
    @Nullable String webhookId,
    @Nullable String keySha256,
    @Nullable String requestSha256,
    @Nullable Instant awaitedUntil,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant completedAt,
    Instant expiresAt,
    @Nullable Instant goneAt) {

  /** What had to give. */
  public List<Warning> warningList() {
    return JsonColumn.read(warnings, new TypeReference<List<Warning>>() {});
  }

  /** What the request had as metadata; null for none. */
  public @Nullable Map<String, String> metadataMap() {
    return metadata == null
        ? null
        : JsonColumn.read(metadata, new TypeReference<Map<String, String>>() {});
  }

  /** Why it failed; null unless it did. */
  public @Nullable RunFailure failure() {
    return failureCode == null || failureMessage == null
        ? null
        : new RunFailure(failureCode, failureMessage);
  }

  /** Whether it is only remembered. */
  public boolean isGone() {
    return goneAt != null;
  }
}
