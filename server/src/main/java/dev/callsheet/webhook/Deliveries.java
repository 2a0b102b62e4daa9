package dev.callsheet.webhook;

import dev.callsheet.job.Jobs;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The log of what was sent to the endpoints of organisations: how each delivery went, and a way to
 * have it made again. A week after its event a delivery is forgotten, and not tried any more.
 */
@Singleton
public final class Deliveries {
  private final WebhookRepository repository;
  private final AttemptLog log;
  private final Jobs jobs;
  private final TransactionOperations<Connection> transactions;
  private final Clock clock;

  Deliveries(
      WebhookRepository repository,
      AttemptLog log,
      Jobs jobs,
      TransactionOperations<Connection> transactions,
      Clock clock) {
    this.repository = repository;
    this.log = log;
    this.jobs = jobs;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Returns deliveries to an endpoint of an organisation and family, newest event first; empty when
   * there is no such endpoint.
   *
   * @param before the id of the message after which the page begins, or null for the first page
   */
  public Optional<List<LoggedDelivery>> list(
      String organizationId, String family, String endpointId, @Nullable String before, int limit) {
    return transactions.executeRead(
        status ->
            repository
                .findEndpoint(organizationId, null, family, endpointId)
                .map(
                    endpoint ->
                        logged(endpointId, repository.listDeliveries(endpointId, before, limit))));
  }

  /** Returns the delivery of a message to an endpoint of an organisation and family. */
  public Optional<LoggedDelivery> find(
      String organizationId, String family, String endpointId, String messageId) {
    return transactions.executeRead(
        status ->
            repository
                .findDelivery(organizationId, family, endpointId, messageId)
                .map(row -> logged(endpointId, List.of(row)).getFirst()));
  }

  /**
   * Delivers a message again, at once and from then on as often as if it were new, whatever became
   * of it before. What waited for its next attempt no longer does.
   */
  public Redelivery redeliver(
      String organizationId, String family, String endpointId, String messageId) {
    return transactions.executeWrite(
        status -> {
          var endpoint = repository.lockEndpoint(organizationId, null, family, endpointId);
          var former = repository.findDelivery(organizationId, family, endpointId, messageId);
          if (endpoint.isEmpty() || former.isEmpty()) {
            return new Redelivery.Unknown();
          }
          if (!endpoint.get().enabled()) {
            return new Redelivery.Disabled();
          }
          repository.queueAgain(
              messageId, endpointId, clock.instant().truncatedTo(ChronoUnit.MICROS));
          jobs.cancel(Delivery.JOB, former.get().delivery().jobId());
          var row =
              repository.findDelivery(organizationId, family, endpointId, messageId).orElseThrow();
          jobs.schedule(Delivery.JOB, row.delivery().jobId(), row.delivery());
          return new Redelivery.Queued(logged(endpointId, List.of(row)).getFirst());
        });
  }

  private List<LoggedDelivery> logged(String endpointId, List<DeliveryRow> rows) {
    var attempts = log.find(endpointId, rows.stream().map(DeliveryRow::messageId).toList());
    var due = jobs.due(Delivery.JOB, rows.stream().map(row -> row.delivery().jobId()).toList());
    return rows.stream()
        .map(
            row ->
                new LoggedDelivery(
                    row.messageId(),
                    row.type(),
                    row.deliveryState(),
                    attempts.getOrDefault(row.messageId(), List.of()),
                    row.deliveryState() == DeliveryState.PENDING
                        ? due.get(row.delivery().jobId())
                        : null,
                    row.createdAt()))
        .toList();
  }
}
