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
 * The requests that each sender has left in this node's count; they come back evenly over a minute.
 */
@Singleton
final class RateLimits implements RequestLimiter {
  static final Duration WINDOW = Duration.ofMinutes(1);

  /** Bounds the memory; a bucket that nobody used for a window is full again and may go. */
  private static final int MAXIMUM_SENDERS = 100_000;

  private static final long NANOSECONDS = 1_000_000_000L;

  private record Limit(Sender sender, int requestsPerMinute) {}

  private final Cache<Limit, Bucket> keys;

  /** Apart from the keys, whose buckets a flood from many addresses would drive out. */
  private final Cache<Limit, Bucket> addresses;

  private final TimeMeter time;

  RateLimits(Clock clock) {
    time = new ClockMeter(clock);
    keys = buckets();
    addresses = buckets();
  }

  private Cache<Limit, Bucket> buckets() {
    return Caffeine.newBuilder()
        .maximumSize(MAXIMUM_SENDERS)
        .expireAfterAccess(WINDOW)
        .ticker(time::currentTimeNanos)
        .build();
  }

  @Override
  public RateDecision take(Sender sender, int requestsPerMinute) {
    var limit = new Limit(sender, requestsPerMinute);
    var probe = buckets(sender).get(limit, this::bucket).tryConsumeAndReturnRemaining(1);
    var quota =
        quota(requestsPerMinute, probe.getRemainingTokens(), probe.getNanosToWaitForReset());
    if (probe.isConsumed()) {
      return new Allowed(quota);
    }
    var wait = wholeSeconds(probe.getNanosToWaitForRefill());
    return new Limited(quota, wait.isZero() ? Duration.ofSeconds(1) : wait);
  }

  @Override
  public Quota look(Sender sender, int requestsPerMinute) {
    var bucket = buckets(sender).getIfPresent(new Limit(sender, requestsPerMinute));
    if (bucket == null) {
      return quota(requestsPerMinute, requestsPerMinute, 0);
    }
    var left = bucket.getAvailableTokens();
    var missing = requestsPerMinute - left;
    return quota(
        requestsPerMinute, left, Math.ceilDiv(missing * WINDOW.toNanos(), requestsPerMinute));
  }

  private Cache<Limit, Bucket> buckets(Sender sender) {
    return switch (sender) {
      case Sender.Key _ -> keys;
      case Sender.Address _ -> addresses;
    };
  }

  private static Quota quota(int requestsPerMinute, long left, long nanosecondsToReset) {
    return new Quota(WINDOW, requestsPerMinute, left, wholeSeconds(nanosecondsToReset));
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
