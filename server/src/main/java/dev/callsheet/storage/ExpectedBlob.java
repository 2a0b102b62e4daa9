package dev.callsheet.storage;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** A blob that is on its way into the store, and nobody's yet. */
@MappedEntity("expected_blob")
record ExpectedBlob(@Id String blobKey, Instant createdAt) {}
