package dev.callsheet.credit;

import dev.callsheet.id.Ids;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The ledger of all organisations' credits. */
@Singleton
public class Credits {
  private final LedgerTable ledger;
  private final HistoryTable histories;
  private final BeanProvider<CreditListener> listeners;
  private final Clock clock;

  Credits(
      LedgerTable ledger,
      HistoryTable histories,
      BeanProvider<CreditListener> listeners,
      Clock clock) {
    this.ledger = ledger;
    this.histories = histories;
    this.listeners = listeners;
    this.clock = clock;
  }

  /** Returns what an organisation can spend, in credits; 0 when it never had any. */
  public long balance(String organizationId) {
    return ledger.balance(organizationId).orElse(0L);
  }

  /**
   * Gives credits; once only for one reference.
   *
   * @param amount at least 1
   */
  @Transactional
  public void grant(String organizationId, long amount, String reference) {
    add(organizationId, amount, CreditEntry.Kind.GRANT, LedgerAccount.Kind.GRANTED, reference);
  }

  /** Books credits that were paid for; once only for one reference. */
  @Transactional
  void purchase(String organizationId, long amount, String reference) {
    add(organizationId, amount, CreditEntry.Kind.TOP_UP, LedgerAccount.Kind.PURCHASED, reference);
  }

  /**
   * Spends credits in the caller's transaction; once only for one reference.
   *
   * @param amount at least 1
   * @return false, and nothing is spent, when the balance does not cover it
   */
  @Transactional
  public boolean charge(String organizationId, long amount, String reference) {
    requirePositive(amount);
    Optional<LedgerAccount> available = ledger.lockAvailable(organizationId);
    if (available.isEmpty()) {
      return false;
    }
    if (ledger.hasEntry(organizationId, CreditEntry.Kind.CHARGE, reference)) {
      return true;
    }
    if (available.get().balance() < amount) {
      return false;
    }
    write(available.get(), -amount, CreditEntry.Kind.CHARGE, LedgerAccount.Kind.USED, reference);
    return true;
  }

  /**
   * Returns the changes of a balance, the latest first.
   *
   * @param cursor where the page begins, from the page before; null for the first
   * @param limit how many entries at most
   */
  public CreditHistory history(String organizationId, @Nullable String cursor, int limit) {
    Optional<Long> before =
        cursor == null ? Optional.of(Long.MAX_VALUE) : HistoryCursor.read(cursor);
    if (before.isEmpty()) {
      return new CreditHistory.MalformedCursor();
    }
    List<CreditEntry> found = histories.before(organizationId, before.get(), limit + 1);
    if (found.size() <= limit) {
      return new CreditHistory.Page(found, null);
    }
    List<CreditEntry> entries = found.subList(0, limit);
    return new CreditHistory.Page(entries, HistoryCursor.write(entries.getLast().sequence()));
  }

  /** Returns whether every entry balances and every balance is the sum of its postings. */
  public boolean verify() {
    return discrepancies().isEmpty();
  }

  /** Returns a line for each entry or account that is wrong. */
  public List<String> discrepancies() {
    return ledger.discrepancies();
  }

  private void add(
      String organizationId,
      long amount,
      CreditEntry.Kind kind,
      LedgerAccount.Kind source,
      String reference) {
    requirePositive(amount);
    LedgerAccount available =
        ledger.lockAvailable(organizationId).orElseGet(() -> open(organizationId));
    if (ledger.hasEntry(organizationId, kind, reference)) {
      return;
    }
    write(available, amount, kind, source, reference);
    listeners.forEach(listener -> listener.creditsAdded(organizationId));
  }

  private LedgerAccount open(String organizationId) {
    for (LedgerAccount.Kind kind : LedgerAccount.Kind.values()) {
      ledger.open(Ids.next("acc"), organizationId, kind);
    }
    return ledger.lockAvailable(organizationId).orElseThrow();
  }

  private void write(
      LedgerAccount available,
      long amount,
      CreditEntry.Kind kind,
      LedgerAccount.Kind counterpart,
      String reference) {
    String organizationId = available.organizationId();
    String id = Ids.next("ent");
    long balanceAfter = Math.addExact(available.balance(), amount);
    ledger.insertEntry(id, organizationId, kind, reference, amount, balanceAfter, clock.instant());
    ledger.post(id, organizationId, LedgerAccount.Kind.AVAILABLE, amount);
    ledger.post(id, organizationId, counterpart, -amount);
  }

  private static void requirePositive(long amount) {
    if (amount < 1) {
      throw new IllegalArgumentException("An amount of credits is at least 1, not " + amount);
    }
  }
}
