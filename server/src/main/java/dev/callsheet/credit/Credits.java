package dev.callsheet.credit;

import dev.callsheet.id.Ids;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The ledger of all organisations' credits, live ones and those for tests.
 *
 * <p>What is done for a reference is done once, whoever asks how often. An organisation begins with
 * as many credits for tests as the settings say; they are booked when it first needs them.
 */
@Singleton
public class Credits {
  /** The reference of the credits for tests that everybody begins with. */
  private static final String FIRST = "first";

  private final LedgerTable ledger;
  private final HistoryTable histories;
  private final BeanProvider<CreditListener> listeners;
  private final CreditSettings settings;
  private final Clock clock;

  Credits(
      LedgerTable ledger,
      HistoryTable histories,
      BeanProvider<CreditListener> listeners,
      CreditSettings settings,
      Clock clock) {
    this.ledger = ledger;
    this.histories = histories;
    this.listeners = listeners;
    this.settings = settings;
    this.clock = clock;
  }

  /** Returns what an organisation can spend, in credits; 0 when it never had any. */
  public long balance(String organizationId) {
    return balance(organizationId, Wallet.LIVE);
  }

  /** Returns what an organisation can spend, in credits, without those that are held. */
  public long balance(String organizationId, Wallet wallet) {
    return ledger
        .balance(organizationId, wallet)
        .orElse(
            switch (wallet) {
              case LIVE -> 0L;
              case TEST -> settings.testGrant();
            });
  }

  /**
   * Gives credits; once only for one reference.
   *
   * @param amount at least 1
   */
  @Transactional
  public void grant(String organizationId, long amount, String reference) {
    grant(organizationId, Wallet.LIVE, amount, reference);
  }

  /**
   * Gives credits; once only for one reference.
   *
   * @param amount at least 1
   */
  @Transactional
  public void grant(String organizationId, Wallet wallet, long amount, String reference) {
    add(
        organizationId,
        wallet,
        amount,
        CreditEntry.Kind.GRANT,
        LedgerAccount.Kind.GRANTED,
        reference);
  }

  /** Books credits that were paid for; once only for one reference. */
  @Transactional
  void purchase(String organizationId, long amount, String reference) {
    add(
        organizationId,
        Wallet.LIVE,
        amount,
        CreditEntry.Kind.TOP_UP,
        LedgerAccount.Kind.PURCHASED,
        reference);
  }

  /**
   * Spends credits in the caller's transaction; once only for one reference.
   *
   * @param amount at least 1
   * @return false, and nothing is spent, when the balance does not cover it
   */
  @Transactional
  public boolean charge(String organizationId, long amount, String reference) {
    return take(
        organizationId,
        Wallet.LIVE,
        amount,
        CreditEntry.Kind.CHARGE,
        LedgerAccount.Kind.USED,
        reference);
  }

  /**
   * Holds credits in the caller's transaction for work that begins, until {@link #settle} or {@link
   * #release}; once only for one reference.
   *
   * @param amount at least 1
   * @return false, and nothing is held, when the balance does not cover it
   * @throws IllegalStateException if what was held for the reference was given back
   */
  @Transactional
  public boolean reserve(String organizationId, Wallet wallet, long amount, String reference) {
    if (!take(
        organizationId,
        wallet,
        amount,
        CreditEntry.Kind.HOLD,
        LedgerAccount.Kind.HELD,
        reference)) {
      return false;
    }
    refuseReleased(organizationId, wallet, reference);
    return true;
  }

  /**
   * Holds credits like {@link #reserve}, however low the balance falls by that: for work whose size
   * is only known once it has begun.
   *
   * @param amount at least 1
   * @throws IllegalStateException if what was held for the reference was given back
   */
  @Transactional
  public void reserveBeyond(String organizationId, Wallet wallet, long amount, String reference) {
    requirePositive(amount);
    LedgerAccount available =
        lock(organizationId, wallet).orElseGet(() -> open(organizationId, wallet));
    if (!has(organizationId, wallet, CreditEntry.Kind.HOLD, reference)) {
      String entry = write(available, -amount, CreditEntry.Kind.HOLD, reference);
      post(entry, available, LedgerAccount.Kind.HELD, amount);
    }
    refuseReleased(organizationId, wallet, reference);
  }

  private void refuseReleased(String organizationId, Wallet wallet, String reference) {
    if (has(organizationId, wallet, CreditEntry.Kind.RELEASE, reference)) {
      throw new IllegalStateException("What was held for " + reference + " was given back");
    }
  }

  /**
   * Spends what is held for a reference, or a part of it, and gives the rest back.
   *
   * @param amount from 0 to what is held
   * @return whether it is spent, now or before; false where nothing was held, or it was given back
   */
  @Transactional
  public boolean settle(String organizationId, Wallet wallet, String reference, long amount) {
    Optional<LedgerAccount> available = ledger.lockAvailable(organizationId, wallet);
    Optional<Long> held = held(organizationId, wallet, reference);
    if (available.isEmpty()
        || held.isEmpty()
        || has(organizationId, wallet, CreditEntry.Kind.RELEASE, reference)) {
      return false;
    }
    if (has(organizationId, wallet, CreditEntry.Kind.SETTLE, reference)) {
      return true;
    }
    if (amount < 0 || amount > held.get()) {
      throw new IllegalArgumentException(
          "Of %d held credits %d cannot be spent".formatted(held.get(), amount));
    }
    String entry = write(available.get(), held.get() - amount, CreditEntry.Kind.SETTLE, reference);
    post(entry, available.get(), LedgerAccount.Kind.HELD, -held.get());
    post(entry, available.get(), LedgerAccount.Kind.USED, amount);
    return true;
  }

