package dev.callsheet.apikey;

import dev.callsheet.id.Ids;
import dev.callsheet.kernel.contract.ContractFamily;
import dev.callsheet.secret.Sha256;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

/** All API keys. */
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
   * @param family whose operations it opens; the secret begins as the first of its prefixes says
   * @param requestsPerMinute at least 1
   */
  public NewApiKey create(
      String organizationId, ContractFamily family, Right right, int requestsPerMinute) {
    var prefix = family.keys().prefixes().getFirst();
    var key = new NewApiKey(Ids.next("key"), family.keys().make(prefix, random));
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

  /** Makes a key worthless from the next request on; false if there is no such key. */
  public boolean revoke(String keyId) {
    return table.revoke(keyId, clock.instant()) > 0;
  }

  /** Returns the keys of an organisation, revoked ones included, the oldest first. */
  public List<ApiKey> list(String organizationId) {
    return table.ofOrganization(organizationId);
  }
}
