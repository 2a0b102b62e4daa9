package dev.callsheet.apikey;

import dev.callsheet.caller.Caller;
import dev.callsheet.caller.KeyOwner;
import dev.callsheet.id.Ids;
import dev.callsheet.kernel.contract.ContractFamily;
import dev.callsheet.secret.Sha256;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All API keys.
 *
 * <p>What is asked for by a {@link Caller} is done for its owner, which other owners' keys do not
 * exist for, and grants nothing that the caller may not do. Everything else is for operators.
 */
@Singleton
public final class ApiKeys {
  /** The longest time for which the secret before a new one may be accepted. */
  public static final Duration MAX_GRACE = Duration.ofDays(7);

  private final ApiKeyTable table;
  private final ApiKeySettings settings;
  private final TransactionOperations<Connection> transactions;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  ApiKeys(
      ApiKeyTable table,
      ApiKeySettings settings,
      TransactionOperations<Connection> transactions,
      Clock clock) {
    this.table = table;
    this.settings = settings;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Creates a key for the owner of the caller's.
   *
   * @param family whose operations it opens
   */
  public KeyCreation create(Caller caller, ContractFamily family, KeySpec spec) {
    var lacking = lacking(caller, family, spec.scopes());
    return lacking.isEmpty()
        ? create(caller.owner(), family, spec)
        : new KeyCreation.ScopesDenied(lacking);
  }

  /**
   * Creates a key.
   *
   * @param owner of an organisation that exists
   * @param family whose operations it opens; one of its prefixes is that of the specification
   */
  public KeyCreation.ByOperator create(KeyOwner owner, ContractFamily family, KeySpec spec) {
    if (!family.scopes().keySet().containsAll(spec.scopes())) {
      throw new IllegalArgumentException(family.id() + " has not all of " + spec.scopes());
    }
    var prefix = spec.prefix() == null ? family.keys().prefixes().getFirst() : spec.prefix();
    if (!family.keys().prefixes().contains(prefix)) {
      throw new IllegalArgumentException("No key of " + family.id() + " begins as " + prefix);
    }
    return transactions.executeWrite(
        status -> {
          table.lockCount(owner.organizationId());
          var live = table.countLive(owner.organizationId(), owner.projectId(), family.id());
          return live < settings.maximumLive()
              ? insert(owner, family, prefix, spec)
              : new KeyCreation.LimitReached(settings.maximumLive());
        });
  }

  private KeyCreation.ByOperator insert(
      KeyOwner owner, ContractFamily family, String prefix, KeySpec spec) {
    var secret = family.keys().make(prefix, random);
    var key =
        new ApiKey(
            Ids.next("key"),
            owner.organizationId(),
            owner.projectId(),
            family.id(),
            prefix,
            spec.name(),
            List.copyOf(spec.scopes()),
            spec.requestsPerMinute(),
            now(),
            null,
            null,
            null);
    table.insert(
        key.id(),
        key.organizationId(),
        key.projectId(),
        key.family(),
        key.prefix(),
        key.name(),
        Sha256.of(secret),
        key.scopes().toArray(String[]::new),
        key.requestsPerMinute(),
        key.createdAt());
    return new KeyCreation.Created(key, secret);
  }

  /**
   * Gives a key a new secret.
   *
   * @param grace how long the former one is accepted beside it, from zero to {@link #MAX_GRACE};
   *     the one before that is accepted no longer
   */
  public KeyRotation rotate(Caller caller, ContractFamily family, String keyId, Duration grace) {
    var found = find(caller, family, keyId);
    if (found.isEmpty()) {
      return new KeyRotation.Unknown();
    }
    var lacking = lacking(caller, family, found.get().scopes());
    return lacking.isEmpty()
        ? rotate(found.get(), family, grace)
        : new KeyRotation.ScopesDenied(lacking);
  }

  /**
   * Gives a key a new secret, which begins as the former one does.
   *
   * @param family its family
   * @param grace how long the former one is accepted beside it, from zero to {@link #MAX_GRACE};
   *     the one before that is accepted no longer
   */
  public KeyRotation.ByOperator rotate(ApiKey key, ContractFamily family, Duration grace) {
    if (grace.isNegative() || grace.compareTo(MAX_GRACE) > 0) {
      throw new IllegalArgumentException("A grace of " + grace);
    }
    var secret = family.keys().make(key.prefix(), random);
    return table.rotate(key.id(), Sha256.of(secret), now().plus(grace)) == 0
        ? new KeyRotation.Unknown()
        : new KeyRotation.Rotated(table.find(key.id()).orElseThrow(), secret);
  }

  /**
   * Returns keys in force, newest first.
   *
   * @param before the id after which the page begins, or null for the first page
   */
  public List<ApiKey> list(
      Caller caller, ContractFamily family, @Nullable String before, int limit) {
    return list(caller.owner(), family, before, limit);
  }

  /**
   * Returns an owner's keys in force, newest first.
   *
   * @param before the id after which the page begins, or null for the first page
   */
  public List<ApiKey> list(
      KeyOwner owner, ContractFamily family, @Nullable String before, int limit) {
    return table.listLive(owner.organizationId(), owner.projectId(), family.id(), before, limit);
  }

  /** Returns a key in force. */
  public Optional<ApiKey> find(Caller caller, ContractFamily family, String keyId) {
    return find(caller.owner(), family, keyId);
  }

  /** Returns a key in force of an owner. */
  public Optional<ApiKey> find(KeyOwner owner, ContractFamily family, String keyId) {
    return table.findLive(owner.organizationId(), owner.projectId(), family.id(), keyId);
  }

  /**
   * Returns keys, revoked ones included, newest first.
   *
   * @param before the id after which the page begins, or null for the first page
   */
  public List<ApiKey> listWithRevoked(
      Caller caller, ContractFamily family, @Nullable String before, int limit) {
    return table.listOwned(caller.organizationId(), caller.projectId(), family.id(), before, limit);
  }

  /** Returns a key, be it revoked or not. */
  public Optional<ApiKey> findWithRevoked(Caller caller, ContractFamily family, String keyId) {
    return table.findOwned(caller.organizationId(), caller.projectId(), family.id(), keyId);
  }

  /** Makes a key worthless from the next request on; false if there is none in force. */
  public boolean revoke(Caller caller, ContractFamily family, String keyId) {
    return revoke(caller.owner(), family, keyId);
  }

  /** Makes a key of an owner worthless from the next request on; false if there is none. */
  public boolean revoke(KeyOwner owner, ContractFamily family, String keyId) {
    return table.revokeLive(
            owner.organizationId(), owner.projectId(), family.id(), keyId, clock.instant())
        > 0;
  }

  /** Makes all keys of an owner in a family worthless from the next request on. */
  public void revokeAll(KeyOwner owner, ContractFamily family) {
    table.revokeAll(owner.organizationId(), owner.projectId(), family.id(), clock.instant());
  }

  /** Returns the keys of an organisation, revoked ones included, the oldest first. */
  public List<ApiKey> list(String organizationId) {
    return table.ofOrganization(organizationId);
  }

  /** Returns a key, be it revoked or not. */
  public Optional<ApiKey> find(String keyId) {
    return table.find(keyId);
  }

  /** Makes a key worthless from the next request on; false if there is no such key. */
  public boolean revoke(String keyId) {
    return table.revoke(keyId, clock.instant()) > 0;
  }

  private static Set<String> lacking(
      Caller caller, ContractFamily family, Collection<String> scopes) {
    return scopes.stream()
        .filter(scope -> !family.grants(caller.scopes(), scope))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** PostgreSQL keeps microseconds. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
