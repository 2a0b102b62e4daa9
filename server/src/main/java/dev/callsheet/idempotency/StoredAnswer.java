package dev.callsheet.idempotency;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * The first answer that an operation gave an organisation under a key.
 *
 * @param keySha256 of organisation, operation and key together
 * @param requestHash by which the request that it answered is told from others
 * @param answer sealed
 */
@MappedEntity("idempotency_answer")
record StoredAnswer(@Id String keySha256, String requestHash, String answer, Instant createdAt) {}
