package dev.callsheet.credit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.account.Organizations;
import dev.callsheet.database.TestDatabase;
import dev.callsheet.payment.FakeStripe;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TopUpsTest {
  private final TestDatabase database = TestDatabase.create();
  private final FakeStripe stripe = new FakeStripe();
  private final ApplicationContext context = ApplicationContext.run(properties());
  private final TopUps topUps = context.getBean(TopUps.class);
  private final Credits credits = context.getBean(Credits.class);
  private final String organization = context.getBean(Organizations.class).create("Buyer").id();

  @AfterEach
  void close() {
    assertTrue(credits.verify());
    context.close();
    stripe.close();
  }

  @Test
  void anApprovedPaymentAddsTheCredits() {
    var completed =
        assertInstanceOf(
            TopUpOutcome.Completed.class, topUps.topUp(organization, 50, "pm_card_visa", null));

    assertEquals(50, completed.credits());
    assertEquals(50, credits.balance(organization));
    assertEquals("600", stripe.latest.get("amount"));
    assertEquals("usd", stripe.latest.get("currency"));
    assertEquals(0, waitingRecoveries());
  }

  @Test
  void theSameKeyIsOneTopUp() throws Exception {
    List<Callable<TopUpOutcome>> requests = new ArrayList<>();
    for (int index = 0; index < 8; index++) {
      requests.add(() -> topUps.topUp(organization, 50, "pm_card_visa", "key"));
    }
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (var outcome : threads.invokeAll(requests)) {
        assertInstanceOf(TopUpOutcome.Completed.class, outcome.get());
      }
    }
    assertEquals(50, credits.balance(organization));
    assertEquals(1, stripe.charges());
    assertInstanceOf(
        TopUpOutcome.KeyReused.class, topUps.topUp(organization, 51, "pm_card_visa", "key"));
    assertInstanceOf(
        TopUpOutcome.KeyReused.class, topUps.topUp(organization, 50, "pm_other", "key"));
  }

  @Test
  void aRejectedPaymentAddsNothingAndStaysRejected() {
    var rejected =
        assertInstanceOf(
            TopUpOutcome.Rejected.class, topUps.topUp(organization, 50, "declined", "key"));

    assertEquals("Your card was declined.", rejected.reason());
    assertEquals(rejected, topUps.topUp(organization, 50, "declined", "key"));
    assertEquals(0, credits.balance(organization));
    assertEquals(0, waitingRecoveries());
  }

  @Test
  void aPaymentThatNeverLeftIsNotMadeLaterUnlessAskedForAgain() {
    stripe.behaviour = "limited";
    var unavailable =
        assertInstanceOf(
            TopUpOutcome.Unavailable.class, topUps.topUp(organization, 50, "pm", "key"));
    assertTrue(unavailable.retryAfter().isPositive());
    assertEquals(0, waitingRecoveries());

    stripe.behaviour = null;
    var completed =
        assertInstanceOf(TopUpOutcome.Completed.class, topUps.topUp(organization, 50, "pm", "key"));
    assertEquals(unavailable.topUpId(), completed.topUpId());
    assertEquals(1, stripe.charges());
  }

  @Test
  void anUndecidedPaymentIsCompletedByTheRecoveryJobAndChargedOnce() throws Exception {
    stripe.behaviour = "lost";
    assertInstanceOf(TopUpOutcome.Unavailable.class, topUps.topUp(organization, 50, "pm", null));
    assertEquals(0, credits.balance(organization));
    assertEquals(1, waitingRecoveries());

    stripe.behaviour = null;
    context.getBean(EmbeddedServer.class).start();
    awaitBalance(50);
    assertEquals(1, stripe.charges());
  }

  @Test
  void aTopUpWhoseServerDiedBeforeThePaymentIsCompletedByTheNextOne() throws Exception {
    stripe.behaviour = "silent";
    var request = Thread.startVirtualThread(() -> topUps.topUp(organization, 50, "pm", null));
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
    while (waitingRecoveries() == 0 && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertEquals(1, waitingRecoveries());

    stripe.behaviour = null;
    try (var next = ApplicationContext.run(properties())) {
      next.getBean(EmbeddedServer.class).start();
      awaitBalance(50);
    }
    request.join();
    assertEquals(50, credits.balance(organization));
    assertEquals(1, stripe.charges());
  }

  @Test
  void aTopUpWithinATransactionIsAMistake() {
    @SuppressWarnings("unchecked")
    TransactionOperations<Connection> transactions = context.getBean(TransactionOperations.class);

    assertThrows(
        IllegalStateException.class,
        () -> transactions.executeWrite(status -> topUps.topUp(organization, 50, "pm", null)));
    assertEquals(0, stripe.charges());
  }

  private void awaitBalance(long expected) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (credits.balance(organization) != expected && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertEquals(expected, credits.balance(organization));
  }

  private int waitingRecoveries() {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement();
        var result =
            statement.executeQuery(
                "select count(*) from job_light where task_name = 'top-up-recovery'")) {
      result.next();
      return result.getInt(1);
    } catch (SQLException exception) {
      throw new IllegalStateException(exception);
    }
  }

  private Map<String, Object> properties() {
    Map<String, Object> properties = new HashMap<>(database.properties());
    properties.put("micronaut.server.port", -1);
    properties.put("callsheet.payment.provider", "stripe");
    properties.put("callsheet.payment.stripe.api-key", "sk_test_fake");
    properties.put("callsheet.payment.stripe.base-url", stripe.baseUrl());
    properties.put("callsheet.payment.stripe.read-timeout", "1s");
    properties.put("callsheet.credit.price-minor", 12);
    properties.put("callsheet.credit.currency", "usd");
    properties.put("callsheet.credit.recovery-after", "0s");
    return properties;
  }
}
