package dev.callsheet.webhook;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message on its way to one endpoint, as the log tells it.
 *
 * @param messageId the {@code webhook-id} that every attempt carries
 * @param type what happened
 * @param attempts the latest ones, oldest first
 * @param nextAttemptAt when the next attempt is due; null when none is
 * @param createdAt when it happened
 */
public record LoggedDelivery(
    String messageId,
    String type,
    DeliveryState state,
    List<LoggedAttempt> attempts,
    @Nullable Instant nextAttemptAt,
    Instant createdAt) {}
