package dev.callsheet.webhook;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/** An endpoint as it is stored. */
@MappedEntity("webhook_endpoint")
record EndpointRow(
    @Id String id,
    String organizationId,
    String audience,
    String url,
    @TypeDef(type = DataType.STRING_ARRAY) List<String> events,
    String secret,
    boolean enabled,
    Instant createdAt) {

  Endpoint endpoint() {
    return new Endpoint(id, URI.create(url), List.copyOf(events), enabled, createdAt);
  }
}
