package dev.callsheet.webhook;

import dev.callsheet.secret.SealedColumn;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * A secret that was replaced.
 *
 * @param secret sealed
 */
@MappedEntity("webhook_former_secret")
record FormerSecret(@Id String id, String endpointId, String secret, Instant expiresAt) {
  static final SealedColumn SECRET = new SealedColumn("webhook_former_secret", "secret");
}
