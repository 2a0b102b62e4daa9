package dev.callsheet.webhook;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;

/**
 * What an attempt at a delivery needs to know.
 *
 * @param url and {@code secret}: sealed
 */
@Introspected
record Outgoing(String url, String secret, String payload, Instant createdAt) {}