  /**
   * Gives back all that is held for a reference.
   *
   * @return whether it is given back, now or before; false where nothing was held, or it was spent
   */
  @Transactional
  public boolean release(String organizationId, Wallet wallet, String reference) {
    Optional<LedgerAccount> available = ledger.lockAvailable(organizationId, wallet);
    Optional<Long> held = held(organizationId, wallet, reference);
    if (available.isEmpty()
        || held.isEmpty()
        || has(organizationId, wallet, CreditEntry.Kind.SETTLE, reference)) {
      return false;
    }
    if (!has(organizationId, wallet, CreditEntry.Kind.RELEASE, reference)) {
      String entry = write(available.get(), held.get(), CreditEntry.Kind.RELEASE, reference);
      post(entry, available.get(), LedgerAccount.Kind.HELD, -held.get());
    }
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
      Wallet wallet,
      long amount,
      CreditEntry.Kind kind,
      LedgerAccount.Kind source,
      String reference) {
    requirePositive(amount);
    LedgerAccount available =
        lock(organizationId, wallet).orElseGet(() -> open(organizationId, wallet));
    if (has(organizationId, wallet, kind, reference)) {
      return;
    }
    post(write(available, amount, kind, reference), available, source, -amount);
    if (wallet == Wallet.LIVE) {
      listeners.forEach(listener -> listener.creditsAdded(organizationId));
    }
  }

  private boolean take(
      String organizationId,
      Wallet wallet,
      long amount,
      CreditEntry.Kind kind,
      LedgerAccount.Kind target,
      String reference) {
    requirePositive(amount);
    Optional<LedgerAccount> available = lock(organizationId, wallet);
    if (available.isEmpty()) {
      return false;
    }
    if (has(organizationId, wallet, kind, reference)) {
      return true;
    }
    if (available.get().balance() < amount) {
      return false;
    }
    post(write(available.get(), -amount, kind, reference), available.get(), target, amount);
    return true;
  }

  private Optional<Long> held(String organizationId, Wallet wallet, String reference) {
    return ledger
        .amount(organizationId, wallet, CreditEntry.Kind.HOLD, reference)
        .map(amount -> -amount);
  }

  private boolean has(
      String organizationId, Wallet wallet, CreditEntry.Kind kind, String reference) {
    return ledger.amount(organizationId, wallet, kind, reference).isPresent();
  }

  /** The account that is available, locked; with the first credits if it is for tests. */
  private Optional<LedgerAccount> lock(String organizationId, Wallet wallet) {
    Optional<LedgerAccount> available = ledger.lockAvailable(organizationId, wallet);
    if (available.isPresent() || wallet == Wallet.LIVE || settings.testGrant() == 0) {
      return available;
    }
    LedgerAccount opened = open(organizationId, wallet);
    if (!has(organizationId, wallet, CreditEntry.Kind.GRANT, FIRST)) {
      String entry = write(opened, settings.testGrant(), CreditEntry.Kind.GRANT, FIRST);
      post(entry, opened, LedgerAccount.Kind.GRANTED, -settings.testGrant());
    }
    return ledger.lockAvailable(organizationId, wallet);
  }

  private LedgerAccount open(String organizationId, Wallet wallet) {
    for (LedgerAccount.Kind kind : LedgerAccount.Kind.values()) {
      ledger.open(Ids.next("acc"), organizationId, wallet, kind);
    }
    return ledger.lockAvailable(organizationId, wallet).orElseThrow();
  }

  /** Writes an entry and what it changes of the account that is available. */
  private String write(
      LedgerAccount available, long amount, CreditEntry.Kind kind, String reference) {
    String organizationId = available.organizationId();
    String id = Ids.next("ent");
    long balanceAfter = Math.addExact(available.balance(), amount);
    ledger.insertEntry(
        id,
        organizationId,
        available.wallet(),
        kind,
        reference,
        amount,
        balanceAfter,
        clock.instant());
    post(id, available, LedgerAccount.Kind.AVAILABLE, amount);
    return id;
  }

  private void post(String entry, LedgerAccount of, LedgerAccount.Kind kind, long amount) {
    if (amount == 0) {
      return;
    }
    if (kind == LedgerAccount.Kind.HELD) {
      // Whoever had a ledger before credits could be held has no such account yet.
      ledger.open(Ids.next("acc"), of.organizationId(), of.wallet(), kind);
    }
    ledger.post(entry, of.organizationId(), of.wallet(), kind, amount);
  }

  private static void requirePositive(long amount) {
    if (amount < 1) {
      throw new IllegalArgumentException("An amount of credits is at least 1, not " + amount);
    }
  }
}
