package org.example.library;

import dev.callsheet.kernel.access.Authentication;
import dev.callsheet.kernel.access.Authentication.Authenticated;
import dev.callsheet.kernel.access.Authentication.OtherOwner;
import dev.callsheet.kernel.access.Authentication.Revoked;
import dev.callsheet.kernel.access.Authentication.Suspended;
import dev.callsheet.kernel.access.Authentication.Unknown;
import dev.callsheet.kernel.access.Authenticator;
import dev.callsheet.kernel.contract.ContractFamily;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The cards that were given out, the lost ones, and a branch that owes something. */
@Singleton
final class Cards implements Authenticator {
  private static final Map<String, Card> GIVEN =
      Map.of(
          "card_reading0", new Card("card_reading0", "north", Set.of("read")),
          "card_writing0", new Card("card_writing0", "north", Set.of("write")),
          "card_ofsouth0", new Card("card_ofsouth0", "south", Set.of("write")));

  private static final Set<String> LOST = Set.of("card_islost00");
  private static final Set<String> OWING = Set.of("south");

  @Override
  public Authentication authenticate(String key, ContractFamily family, @Nullable String owner) {
    if (LOST.contains(key)) {
      return new Revoked();
    }
    var card = GIVEN.get(key);
    if (card == null) {
      return new Unknown();
    }
    if (owner != null && !owner.equals(card.branch())) {
      return new OtherOwner(card);
    }
    return OWING.contains(card.branch()) ? new Suspended(card) : new Authenticated(card);
  }
}
