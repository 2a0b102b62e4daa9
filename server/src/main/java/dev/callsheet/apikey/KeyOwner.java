package dev.callsheet.apikey;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A key with the state of its organisation, as one query finds them. */
@Introspected
record KeyOwner(
    String id,
    String organizationId,
    byte[] secretSha256,
    Right accessRight,
    int requestsPerMinute,
    @Nullable Instant revokedAt,
    boolean suspended) {

  Caller caller() {
    return new Caller(
        organizationId, id, Set.of(accessRight.name().toLowerCase(Locale.ROOT)), requestsPerMinute);
  }
}
