package dev.callsheet.apikey;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a key, which does not include its secret.
 *
 * @param id {@code key_…}
 * @param prefix what the secret begins with; says which family of operations it opens
 * @param accessRight what its bearer may do
 * @param requestsPerMinute how often its bearer may ask
 * @param revokedAt since when it opens nothing
 */
@MappedEntity("api_key")
public record ApiKey(
    @Id String id,
    String organizationId,
    String prefix,
    Right accessRight,
    int requestsPerMinute,
    Instant createdAt,
    @Nullable Instant revokedAt) {}
