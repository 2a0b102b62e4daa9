package dev.callsheet.benchmark.handwritten;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** A project, as the database keeps it and callers see it. */
@MappedEntity("studio_project")
record Project(@Id String id, @JsonIgnore String organizationId, String name, Instant createdAt) {}
