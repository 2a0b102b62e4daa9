package dev.callsheet.credit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.account.Organizations;
import dev.callsheet.database.TestDatabase;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Requires;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CreditsTest {
  private final TestDatabase database = TestDatabase.create();
  private final ApplicationContext context = ApplicationContext.run(properties(database));
  private final Credits credits = context.getBean(Credits.class);
  private final Listener listener = context.getBean(Listener.class);

  @AfterAll
  void close() {
    context.close();
  }

  @Test
  void aGrantAndAChargeChangeTheBalanceOncePerReference() {
    String organization = organization();
    assertEquals(0, credits.balance(organization));
    assertFalse(credits.charge(organization, 1, "before"));

    credits.grant(organization, 100, "welcome");
    credits.grant(organization, 100, "welcome");
    assertEquals(100, credits.balance(organization));

    assertTrue(credits.charge(organization, 30, "asset"));
    assertTrue(credits.charge(organization, 30, "asset"));
    assertEquals(70, credits.balance(organization));
    assertFalse(credits.charge(organization, 71, "too much"));
    assertTrue(credits.charge(organization, 70, "all"));
    assertEquals(0, credits.balance(organization));
    assertTrue(credits.verify());
  }

  @Test
  void concurrentChargesNeverOverdraw() throws Exception {
    String organization = organization();
    credits.grant(organization, 25, "welcome");
    List<Callable<Boolean>> charges = new ArrayList<>();
    for (int index = 0; index < 64; index++) {
      String reference = "asset " + index % 32;
      charges.add(() -> credits.charge(organization, 2, reference));
    }
    try (var threads = Executors.newFixedThreadPool(16)) {
      int granted = 0;
      for (var charge : threads.invokeAll(charges)) {
        granted += charge.get() ? 1 : 0;
      }
      // Each reference was asked for twice: twelve fit, and both askers of one hear the same.
      assertEquals(24, granted);
    }
    assertEquals(1, credits.balance(organization));
    assertTrue(credits.verify());
  }

  @Test
  void whatIsHeldBeyondTheBalanceIsGivenBackLikeAnyOther() {
    String organization = organization();
    credits.reserveBeyond(organization, Wallet.LIVE, 3, "without a ledger");
    credits.reserveBeyond(organization, Wallet.LIVE, 3, "without a ledger");
    assertEquals(-3, credits.balance(organization));

    credits.grant(organization, 5, "welcome");
    credits.reserveBeyond(organization, Wallet.LIVE, 10, "task");
    assertEquals(-8, credits.balance(organization));
    assertFalse(credits.reserve(organization, Wallet.LIVE, 1, "another"));
    assertTrue(credits.release(organization, Wallet.LIVE, "task"));
    assertThrows(
        IllegalStateException.class,
        () -> credits.reserveBeyond(organization, Wallet.LIVE, 10, "task"));
    assertTrue(credits.settle(organization, Wallet.LIVE, "without a ledger", 3));
    assertEquals(2, credits.balance(organization));
    assertTrue(credits.verify());
  }

  @Test
  void concurrentFirstGrantsOpenOneLedger() throws Exception {
    String organization = organization();
    List<Callable<Boolean>> grants = new ArrayList<>();
    for (int index = 0; index < 16; index++) {
      String reference = "grant " + index;
      grants.add(
          () -> {
            credits.grant(organization, 5, reference);
            return true;
          });
    }
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (var grant : threads.invokeAll(grants)) {
        assertTrue(grant.get());
      }
    }
    assertEquals(80, credits.balance(organization));
  }

  @Test
  void aChargeIsTakenBackWithItsTransaction() {
    String organization = organization();
    credits.grant(organization, 10, "welcome");
    @SuppressWarnings("unchecked")
    TransactionOperations<Connection> transactions = context.getBean(TransactionOperations.class);

    assertThrows(
        IllegalStateException.class,
        () ->
            transactions.executeWrite(
                status -> {
                  assertTrue(credits.charge(organization, 10, "asset"));
                  throw new IllegalStateException("roll back");
                }));
    assertEquals(10, credits.balance(organization));
  }

  @Test
  void whatIsHeldIsSpentOrGivenBackOnce() {
    String organization = organization();
    credits.grant(organization, 10, "welcome");
    for (int again = 0; again < 2; again++) {
      assertTrue(credits.reserve(organization, Wallet.LIVE, 4, "run 1"));
      assertTrue(credits.reserve(organization, Wallet.LIVE, 4, "run 2"));
      assertFalse(credits.reserve(organization, Wallet.LIVE, 3, "run 3"));
      assertEquals(2, credits.balance(organization));
    }
    for (int again = 0; again < 2; again++) {
      assertTrue(credits.settle(organization, Wallet.LIVE, "run 1", 3));
      assertFalse(credits.release(organization, Wallet.LIVE, "run 1"));
      assertEquals(3, credits.balance(organization));
    }
    for (int again = 0; again < 2; again++) {
      assertTrue(credits.release(organization, Wallet.LIVE, "run 2"));
      assertFalse(credits.settle(organization, Wallet.LIVE, "run 2", 4));
      assertEquals(7, credits.balance(organization));
    }
    assertFalse(credits.settle(organization, Wallet.LIVE, "run 3", 1));
    assertFalse(credits.release(organization, Wallet.LIVE, "run 3"));
    assertThrows(
        IllegalStateException.class, () -> credits.reserve(organization, Wallet.LIVE, 4, "run 2"));
    assertTrue(credits.verify(), credits.discrepancies()::toString);
  }

  @Test
  void allOrNothingOfWhatIsHeldCanBeSpent() {
    String organization = organization();
    credits.grant(organization, 10, "welcome");
    credits.reserve(organization, Wallet.LIVE, 10, "all");
    assertThrows(
        IllegalArgumentException.class, () -> credits.settle(organization, Wallet.LIVE, "all", 11));
    assertThrows(
        IllegalArgumentException.class, () -> credits.settle(organization, Wallet.LIVE, "all", -1));
    assertTrue(credits.settle(organization, Wallet.LIVE, "all", 10));
    assertEquals(0, credits.balance(organization));
    credits.grant(organization, 5, "more");
    credits.reserve(organization, Wallet.LIVE, 5, "none");
    assertTrue(credits.settle(organization, Wallet.LIVE, "none", 0));
    assertEquals(5, credits.balance(organization));
    var page = assertInstanceOf(CreditHistory.Page.class, credits.history(organization, null, 9));
    assertEquals(
        List.of(5L, -5L, 5L, -10L, 10L), page.entries().stream().map(CreditEntry::amount).toList());
    assertTrue(credits.verify(), credits.discrepancies()::toString);
  }

  @Test
  void aLedgerFromBeforeCreditsCouldBeHeldHoldsThem() throws Exception {
    String organization = organization();
    credits.grant(organization, 10, "welcome");
    execute(
        database,
        "delete from ledger_account where kind = 'HELD' and organization_id = '%s'"
            .formatted(organization));
    assertTrue(credits.reserve(organization, Wallet.LIVE, 4, "run"));
    assertTrue(credits.settle(organization, Wallet.LIVE, "run", 1));
    assertEquals(9, credits.balance(organization));
    assertTrue(credits.verify(), credits.discrepancies()::toString);
  }

  @Test
  void testsDrawOnABalanceOfTheirOwn() {
    String organization = organization();
    assertEquals(1000, credits.balance(organization, Wallet.TEST));
    assertTrue(credits.reserve(organization, Wallet.TEST, 600, "run"));
    assertFalse(credits.reserve(organization, Wallet.TEST, 600, "another"));
    assertEquals(400, credits.balance(organization, Wallet.TEST));
    assertEquals(0, credits.balance(organization));
    assertFalse(credits.reserve(organization, Wallet.LIVE, 1, "run"));

    credits.grant(organization, Wallet.TEST, 50, "gift");
    credits.grant(organization, Wallet.TEST, 50, "gift");
    credits.grant(organization, 50, "gift");
    assertEquals(450, credits.balance(organization, Wallet.TEST));
    assertEquals(50, credits.balance(organization));
    assertTrue(credits.settle(organization, Wallet.TEST, "run", 600));
    assertFalse(credits.settle(organization, Wallet.LIVE, "run", 600));
    var page = assertInstanceOf(CreditHistory.Page.class, credits.history(organization, null, 9));
    assertEquals(List.of(50L), page.entries().stream().map(CreditEntry::amount).toList());
    assertTrue(credits.verify(), credits.discrepancies()::toString);
  }

  @Test
  void concurrentRunsNeverHoldMoreThanThereIs() throws Exception {
    String organization = organization();
    List<Callable<Boolean>> runs = new ArrayList<>();
    for (int index = 0; index < 48; index++) {
      String reference = "run " + index % 24;
      runs.add(
          () -> {
            if (!credits.reserve(organization, Wallet.TEST, 90, reference)) {
              return false;
            }
            return credits.settle(organization, Wallet.TEST, reference, 90);
          });
    }
    try (var threads = Executors.newFixedThreadPool(16)) {
      int spent = 0;
      for (var run : threads.invokeAll(runs)) {
        spent += run.get() ? 1 : 0;
      }
      // Each reference was asked for twice: eleven of 90 fit into 1000.
      assertEquals(22, spent);
    }
    assertEquals(10, credits.balance(organization, Wallet.TEST));
    assertTrue(credits.verify(), credits.discrepancies()::toString);
  }

  @Test
  void aListenerIsCalledInTheTransactionOfTheGrant() {
    String organization = organization();
    listener.action =
        id -> {
          if (id.equals(organization)) {
            assertTrue(credits.charge(id, 4, "waiting asset"));
          }
        };
    credits.grant(organization, 10, "welcome");
    assertEquals(6, credits.balance(organization));

    listener.action =
        id -> {
          throw new IllegalStateException("refuse");
        };
    assertThrows(IllegalStateException.class, () -> credits.grant(organization, 10, "second"));
    listener.action = id -> {};
    assertEquals(6, credits.balance(organization));
  }

  @Test
  void theHistoryIsReadPageByPageFromTheLatest() {
    String organization = organization();
    String other = organization();
    for (int index = 1; index <= 5; index++) {
      credits.grant(organization, index, "grant " + index);
      credits.grant(other, index, "grant " + index);
    }
    credits.charge(organization, 7, "asset");

    List<Long> amounts = new ArrayList<>();
    List<Long> balances = new ArrayList<>();
    String cursor = null;
    int pages = 0;
    do {
      var page =
          assertInstanceOf(CreditHistory.Page.class, credits.history(organization, cursor, 2));
      for (CreditEntry entry : page.entries()) {
        amounts.add(entry.amount());
        balances.add(entry.balanceAfter());
        assertEquals(organization, entry.organizationId());
      }
      cursor = page.nextCursor();
      pages++;
    } while (cursor != null);

    assertEquals(3, pages);
    assertEquals(List.of(-7L, 5L, 4L, 3L, 2L, 1L), amounts);
    assertEquals(List.of(8L, 15L, 10L, 6L, 3L, 1L), balances);
    assertTrue(HistoryCursor.write(12).matches("[A-Za-z0-9_-]+"));
  }

  @Test
  void aMalformedCursorIsSaidToBeOne() {
    String organization = organization();
    for (String cursor : List.of("", "12", "!", "AAAAAAAAAAAA", "Af__________", "é")) {
      assertInstanceOf(
          CreditHistory.MalformedCursor.class, credits.history(organization, cursor, 2), cursor);
    }
  }

  @Test
  void theDatabaseRefusesAnEntryThatDoesNotBalance() {
    String organization = organization();
    credits.grant(organization, 10, "welcome");
    String entry =
        "insert into ledger_entry (id, organization_id, kind, reference, amount, balance_after,"
            + " created_at) values ('ent_x', '"
            + organization
            + "', 'GRANT', 'x', 1, 1, now());";
    String posting =
        "insert into ledger_posting select 'ent_x', id, 1 from ledger_account"
            + " where organization_id = '"
            + organization
            + "' and kind = '%s';";

    assertRefused("does not balance", entry);
    assertRefused("does not balance", entry + posting.formatted("AVAILABLE"));
    assertRefused(
        "does not balance", entry + posting.formatted("AVAILABLE") + posting.formatted("GRANTED"));
  }

  @Test
  void theDatabaseRefusesToChangeWhatIsWritten() {
    credits.grant(organization(), 10, "welcome");
    for (String table : List.of("ledger_entry", "ledger_posting")) {
      assertRefused("append-only", "update " + table + " set amount = amount + 1");
      assertRefused("append-only", "delete from " + table);
      assertRefused("append-only", "truncate " + table + " cascade");
    }
  }

  @Test
  void verificationFindsABalanceThatWasTamperedWith() throws Exception {
    TestDatabase tampered = TestDatabase.create();
    try (var own = ApplicationContext.run(properties(tampered))) {
      String organization = own.getBean(Organizations.class).create("Tampered").id();
      Credits ledger = own.getBean(Credits.class);
      ledger.grant(organization, 10, "welcome");
      assertTrue(ledger.verify());

      execute(tampered, "update ledger_account set balance = 11 where kind = 'AVAILABLE'");
      assertFalse(ledger.verify());
      assertEquals(1, ledger.discrepancies().size());
      assertTrue(ledger.discrepancies().getFirst().contains("its postings sum to 10"));
    }
  }

  private String organization() {
    return context.getBean(Organizations.class).create("Ledger").id();
  }

  private void assertRefused(String message, String sql) {
    SQLException refusal = assertThrows(SQLException.class, () -> execute(database, sql), sql);
    assertTrue(String.valueOf(refusal.getMessage()).contains(message), refusal.getMessage());
  }

  private static void execute(TestDatabase database, String sql) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Map<String, Object> properties(TestDatabase database) {
    var properties = new HashMap<String, Object>(database.properties());
    properties.put("test.credit-listener", true);
    return properties;
  }

  interface Action {
    void accept(String organizationId);
  }

  @Singleton
  @Requires(property = "test.credit-listener")
  static final class Listener implements CreditListener {
    volatile Action action = id -> {};

    @Override
    public void creditsAdded(String organizationId) {
      action.accept(organizationId);
    }
  }
}
