package dev.callsheet.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.callsheet.kernel.access.RateDecision;
import dev.callsheet.kernel.access.RateDecision.Allowed;
import dev.callsheet.kernel.access.RateDecision.Limited;
import dev.callsheet.kernel.access.RateDecision.Quota;
import dev.callsheet.kernel.access.RequestLimiter;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/**
 * The requests that each key has left in this node's count; they come back evenly over a minute.
 */
@Singleton
final class RateLimits implements RequestLimiter {
  static final Duration WINDOW = Duration.ofMinutes(1);

  /** Bounds the memory; a bucket that nobody used for a window is full again and may go. */
  private static final int MAXIMUM_KEYS = 100_000;

  private static final long NANOSECONDS = 1_000_000_000L;

  private record Limit(String keyId, int requestsPerMinute) {}

  private final Cache<Limit, Bucket> buckets;
  private final TimeMeter time;

  RateLimits(Clock clock) {
    time = new ClockMeter(clock);
    buckets =
        Caffeine.newBuilder()
            .maximumSize(MAXIMUM_KEYS)
            .expireAfterAccess(WINDOW)
            .ticker(time::currentTimeNanos)
            .build();
  }

  @Override
  public RateDecision take(String keyId, int requestsPerMinute) {
    var bucket = buckets.get(new Limit(keyId, requestsPerMinute), this::bucket);
    var probe = bucket.tryConsumeAndReturnRemaining(1);
    var quota =
        new Quota(
            WINDOW,
            requestsPerMinute,
            probe.getRemainingTokens(),
            wholeSeconds(probe.getNanosToWaitForReset()));
    if (probe.isConsumed()) {
      return new Allowed(quota);
    }
    var wait = wholeSeconds(probe.getNanosToWaitForRefill());
    return new Limited(quota, wait.isZero() ? Duration.ofSeconds(1) : wait);
  }

  private Bucket bucket(Limit limit) {
    var tokens = limit.requestsPerMinute();
    return Bucket.builder()
        .addLimit(bandwidth -> bandwidth.capacity(tokens).refillGreedy(tokens, WINDOW))
        .withCustomTimePrecision(time)
        .build();
  }

  private static Duration wholeSeconds(long nanoseconds) {
    return Duration.ofSeconds(Math.ceilDiv(nanoseconds, NANOSECONDS));
  }

  private record ClockMeter(Clock clock) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      var now = clock.instant();
      return now.getEpochSecond() * NANOSECONDS + now.getNano();
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }
}
