package dev.callsheet.documents.tombstone;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** What is left of something that was deleted. */
@MappedEntity("document_tombstone")
record Tombstone(@Id String id, String organizationId, Instant deletedAt) {}
