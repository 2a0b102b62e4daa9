package dev.callsheet.registry.work;

import dev.callsheet.registry.content.Creator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The rule for the shares of creators: all have one, and together the whole; or none has. */
final class Shares {
  private static final int WHOLE_BP = 10_000;

  private Shares() {}

  /** What is wrong with the shares, as the end of a sentence about them; empty for nothing. */
  static Optional<String> fault(List<Creator> creators) {
    var shares = creators.stream().map(Creator::shareBp).filter(Objects::nonNull).toList();
    if (shares.isEmpty()) {
      return Optional.empty();
    }
    if (shares.size() < creators.size()) {
      return Optional.of("must be there for all creators or for none");
    }
    var sum = shares.stream().mapToLong(Integer::longValue).sum();
    return sum == WHOLE_BP
        ? Optional.empty()
        : Optional.of("must be " + WHOLE_BP + " in all, not " + sum);
  }
}
