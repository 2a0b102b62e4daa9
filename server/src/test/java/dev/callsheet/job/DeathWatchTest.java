package dev.callsheet.job;

import static com.github.kagkarlsson.scheduler.event.SchedulerListener.SchedulerEventType.RAN_DETECT_DEAD;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class DeathWatchTest {
  private final TestClock clock = new TestClock();
  private final DeathWatch watch = new DeathWatch(Duration.ofSeconds(16), clock);

  @Test
  void aNodeThatJustBeganTrustsTheHeartbeats() {
    assertTrue(watch.canTell());
  }

  @Test
  void aNodeThatLooksRegularlyTrustsTheHeartbeats() {
    lookFor(60);
    assertTrue(watch.canTell());
  }

  @Test
  void afterAnOutageTheLivingGetAsLongAsADeadOneHas() {
    lookFor(60);
    clock.advance(Duration.ofSeconds(20));
    assertFalse(watch.canTell());
    lookFor(14);
    assertFalse(watch.canTell());
    lookFor(2);
    assertTrue(watch.canTell());
  }

  @Test
  void anOutageIsNoticedAlsoWhenNobodyIsTakenForDead() {
    lookFor(60);
    clock.advance(Duration.ofSeconds(20));
    watch.onSchedulerEvent(RAN_DETECT_DEAD);
    clock.advance(Duration.ofSeconds(2));
    assertFalse(watch.canTell());
  }

  private void lookFor(int seconds) {
    watch.onSchedulerEvent(RAN_DETECT_DEAD);
    for (var passed = 0; passed < seconds; passed += 2) {
      clock.advance(Duration.ofSeconds(2));
      watch.onSchedulerEvent(RAN_DETECT_DEAD);
    }
  }
}
