package dev.callsheet.plan;

import dev.callsheet.kernel.contract.ContractFamily;
import dev.callsheet.kernel.contract.Tier;
import io.micronaut.core.annotation.Introspected;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How much an organisation may do in a family; what is null is as the family has it.
 *
 * @param requestsPerMinute how often each of its keys may ask that has no number of its own
 * @param parallel how much of its work may be unfinished at a time
 * @param maxUploadBytes the largest file that it may upload or have fetched
 * @param tier the name of its tier; null for the first one of the family
 */
@Introspected
public record Plan(
    @Nullable Integer requestsPerMinute,
    @Nullable Integer parallel,
    @Nullable Long maxUploadBytes,
    @Nullable String tier) {
  /** All as the family has it. */
  public static final Plan NONE = of(null, null, null);

  /** Returns a plan with numbers of its own, in the first tier. */
  public static Plan of(
      @Nullable Integer requestsPerMinute,
      @Nullable Integer parallel,
      @Nullable Long maxUploadBytes) {
    return new Plan(requestsPerMinute, parallel, maxUploadBytes, null);
  }

  /** Returns the plan that a tier gives. */
  static Plan of(Tier tier) {
    return new Plan(tier.requestsPerMinute(), tier.parallel(), tier.maxUploadBytes(), tier.name());
  }

  /** Returns the tier of a family that this is in; empty where the family has none, or no such. */
  public Optional<Tier> tierIn(ContractFamily family) {
    return tier == null ? family.tiers().stream().findFirst() : family.tier(tier);
  }

  /** Returns how much work may be unfinished, where the family allows {@code usual}. */
  public int parallelOr(int usual) {
    return parallel == null ? usual : parallel;
  }

  /** Returns the largest file, where the family allows {@code usual}. */
  public long maxUploadBytesOr(long usual) {
    return maxUploadBytes == null ? usual : maxUploadBytes;
  }
}
