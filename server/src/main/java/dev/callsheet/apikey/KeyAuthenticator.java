package dev.callsheet.apikey;

import dev.callsheet.kernel.access.Authentication;
import dev.callsheet.kernel.access.Authentication.Authenticated;
import dev.callsheet.kernel.access.Authentication.OtherOwner;
import dev.callsheet.kernel.access.Authentication.Revoked;
import dev.callsheet.kernel.access.Authentication.Suspended;
import dev.callsheet.kernel.access.Authentication.Unknown;
import dev.callsheet.kernel.access.Authenticator;
import dev.callsheet.kernel.contract.ContractFamily;
import dev.callsheet.secret.Sha256;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * Looks keys up where they are stored.
 *
 * <p>Nothing is cached: each request asks the database once, by an index, so that a revocation or a
 * suspension holds on every node at once.
 */
@Singleton
final class KeyAuthenticator implements Authenticator {
  private final ApiKeyTable table;

  KeyAuthenticator(ApiKeyTable table) {
    this.table = table;
  }

  @Override
  public Authentication authenticate(String key, ContractFamily family, @Nullable String owner) {
    var hash = Sha256.of(key);
    return table
        .findOwner(hash)
        .filter(found -> MessageDigest.isEqual(found.secretSha256(), hash))
        .map(found -> told(found, owner))
        .orElseGet(Unknown::new);
  }

  private static Authentication told(KeyOwner found, @Nullable String owner) {
    if (found.revokedAt() != null) {
      return new Revoked();
    }
    if (owner != null && !owner.equals(found.organizationId())) {
      return new OtherOwner(found.caller());
    }
    return found.suspended() ? new Suspended(found.caller()) : new Authenticated(found.caller());
  }
}
