package dev.callsheet.idempotency;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** The first answer that an organisation got under a key, and the request that it answered. */
@MappedEntity("idempotency_answer")
record StoredAnswer(
    String organizationId,
    @Id String key,
    String operation,
    String requestHash,
    String answer,
    Instant createdAt) {}
