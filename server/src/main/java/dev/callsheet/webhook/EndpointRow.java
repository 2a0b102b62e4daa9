package dev.callsheet.webhook;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/** An endpoint as it is stored. */
@MappedEntity("webhook_endpoint")
record EndpointRow(
    @Id String id,
    String organizationId,
    String url,
    String[] events,
    String secret,
    boolean enabled,
    Instant createdAt) {

  Endpoint endpoint() {
    return new Endpoint(id, URI.create(url), List.of(events), enabled, createdAt);
  }
}
