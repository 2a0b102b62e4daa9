package dev.callsheet.idempotency;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * An answer as the table has it.
 *
 * @param answer sealed
 */
@MappedEntity("idempotency_answer")
record AnswerRow(@Id String keySha256, String requestHash, String answer, Instant createdAt) {}
