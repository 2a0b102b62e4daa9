package dev.callsheet.webhook;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.callsheet.egress.Posted;
import dev.callsheet.id.Ids;
import dev.callsheet.secret.Vault;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the attempts at deliveries went: the latest twenty of each. */
@Singleton
final class AttemptLog {
  private static final int KEPT = 20;

  private final WebhookRepository deliveries;
  private final AttemptRepository attempts;
  private final Vault vault;

  AttemptLog(WebhookRepository deliveries, AttemptRepository attempts, Vault vault) {
    this.deliveries = deliveries;
    this.attempts = attempts;
    this.vault = vault;
  }

  /**
   * Adds an attempt in the caller's transaction, unless its delivery was deleted meanwhile.
   *
   * @param posted what came of it
   */
  void add(Delivery delivery, Instant attemptedAt, Duration duration, Posted posted) {
    var id = Ids.next("wha");
    deliveries.countAttempt(delivery.messageId(), delivery.endpointId());
    attempts.insert(
        id,
        delivery.messageId(),
        delivery.endpointId(),
        attemptedAt,
        duration.toMillis(),
        posted instanceof Posted.Answered(var status, var _) ? status : null,
        posted instanceof Posted.Answered(var _, var beginning) ? sealed(id, beginning) : null,
        posted instanceof Posted.Unanswered(var reason) ? reason : null);
    attempts.trim(delivery.messageId(), delivery.endpointId(), KEPT);
  }

  private @Nullable String sealed(String id, String beginning) {
    return beginning.isEmpty() ? null : vault.seal(AttemptRow.ANSWER, id, beginning);
  }

  /** Returns the attempts at deliveries to an endpoint by the ids of their messages. */
  Map<String, List<LoggedAttempt>> find(String endpointId, Collection<String> messageIds) {
    if (messageIds.isEmpty()) {
      return Map.of();
    }
    return attempts.find(endpointId, messageIds).stream()
        .collect(groupingBy(AttemptRow::messageId, mapping(row -> row.attempt(vault), toList())));
  }
}
