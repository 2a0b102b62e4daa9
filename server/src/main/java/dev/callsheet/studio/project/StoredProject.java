package dev.callsheet.studio.project;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** A project as the database keeps it. */
@MappedEntity("studio_project")
public record StoredProject(@Id String id, String organizationId, String name, Instant createdAt) {}
