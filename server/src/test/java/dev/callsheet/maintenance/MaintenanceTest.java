package dev.callsheet.maintenance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.database.TestDatabase;
import dev.callsheet.job.TestClock;
import io.micronaut.context.ApplicationContext;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MaintenanceTest {
  private final TestDatabase database = TestDatabase.create();
  private final TestClock clock = new TestClock();

  @Test
  void isSeenByOtherNodesWithinASecondAndOutlivesThem() {
    try (var one = start();
        var other = start()) {
      var here = one.getBean(Maintenance.class);
      var there = other.getBean(Maintenance.class);
      assertFalse(here.isOn());
      assertFalse(there.isOn());

      here.begin();
      assertTrue(here.isOn());
      assertFalse(there.isOn());
      clock.advance(Duration.ofSeconds(1));
      assertTrue(there.isOn());

      var since = here.since();
      here.begin();
      assertEquals(since, there.since());
    }
    try (var later = start()) {
      assertTrue(later.getBean(Maintenance.class).isOn());
      later.getBean(Maintenance.class).end();
      assertFalse(later.getBean(Maintenance.class).isOn());
    }
  }

  private ApplicationContext start() {
    var node = ApplicationContext.builder(Map.copyOf(database.properties()), "test").build();
    node.registerSingleton(Clock.class, clock);
    return node.start();
  }
}
