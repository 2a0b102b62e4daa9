package dev.callsheet.webhook;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * A URL of an organisation that is told of events.
 *
 * @param id {@code whe_…}
 * @param events the types that it is told of
 * @param enabled false once it was disabled, answered 410 or could not be reached for too long
 */
public record Endpoint(
    String id, URI url, List<String> events, boolean enabled, Instant createdAt) {}
