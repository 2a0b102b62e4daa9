package dev.callsheet.webhook;

import dev.callsheet.secret.SealedColumn;
import dev.callsheet.secret.Vault;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An attempt as it is stored.
 *
 * @param answer sealed, for nobody knows what a receiver tells
 */
@MappedEntity("webhook_attempt")
record AttemptRow(
    @Id String id,
    String messageId,
    int number,
    Instant attemptedAt,
    long durationMs,
    @Nullable Integer status,
    @Nullable String answer,
    @Nullable String error) {

  static final SealedColumn ANSWER = new SealedColumn("webhook_attempt", "answer");

  LoggedAttempt attempt(Vault vault) {
    return new LoggedAttempt(
        number,
        attemptedAt,
        Duration.ofMillis(durationMs),
        status,
        answer == null ? null : vault.open(ANSWER, id, answer),
        error);
  }
}
