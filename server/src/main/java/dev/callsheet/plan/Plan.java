package dev.callsheet.plan;

import io.micronaut.core.annotation.Introspected;
import org.jspecify.annotations.Nullable;

/**
 * How much an organisation may do in a family; what is null is as the family has it.
 *
 * @param requestsPerMinute how often each of its keys may ask that has no number of its own
 * @param parallel how much of its work may be unfinished at a time
 * @param maxUploadBytes the largest file that it may upload or have fetched
 */
@Introspected
public record Plan(
    @Nullable Integer requestsPerMinute,
    @Nullable Integer parallel,
    @Nullable Long maxUploadBytes) {
  /** All as the family has it. */
  public static final Plan NONE = new Plan(null, null, null);

  /** Returns how much work may be unfinished, where the family allows {@code usual}. */
  public int parallelOr(int usual) {
    return parallel == null ? usual : parallel;
  }

  /** Returns the largest file, where the family allows {@code usual}. */
  public long maxUploadBytesOr(long usual) {
    return maxUploadBytes == null ? usual : maxUploadBytes;
  }
}
