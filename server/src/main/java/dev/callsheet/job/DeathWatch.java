package dev.callsheet.job;

import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether this node can tell that another is dead.
 *
 * <p>When the database was away, or this machine slept, no heartbeat is fresh: the living get as
 * long as a dead one has to renew theirs.
 */
final class DeathWatch extends AbstractSchedulerListener {
  private final Duration deadAfter;
  private final Clock clock;
  private Instant begun = Instant.MIN;
  private @Nullable Instant last;

  /** Watches for nodes whose last heartbeat is this old. */
  DeathWatch(Duration deadAfter, Clock clock) {
    this.deadAfter = deadAfter;
    this.clock = clock;
  }

  @Override
  public synchronized void onSchedulerEvent(SchedulerEventType type) {
    if (type == SchedulerEventType.RAN_DETECT_DEAD) {
      last = look();
    }
  }

  /** Returns whether a heartbeat that is too old now could have been renewed all the while. */
  synchronized boolean canTell() {
    var now = look();
    return !begun.isAfter(now.minus(deadAfter));
  }

  private Instant look() {
    var now = clock.instant();
    if (last != null && Duration.between(last, now).compareTo(deadAfter.dividedBy(2)) > 0) {
      begun = now;
      last = now;
    }
    return now;
  }
}
