package dev.callsheet.registry.session;

import dev.callsheet.registry.content.WorkContent;
import dev.callsheet.transparency.commitment.CommitmentVersion;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A session as the database keeps it.
 *
 * @param apiKeyId the key that began it, and alone may end it
 * @param versionOf the work of which it is to be another version; null for a new work
 * @param uploadSha256 of the secret in its upload URL
 * @param content what the work says of itself, as JSON
 * @param salt of the commitment, in hexadecimal; empty where its scheme has none
 * @param blobKey where the recording is or is about to be
 * @param sizeBytes and {@code mediaSha256}, {@code finding} (as JSON): null until the recording is
 *     there
 * @param workId and {@code commitment}, {@code charge}: null until it is prepared
 * @param expiresAt until when its next step can be done
 */
@MappedEntity("registry_session")
public record StoredSession(
    @Id String id,
    String organizationId,
    String apiKeyId,
    @Nullable String versionOf,
    String uploadSha256,
    String content,
    String filename,
    CommitmentVersion scheme,
    String salt,
    SessionState state,
    @Nullable String blobKey,
    @Nullable Long sizeBytes,
    @Nullable String mediaSha256,
    @Nullable String finding,
    @Nullable String workId,
    @Nullable String commitment,
    @Nullable Long charge,
    Instant createdAt,
    Instant expiresAt) {

  /** A recording that has arrived. */
  public record Recording(String blobKey, long sizeBytes, String sha256, Finding finding) {}

  /** Returns what the work says of itself. */
  public WorkContent workContent() {
    return WorkContent.read(content);
  }

  /**
   * Returns its recording.
   *
   * @throws IllegalStateException before it is there
   */
  public Recording recording() {
    if (blobKey == null || sizeBytes == null || mediaSha256 == null || finding == null) {
      throw new IllegalStateException(id + " has no recording");
    }
    return new Recording(blobKey, sizeBytes, mediaSha256, Finding.read(finding));
  }

  /** Whether an organisation could take its next step for a work, or for a new one (null). */
  public boolean isOpenTo(String organization, @Nullable String work, Instant now) {
    return organizationId.equals(organization)
        && Objects.equals(versionOf, work)
        && now.isBefore(expiresAt);
  }
}
