package dev.callsheet.ratelimit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.callsheet.job.TestClock;
import dev.callsheet.kernel.access.RateDecision;
import dev.callsheet.kernel.access.RateDecision.Allowed;
import dev.callsheet.kernel.access.RateDecision.Limited;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RateLimitsTest {
  private final TestClock clock = new TestClock();
  private final RateLimits limits = new RateLimits(clock);

  @Test
  void saysWhatIsLeftOfTheQuota() {
    var quota = limits.take("key_1", 600).quota();
    assertEquals("\"default\";q=600;w=60", quota.policyHeader());
    assertEquals("\"default\";r=599;t=1", quota.limitHeader());
  }

  @Test
  void limitsAKeyThatUsedItsQuota() {
    for (var request = 0; request < 4; request++) {
      assertInstanceOf(Allowed.class, limits.take("key_1", 4));
    }
    var limited = assertInstanceOf(Limited.class, limits.take("key_1", 4));
    assertEquals(Duration.ofSeconds(15), limited.retryAfter());
    assertEquals("\"default\";r=0;t=60", limited.quota().limitHeader());
    assertInstanceOf(Allowed.class, limits.take("key_2", 4));
  }

  @Test
  void allowsTheNextRequestWhenItSaidThatItWould() {
    for (var request = 0; request < 4; request++) {
      limits.take("key_1", 4);
    }
    var limited = assertInstanceOf(Limited.class, limits.take("key_1", 4));
    clock.advance(limited.retryAfter().minusMillis(1));
    assertInstanceOf(Limited.class, limits.take("key_1", 4));
    clock.advance(Duration.ofMillis(1));
    assertInstanceOf(Allowed.class, limits.take("key_1", 4));
    assertInstanceOf(Limited.class, limits.take("key_1", 4));
  }

  @Test
  void countsParallelRequestsExactly() throws Exception {
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<RateDecision> request = () -> limits.take("key_1", 15);
      var decisions =
          executor.invokeAll(IntStream.range(0, 64).mapToObj(index -> request).toList());
      var allowed = 0;
      for (var decision : decisions) {
        if (decision.get() instanceof Allowed) {
          allowed++;
        }
      }
      assertEquals(15, allowed);
    }
  }
}
