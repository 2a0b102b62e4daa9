package dev.callsheet.registry.content;

import dev.callsheet.transparency.commitment.CreatorFacts;
import dev.callsheet.transparency.commitment.CreatorRole;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who made a work, or had a part in it.
 *
 * @param roles at least one
 * @param ipi the number of the interested party, as it was given
 * @param isni the name identifier, as it was given
 * @param shareBp of the work, in basis points; null where no creator has a share
 */
public record Creator(
    String name,
    List<CreatorRole> roles,
    @Nullable String ipi,
    @Nullable String isni,
    @Nullable String email,
    @Nullable Integer shareBp) {
  /** Copies the roles. */
  public Creator {
    roles = List.copyOf(roles);
  }

  CreatorFacts facts() {
    return new CreatorFacts(
        name,
        Set.copyOf(roles),
        Optional.ofNullable(ipi),
        Optional.ofNullable(isni),
        Optional.ofNullable(email),
        Optional.ofNullable(shareBp));
  }
}
