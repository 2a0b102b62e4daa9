package dev.callsheet.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A clock that stands still but for those who sleep by it, without waiting. */
final class TestTime extends Clock implements Sleeper {

  private final List<Duration> slept = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-20T10:00:00Z");

  @Override
  public synchronized void sleep(Duration duration) {
    slept.add(duration);
    now = now.plus(duration);
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  synchronized List<Duration> slept() {
    return List.copyOf(slept);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
