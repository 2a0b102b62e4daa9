package dev.callsheet.webhook;

import dev.callsheet.egress.Egress;
import dev.callsheet.egress.Posted;
import dev.callsheet.job.Attempt;
import dev.callsheet.job.Job;
import dev.callsheet.job.JobName;
import dev.callsheet.job.Retries;
import dev.callsheet.secret.Vault;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Brings one message to one endpoint: ten attempts within some three days. */
@Singleton
final class DeliveryJob implements Job<Delivery> {
  private static final int GONE = 410;

  private static final Retries RETRIES =
      new Retries(
          List.of(
              // What passes does so within minutes; what lasts is not pressed.
              Duration.ofSeconds(5),
              Duration.ofSeconds(30),
              Duration.ofMinutes(5),
              Duration.ofMinutes(30),
              Duration.ofHours(2),
              Duration.ofHours(7),
              Duration.ofHours(16),
              Duration.ofHours(24),
              Duration.ofHours(24)));

  private final WebhookRepository repository;
  private final SigningSecrets secrets;
  private final AttemptLog log;
  private final Egress egress;
  private final Vault vault;
  private final TransactionOperations<Connection> transactions;
  private final Clock clock;

  DeliveryJob(
      WebhookRepository repository,
      SigningSecrets secrets,
      AttemptLog log,
      Egress egress,
      Vault vault,
      TransactionOperations<Connection> transactions,
      Clock clock) {
    this.repository = repository;
    this.secrets = secrets;
    this.log = log;
    this.egress = egress;
    this.vault = vault;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public JobName<Delivery> name() {
    return Delivery.JOB;
  }

  @Override
  public Retries retries() {
    return RETRIES;
  }

  /** A delivery whose endpoint was disabled meanwhile fails; one that is settled is left alone. */
  @Override
  public void run(Delivery delivery, Attempt attempt) throws NotDeliveredException {
    var outgoing =
        repository.findOutgoing(delivery.messageId(), delivery.endpointId(), delivery.series());
    if (outgoing.isEmpty()) {
      settle(delivery, "failed");
      return;
    }
    var attemptedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var posted = post(delivery, outgoing.get(), attemptedAt);
    var duration = Duration.between(attemptedAt, clock.instant());
    var taken = posted instanceof Posted.Answered(var status, var _) && status / 100 == 2;
    var gone = posted instanceof Posted.Answered(var status, var _) && status == GONE;
    transactions.executeWrite(
        transaction -> {
          // The endpoint before its deliveries, as everybody locks them.
          if (gone) {
            repository.disable(delivery.endpointId());
          }
          log.add(delivery, attemptedAt, duration, posted);
          if (taken) {
            settle(delivery, "delivered");
          }
          if (gone) {
            repository.failPending(delivery.endpointId(), clock.instant());
          }
          return true;
        });
    if (!taken && !gone) {
      throw new NotDeliveredException(
          switch (posted) {
            case Posted.Answered(var status, var _) -> "The endpoint answered " + status;
            case Posted.Unanswered(var reason) -> reason;
          });
    }
  }

  @Override
  public void exhausted(Delivery delivery, Throwable cause) {
    transactions.executeWrite(
        transaction -> {
          repository.lockEndpoint(delivery.endpointId());
          if (settle(delivery, "failed")
              && repository.disableUnlessReachedSince(delivery.endpointId(), delivery.messageId())
                  > 0) {
            repository.failPending(delivery.endpointId(), clock.instant());
          }
          return true;
        });
  }

  /** Settles a delivery, unless that was done or it was asked for again; returns whether it did. */
  private boolean settle(Delivery delivery, String state) {
    return repository.settle(
            delivery.messageId(), delivery.endpointId(), delivery.series(), state, clock.instant())
        > 0;
  }

  private Posted post(Delivery delivery, Outgoing outgoing, Instant now) {
    var url = vault.open(EndpointRow.URL, delivery.endpointId(), outgoing.url());
    var signatures =
        secrets.inForce(delivery.endpointId(), outgoing.secret()).stream()
            .map(secret -> Signature.of(secret, delivery.messageId(), now, outgoing.payload()));
    var headers =
        Map.of(
            "user-agent",
            "Callsheet",
            "webhook-id",
            delivery.messageId(),
            "webhook-timestamp",
            Long.toString(now.getEpochSecond()),
            "webhook-signature",
            signatures.collect(Collectors.joining(" ")));
    return egress.post(
        URI.create(url),
        headers,
        "application/json",
        outgoing.payload().getBytes(StandardCharsets.UTF_8));
  }
}
