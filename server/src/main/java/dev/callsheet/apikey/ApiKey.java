package dev.callsheet.apikey;

import dev.callsheet.caller.KeyOwner;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a key, which does not include its secret.
 *
 * @param id {@code key_…}
 * @param projectId the one project of its family that it is for; null for all of the organisation
 * @param family whose operations it opens
 * @param prefix how its secrets begin, one of the prefixes of its family
 * @param name what people call it; 1 to 100 code points
 * @param scopes what its bearer may do, without the scopes that these include
 * @param requestsPerMinute how often its bearer may ask; null where plan and family say it
 * @param lastUsedAt the minute in which a request last came with it; null if none did
 * @param formerExpiresAt until when the secret before the present one is accepted; null if there
 *     was none
 * @param revokedAt since when it opens nothing
 */
@MappedEntity("api_key")
public record ApiKey(
    @Id String id,
    String organizationId,
    @Nullable String projectId,
    String family,
    String prefix,
    String name,
    @TypeDef(type = DataType.STRING_ARRAY) List<String> scopes,
    @Nullable Integer requestsPerMinute,
    Instant createdAt,
    @Nullable Instant lastUsedAt,
    @Nullable Instant formerExpiresAt,
    @Nullable Instant revokedAt) {

  /** Returns whose it is. */
  public KeyOwner owner() {
    return new KeyOwner(organizationId, projectId);
  }
}
