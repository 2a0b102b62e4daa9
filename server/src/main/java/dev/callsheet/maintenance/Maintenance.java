package dev.callsheet.maintenance;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether maintenance is on; a family says what that stops.
 *
 * <p>A node asks the database once a second at most, so a change may take a second to be seen.
 */
@Singleton
public final class Maintenance {
  private static final Duration KNOWN_FOR = Duration.ofSeconds(1);

  private final MaintenanceTable table;
  private final Clock clock;
  private volatile @Nullable Reading latest;

  private record Reading(boolean on, Instant at) {
    boolean isFresh(Instant now) {
      return !now.isBefore(at) && now.isBefore(at.plus(KNOWN_FOR));
    }
  }

  Maintenance(MaintenanceTable table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  /** Returns whether it is on, as it was within the last second. */
  public boolean isOn() {
    var known = latest;
    return known != null && known.isFresh(clock.instant()) ? known.on() : read();
  }

  /** Whoever waits for another's reading takes that. */
  private synchronized boolean read() {
    var now = clock.instant();
    var known = latest;
    if (known == null || !known.isFresh(now)) {
      known = new Reading(since().isPresent(), now);
      latest = known;
    }
    return known.on();
  }

  /** Returns since when it is on; empty while it is off. */
  public Optional<Instant> since() {
    return table.since();
  }

  /** Switches it on, for all nodes and until it is switched off; it may be on already. */
  public void begin() {
    table.begin(clock.instant());
    latest = null;
  }

  /** Switches it off; it may be off already. */
  public void end() {
    table.end();
    latest = null;
  }
}
