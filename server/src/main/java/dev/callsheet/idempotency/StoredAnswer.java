package dev.callsheet.idempotency;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * The first answer that an organisation got under a key, and the request that it answered.
 *
 * @param keySha256 of organisation and key together
 * @param answer sealed
 */
@MappedEntity("idempotency_answer")
record StoredAnswer(
    @Id String keySha256,
    String organizationId,
    String operation,
    String requestHash,
    String answer,
    Instant createdAt) {}
