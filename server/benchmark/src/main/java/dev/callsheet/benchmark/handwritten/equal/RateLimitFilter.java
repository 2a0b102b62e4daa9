package dev.callsheet.benchmark.handwritten.equal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.callsheet.benchmark.handwritten.Caller;
import dev.callsheet.benchmark.handwritten.ErrorBody;
import dev.callsheet.benchmark.handwritten.FilterOrder;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Counts the requests of each key, and tells how many are left. */
@Requires(env = "equal")
@ServerFilter("/v1/**")
@Order(FilterOrder.RATE_LIMIT)
final class RateLimitFilter {
  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final String QUOTA = "quota";

  private record Quota(int limit, ConsumptionProbe probe) {}

  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder().maximumSize(100_000).expireAfterAccess(WINDOW).build();

  @RequestFilter
  @Nullable HttpResponse<?> take(HttpRequest<?> request) {
    var caller = request.getAttribute(Caller.ATTRIBUTE, Caller.class).orElseThrow();
    var limit = caller.requestsPerMinute();
    var probe = buckets.get(caller.id(), _ -> bucket(limit)).tryConsumeAndReturnRemaining(1);
    request.setAttribute(QUOTA, new Quota(limit, probe));
    return probe.isConsumed()
        ? null
        : HttpResponse.status(HttpStatus.TOO_MANY_REQUESTS)
            .header("Retry-After", seconds(probe.getNanosToWaitForRefill()))
            .body(ErrorBody.of("rate_limited", "This key has asked too often."));
  }

  @ResponseFilter
  void tell(HttpRequest<?> request, MutableHttpResponse<?> response) {
    var quota = request.getAttribute(QUOTA, Quota.class);
    if (quota.isEmpty()) {
      return;
    }
    var probe = quota.get().probe();
    response
        .header("RateLimit-Policy", "\"requests\";q=" + quota.get().limit() + ";w=60")
        .header(
            "RateLimit",
            "\"requests\";r="
                + probe.getRemainingTokens()
                + ";t="
                + seconds(probe.getNanosToWaitForReset()));
  }

  private static Bucket bucket(int limit) {
    return Bucket.builder()
        .addLimit(bandwidth -> bandwidth.capacity(limit).refillGreedy(limit, WINDOW))
        .build();
  }

  private static String seconds(long nanoseconds) {
    return Long.toString(Math.ceilDiv(nanoseconds, 1_000_000_000L));
  }
}
