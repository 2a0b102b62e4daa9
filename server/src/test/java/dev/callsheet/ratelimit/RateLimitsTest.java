package dev.callsheet.ratelimit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.callsheet.job.TestClock;
import dev.callsheet.kernel.access.RateDecision;
import dev.callsheet.kernel.access.RateDecision.Allowed;
import dev.callsheet.kernel.access.RateDecision.Limited;
import dev.callsheet.kernel.access.RequestLimiter.Sender;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RateLimitsTest {
  private static final Sender KEY = new Sender.Key("key_1");

  private final TestClock clock = new TestClock();
  private final RateLimits limits = new RateLimits(clock);

  @Test
  void saysWhatIsLeftOfTheQuota() {
    var quota = limits.take(KEY, 600).quota();
    assertEquals("\"requests\";q=600;w=60", quota.policyHeader());
    assertEquals("\"requests\";r=599;t=1", quota.limitHeader());
  }

  @Test
  void limitsAKeyThatUsedItsQuota() {
    for (var request = 0; request < 4; request++) {
      assertInstanceOf(Allowed.class, limits.take(KEY, 4));
    }
    var limited = assertInstanceOf(Limited.class, limits.take(KEY, 4));
    assertEquals(Duration.ofSeconds(15), limited.retryAfter());
    assertEquals("\"requests\";r=0;t=60", limited.quota().limitHeader());
    assertInstanceOf(Allowed.class, limits.take(new Sender.Key("key_2"), 4));
  }

  @Test
  void allowsTheNextRequestWhenItSaidThatItWould() {
    for (var request = 0; request < 4; request++) {
      limits.take(KEY, 4);
    }
    var limited = assertInstanceOf(Limited.class, limits.take(KEY, 4));
    clock.advance(limited.retryAfter().minusMillis(1));
    assertInstanceOf(Limited.class, limits.take(KEY, 4));
    clock.advance(Duration.ofMillis(1));
    assertInstanceOf(Allowed.class, limits.take(KEY, 4));
    assertInstanceOf(Limited.class, limits.take(KEY, 4));
  }

  @Test
  void aLookTakesNothing() {
    assertEquals("\"requests\";r=4;t=0", limits.look(KEY, 4).limitHeader());
    limits.take(KEY, 4);
    for (var look = 0; look < 10; look++) {
      assertEquals("\"requests\";r=3;t=15", limits.look(KEY, 4).limitHeader());
    }
    clock.advance(Duration.ofSeconds(15));
    assertEquals("\"requests\";r=4;t=0", limits.look(KEY, 4).limitHeader());
  }

  @Test
  void countsAddressesApartForEachFamilyAndFromKeys() {
    var address = new Sender.Address("one", "192.0.2.1");
    limits.take(address, 4);
    assertEquals(3, limits.look(address, 4).remaining());
    assertEquals(4, limits.look(new Sender.Address("two", "192.0.2.1"), 4).remaining());
    assertEquals(4, limits.look(new Sender.Address("one", "192.0.2.2"), 4).remaining());
    assertEquals(4, limits.look(new Sender.Key("192.0.2.1"), 4).remaining());
  }

  @Test
  void countsParallelRequestsExactly() throws Exception {
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<RateDecision> request = () -> limits.take(KEY, 15);
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
