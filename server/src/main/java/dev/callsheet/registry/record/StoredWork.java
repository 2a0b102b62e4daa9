package dev.callsheet.registry.record;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A work as the database keeps it.
 *
 * @param latestId the registration that tells what the work is now; null until one is completed
 * @param versions how many were begun, those that failed included
 */
@MappedEntity("registry_work")
public record StoredWork(
    @Id String id,
    String organizationId,
    @Nullable String latestId,
    int versions,
    Instant createdAt) {}
