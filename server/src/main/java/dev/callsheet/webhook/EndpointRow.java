package dev.callsheet.webhook;

import dev.callsheet.secret.SealedColumn;
import dev.callsheet.secret.Vault;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint as it is stored.
 *
 * @param projectId the one project of its family that it is of; null for the organisation
 * @param url and {@code secret}: sealed
 */
@MappedEntity("webhook_endpoint")
record EndpointRow(
    @Id String id,
    String organizationId,
    @Nullable String projectId,
    String family,
    String url,
    @TypeDef(type = DataType.STRING_ARRAY) List<String> events,
    String secret,
    boolean enabled,
    Instant createdAt) {

  static final SealedColumn URL = new SealedColumn("webhook_endpoint", "url");
  static final SealedColumn SECRET = new SealedColumn("webhook_endpoint", "secret");

  Endpoint endpoint(Vault vault) {
    return new Endpoint(
        id, URI.create(vault.open(URL, id, url)), List.copyOf(events), enabled, createdAt);
  }
}
