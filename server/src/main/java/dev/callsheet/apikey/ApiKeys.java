package dev.callsheet.apikey;

import dev.callsheet.id.Ids;
import dev.callsheet.secret.Sha256;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * All API keys.
 *
 * <p>Nothing is cached: each request asks the database once, by an index, so that a revocation or a
 * suspension holds on every node at once.
 */
@Singleton
public final class ApiKeys {
  private final ApiKeyTable table;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  ApiKeys(ApiKeyTable table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  /**
   * Creates a key and shows its secret for the only time.
   *
   * @param organizationId an organisation that exists
   * @param prefix what the secret begins with, such as {@code sk_studio_}
   * @param requestsPerMinute at least 1
   */
  public NewApiKey create(
      String organizationId, String prefix, Right right, int requestsPerMinute) {
    var key = new NewApiKey(Ids.next("key"), KeyText.make(prefix, random));
    table.insert(
        key.id(),
        organizationId,
        prefix,
        Sha256.of(key.secret()),
        right,
        requestsPerMinute,
        clock.instant());
    return key;
  }

  /**
   * Returns who presents a key; nobody if it is malformed, unknown, revoked or of another prefix.
   * The caller's organisation may be suspended.
   */
  public Optional<Caller> authenticate(String presentedKey, String expectedPrefix) {
    if (!KeyText.isWellFormed(presentedKey, expectedPrefix)) {
      return Optional.empty();
    }
    byte[] hash = Sha256.of(presentedKey);
    return table
        .findOwner(hash, expectedPrefix)
        .filter(owner -> MessageDigest.isEqual(owner.secretSha256(), hash))
        .map(
            owner ->
                new Caller(
                    owner.organizationId(),
                    owner.id(),
                    owner.accessRight(),
                    owner.suspended(),
                    owner.requestsPerMinute()));
  }

  /** Makes a key worthless from the next request on; false if there is no such key. */
  public boolean revoke(String keyId) {
    return table.revoke(keyId, clock.instant()) > 0;
  }

  /** Returns the keys of an organisation, revoked ones included, the oldest first. */
  public List<ApiKey> list(String organizationId) {
    return table.ofOrganization(organizationId);
  }
}
