package dev.callsheet.credit;

import dev.callsheet.id.Ids;
import dev.callsheet.job.JobName;
import dev.callsheet.job.JobPool;
import dev.callsheet.job.Jobs;
import dev.callsheet.payment.PaymentOutcome;
import dev.callsheet.payment.PaymentProvider;
import dev.callsheet.payment.PaymentRequest;
import dev.callsheet.secret.Sha256;
import dev.callsheet.secret.Vault;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Purchases of credits.
 *
 * <p>The wish is stored with a recovery job before the payment provider is asked, and the provider
 * is asked outside any transaction, under the top-up's id. So whoever asks, and how often, there is
 * one payment, and one entry in the ledger.
 */
@Singleton
public final class TopUps {
  static final JobName<RecoveryTask> RECOVERY =
      new JobName<>("top-up-recovery", RecoveryTask.class, JobPool.LIGHT);

  private final TopUpTable table;
  private final Credits credits;
  private final PaymentProvider provider;
  private final Jobs jobs;
  private final Vault vault;
  private final CreditSettings settings;
  private final TransactionOperations<Connection> transactions;
  private final Clock clock;

  TopUps(
      TopUpTable table,
      Credits credits,
      PaymentProvider provider,
      Jobs jobs,
      Vault vault,
      CreditSettings settings,
      TransactionOperations<Connection> transactions,
      Clock clock) {
    this.table = table;
    this.credits = credits;
    this.provider = provider;
    this.jobs = jobs;
    this.vault = vault;
    this.settings = settings;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** What a recovery job carries. */
  record RecoveryTask(String topUpId) {}

  /**
   * Buys credits. Must not be called within a transaction.
   *
   * @param amount in credits, at least 1
   * @param paymentMethod the provider's name for a card or account; null for its default
   * @param idempotencyKey makes a repetition go on with the same top-up; null for a new one
   */
  public TopUpOutcome topUp(
      String organizationId,
      long amount,
      @Nullable String paymentMethod,
      @Nullable String idempotencyKey) {
    if (transactions.findTransactionStatus().isPresent()) {
      throw new IllegalStateException("A top-up waits for a payment and needs no transaction");
    }
    Opened opened =
        transactions.executeWrite(
            status -> open(organizationId, amount, paymentMethod, idempotencyKey));
    TopUp topUp = opened.topUp();
    if (!topUp.asks(amount, paymentMethod, vault)) {
      return new TopUpOutcome.KeyReused();
    }
    return topUp.state() == TopUp.State.PENDING ? ask(topUp, opened.neverAsked()) : settled(topUp);
  }

  /** Asks the provider what came of a top-up that its request left open. */
  Optional<TopUpOutcome> recover(String topUpId) {
    return table
        .find(topUpId)
        .filter(topUp -> topUp.state() == TopUp.State.PENDING)
        .map(topUp -> ask(topUp, false));
  }

  /** Leaves a top-up to the operator, for the provider forgets ids after a day. */
  void giveUp(String topUpId) {
    table.giveUp(topUpId);
  }

  /**
   * @param neverAsked whether the provider cannot know of it yet
   */
  private record Opened(TopUp topUp, boolean neverAsked) {}

  private Opened open(
      String organizationId,
      long amount,
      @Nullable String paymentMethod,
      @Nullable String idempotencyKey) {
    String id = Ids.next("top");
    @Nullable String keySha256 =
        idempotencyKey == null ? null : Sha256.hex(organizationId + " " + idempotencyKey);
    long price = Math.multiplyExact(amount, settings.priceMinor());
    int inserted =
        table.insert(
            id,
            organizationId,
            keySha256,
            amount,
            price,
            settings.currency(),
            paymentMethod == null ? null : vault.seal(TopUp.PAYMENT_METHOD, id, paymentMethod),
            clock.instant());
    if (inserted > 0) {
      scheduleRecovery(id);
      return new Opened(table.find(id).orElseThrow(), true);
    }
    TopUp existing =
        table.findByKey(organizationId, Objects.requireNonNull(keySha256)).orElseThrow();
    if (existing.asks(amount, paymentMethod, vault) && table.reopen(existing.id()) > 0) {
      scheduleRecovery(existing.id());
      return new Opened(table.find(existing.id()).orElseThrow(), true);
    }
    return new Opened(existing, false);
  }

  private TopUpOutcome ask(TopUp topUp, boolean neverAsked) {
    PaymentOutcome outcome =
        provider.charge(
            new PaymentRequest(
                topUp.id(),
                topUp.organizationId(),
                topUp.amountMinor(),
                topUp.currency(),
                topUp.openMethod(vault)));
    return transactions.executeWrite(status -> settle(topUp, outcome, neverAsked));
  }

  private TopUpOutcome settle(TopUp topUp, PaymentOutcome outcome, boolean neverAsked) {
    return switch (outcome) {
      case PaymentOutcome.Approved approved -> {
        if (table.complete(topUp.id(), approved.reference(), clock.instant()) > 0) {
          credits.purchase(topUp.organizationId(), topUp.credits(), topUp.id());
          jobs.cancel(RECOVERY, topUp.id());
        }
        yield settled(table.find(topUp.id()).orElseThrow());
      }
      case PaymentOutcome.Rejected rejected -> {
        if (table.reject(topUp.id(), rejected.reason(), clock.instant()) > 0) {
          jobs.cancel(RECOVERY, topUp.id());
        }
        yield settled(table.find(topUp.id()).orElseThrow());
      }
      case PaymentOutcome.Unavailable unavailable -> {
        if (unavailable.undecided() && table.reopen(topUp.id()) > 0) {
          scheduleRecovery(topUp.id());
        }
        if (!unavailable.undecided() && neverAsked && table.abandon(topUp.id()) > 0) {
          jobs.cancel(RECOVERY, topUp.id());
        }
        yield new TopUpOutcome.Unavailable(topUp.id(), unavailable.retryAfter());
      }
    };
  }

  private TopUpOutcome settled(TopUp topUp) {
    return switch (topUp.state()) {
      case COMPLETED ->
          new TopUpOutcome.Completed(
              topUp.id(),
              topUp.credits(),
              topUp.amountMinor(),
              topUp.currency(),
              topUp.createdAt());
      case REJECTED ->
          new TopUpOutcome.Rejected(
              topUp.id(), topUp.reason() == null ? "The payment was refused." : topUp.reason());
      case UNRESOLVED ->
          new TopUpOutcome.Rejected(
              topUp.id(), "The payment provider never said what came of this payment.");
      case PENDING, ABANDONED -> new TopUpOutcome.Unavailable(topUp.id(), Duration.ofSeconds(5));
    };
  }

  private void scheduleRecovery(String id) {
    jobs.schedule(
        RECOVERY, id, new RecoveryTask(id), clock.instant().plus(settings.recoveryAfter()));
  }
}
