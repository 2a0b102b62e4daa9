package dev.callsheet.webhook;

import dev.callsheet.egress.Egress;
import dev.callsheet.job.Attempt;
import dev.callsheet.job.Job;
import dev.callsheet.job.JobName;
import dev.callsheet.job.Retries;
import dev.callsheet.secret.Vault;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Brings one message to one endpoint: ten attempts within some three days. */
@Singleton
final class DeliveryJob implements Job<Delivery> {
  private static final int GONE = 410;
  private static final int NO_ANSWER = 0;

  private static final Retries RETRIES =
      new Retries(
          List.of(
              Duration.ofSeconds(5),
              Duration.ofMinutes(5),
              Duration.ofMinutes(30),
              Duration.ofHours(2),
              Duration.ofHours(5),
              Duration.ofHours(10),
              Duration.ofHours(14),
              Duration.ofHours(20),
              Duration.ofHours(24)));

  private final WebhookRepository repository;
  private final Egress egress;
  private final Vault vault;
  private final TransactionOperations<Connection> transactions;
  private final Clock clock;

  DeliveryJob(
      WebhookRepository repository,
      Egress egress,
      Vault vault,
      TransactionOperations<Connection> transactions,
      Clock clock) {
    this.repository = repository;
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

  /** A delivery whose endpoint was deleted or disabled meanwhile is dropped. */
  @Override
  public void run(Delivery delivery, Attempt attempt) throws NotDeliveredException {
    var outgoing = repository.findOutgoing(delivery.messageId(), delivery.endpointId());
    if (outgoing.isEmpty()) {
      return;
    }
    int status;
    try {
      status = send(delivery, outgoing.get());
    } catch (IOException noAnswer) {
      repository.countAttempt(delivery.messageId(), delivery.endpointId(), NO_ANSWER);
      // Not its message, which may quote the URL or what the host said.
      throw new NotDeliveredException("No answer: " + noAnswer.getClass().getSimpleName());
    }
    repository.countAttempt(delivery.messageId(), delivery.endpointId(), status);
    if (status >= 200 && status < 300) {
      repository.settle(delivery.messageId(), delivery.endpointId(), "delivered", clock.instant());
      return;
    }
    if (status == GONE) {
      transactions.executeWrite(
          transaction -> {
            repository.disable(delivery.endpointId());
            repository.failPending(delivery.endpointId(), clock.instant());
            return true;
          });
      return;
    }
    throw new NotDeliveredException("The endpoint answered " + status);
  }

  @Override
  public void exhausted(Delivery delivery, Throwable cause) {
    transactions.executeWrite(
        transaction -> {
          repository.settle(delivery.messageId(), delivery.endpointId(), "failed", clock.instant());
          repository.disableUnlessReachedSince(delivery.endpointId(), delivery.messageId());
          return true;
        });
  }

  private int send(Delivery delivery, Outgoing outgoing) throws IOException {
    var now = clock.instant();
    var url = vault.open(EndpointRow.URL, delivery.endpointId(), outgoing.url());
    var secret = vault.open(EndpointRow.SECRET, delivery.endpointId(), outgoing.secret());
    var headers =
        Map.of(
            "user-agent",
            "Callsheet",
            "webhook-id",
            delivery.messageId(),
            "webhook-timestamp",
            Long.toString(now.getEpochSecond()),
            "webhook-signature",
            Signature.of(secret, delivery.messageId(), now, outgoing.payload()));
    return egress.post(
        URI.create(url),
        headers,
        "application/json",
        outgoing.payload().getBytes(StandardCharsets.UTF_8));
  }
}
