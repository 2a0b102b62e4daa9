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
import java.time.Clock;
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
  private final KeyUses uses;
  private final Clock clock;

  KeyAuthenticator(ApiKeyTable table, KeyUses uses, Clock clock) {
    this.table = table;
    this.uses = uses;
    this.clock = clock;
  }

  @Override
  public Authentication authenticate(String key, ContractFamily family, @Nullable String owner) {
    var hash = Sha256.of(key);
    return table
        .findPresented(hash)
        .filter(found -> found.family().equals(family.id()))
        .filter(found -> found.accepts(hash, clock.instant()))
        .map(found -> told(found, family, owner))
        .orElseGet(Unknown::new);
  }

  private Authentication told(PresentedKey found, ContractFamily family, @Nullable String owner) {
    if (found.revokedAt() != null) {
      return new Revoked();
    }
    var caller = found.caller(family.requestsPerMinute());
    if (owner != null && !owner.equals(found.owner().id())) {
      return new OtherOwner(caller);
    }
    if (found.suspended()) {
      return new Suspended(caller);
    }
    uses.note(found.id());
    return new Authenticated(caller);
  }
}
