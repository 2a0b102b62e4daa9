package dev.callsheet.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A clock that stands still until it is advanced. */
public final class TestClock extends Clock {
  private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
  private volatile Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

  /** Moves the clock forward. */
  public void advance(Duration duration) {
    now = now.plus(duration);
    watchers.forEach(Runnable::run);
  }

  /** Has somebody told of each move. */
  void whenAdvanced(Runnable watcher) {
    watchers.add(watcher);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("Always UTC");
  }
}
