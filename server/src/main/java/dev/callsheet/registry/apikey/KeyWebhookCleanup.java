package dev.callsheet.registry.apikey;

import dev.callsheet.job.RecurringJob;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;

/** Removes the webhooks of keys that an operator revoked, who knows of no webhooks. */
@Singleton
final class KeyWebhookCleanup implements RecurringJob {
  private final KeyWebhookRepository repository;
  private final KeyWebhooks webhooks;
  private final TransactionOperations<Connection> transactions;

  KeyWebhookCleanup(
      KeyWebhookRepository repository,
      KeyWebhooks webhooks,
      TransactionOperations<Connection> transactions) {
    this.repository = repository;
    this.webhooks = webhooks;
    this.transactions = transactions;
  }

  @Override
  public String name() {
    return "registry-key-webhook-cleanup";
  }

  @Override
  public Duration interval() {
    return Duration.ofMinutes(1);
  }

  @Override
  public void run() {
    for (var keyId : repository.revoked()) {
      transactions.executeWrite(
          status -> {
            repository
                .organizationOf(keyId)
                .ifPresent(organizationId -> webhooks.remove(organizationId, keyId));
            return true;
          });
    }
  }
}
