package dev.callsheet.registry.transaction;

import dev.callsheet.credit.Credits;
import dev.callsheet.kernel.request.LongPoll;
import dev.callsheet.ledger.AppendedEntry;
import dev.callsheet.ledger.LedgerListener;
import dev.callsheet.ledger.RejectedSubmission;
import dev.callsheet.registry.RegistryFamily;
import dev.callsheet.registry.apikey.KeyWebhooks;
import dev.callsheet.registry.record.RegistrationRepository;
import dev.callsheet.registry.record.StoredRegistration;
import dev.callsheet.registry.record.WorkRepository;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.support.TransactionSynchronization;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How registrations get on: each step is taken in the transaction in which the ledger takes it, and
 * does nothing to a registration that has ended.
 */
@Singleton
public final class TransactionEndings implements LedgerListener {
  /** What the code of a transaction says that the ledger gave up. */
  static final String REJECTED = "ledger_rejected";

  private static final String REJECTED_MESSAGE =
      "The ledger gave the registration up. It was paid back; begin it again.";

  private final RegistrationRepository registrations;
  private final WorkRepository works;
  private final KeyWebhooks webhooks;
  private final Credits credits;
  private final LongPoll longPoll;
  private final TransactionOperations<Connection> transactions;
  private final Clock clock;

  TransactionEndings(
      RegistrationRepository registrations,
      WorkRepository works,
      KeyWebhooks webhooks,
      Credits credits,
      LongPoll longPoll,
      TransactionOperations<Connection> transactions,
      Clock clock) {
    this.registrations = registrations;
    this.works = works;
    this.webhooks = webhooks;
    this.credits = credits;
    this.longPoll = longPoll;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public String name() {
    return RegistryFamily.NAME;
  }

  @Override
  public void sealed(List<AppendedEntry> entries) {
    if (!entries.isEmpty()) {
      registrations.seal(
          entries.stream().map(AppendedEntry::submissionId).toArray(String[]::new),
          entries.stream().map(AppendedEntry::leafIndex).toArray(Long[]::new),
          entries.getFirst().sealedAt());
    }
  }

  @Override
  public void published(List<AppendedEntry> entries) {
    var blocks = entries.stream().collect(Collectors.groupingBy(AppendedEntry::block));
    blocks.values().forEach(this::complete);
  }

  /** Completes the registrations of one block. */
  private void complete(List<AppendedEntry> block) {
    var ids = block.stream().map(AppendedEntry::submissionId).toList();
    registrations.complete(ids.toArray(String[]::new), block.getFirst().treeSize(), now());
    works.complete(ids.toArray(String[]::new));
    tell(ids, RegistryFamily.REGISTRATION_COMPLETED);
  }

  @Override
  public void rejected(List<RejectedSubmission> submissions) {
    var ids = submissions.stream().map(RejectedSubmission::submissionId).toList();
    for (var registration : registrations.findAll(ids.toArray(String[]::new))) {
      if (registrations.fail(registration.id(), REJECTED, REJECTED_MESSAGE, now()) > 0) {
        credits.grant(
            registration.organizationId(), registration.charge(), "refund:" + registration.id());
      }
    }
    tell(ids, RegistryFamily.REGISTRATION_FAILED);
  }

  private void tell(List<String> ids, String event) {
    var ended = registrations.findAll(ids.toArray(String[]::new));
    var endpoints = webhooks.endpoints(ended.stream().map(StoredRegistration::apiKeyId).toList());
    for (var registration : ended) {
      var endpoint = endpoints.get(registration.apiKeyId());
      if (endpoint != null) {
        webhooks.tell(
            registration.organizationId(),
            endpoint,
            event,
            TransactionModels.transaction(registration));
      }
    }
    transactions
        .findTransactionStatus()
        .orElseThrow()
        .registerSynchronization(
            new TransactionSynchronization() {
              @Override
              public void afterCommit() {
                ids.forEach(longPoll::changed);
              }
            });
  }

  /** PostgreSQL keeps microseconds. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
