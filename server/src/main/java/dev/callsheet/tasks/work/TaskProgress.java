package dev.callsheet.tasks.work;

import dev.callsheet.media.process.ProgressListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells how far a task has come, twice a second at most; nothing of one that is over by then. */
final class TaskProgress {
  private static final Logger LOG = LoggerFactory.getLogger(TaskProgress.class);
  private static final Duration PAUSE = Duration.ofMillis(500);

  /** Where the look at the source ends, and where the conversion does. */
  private static final int LOOKED = 10;

  private static final int CONVERTED = 95;

  private final TaskRepository tasks;
  private final StoredTask task;
  private final Clock clock;
  private Instant told;

  TaskProgress(TaskRepository tasks, StoredTask task, Clock clock) {
    this.tasks = tasks;
    this.task = task;
    this.clock = clock;
    told = clock.instant();
  }

  /** Hears of the look at the source. */
  ProgressListener look() {
    return percent -> tell(percent * LOOKED / 100);
  }

  /** Hears of the conversion. */
  ProgressListener conversion() {
    return percent -> tell(LOOKED + percent * (CONVERTED - LOOKED) / 100);
  }

  /** Progress is not worth failing for: the next step tells it again. */
  private void tell(int percent) {
    var now = clock.instant();
    if (Duration.between(told, now).compareTo(PAUSE) < 0) {
      return;
    }
    told = now;
    try {
      tasks.progress(task.id(), task.attempt(), percent);
    } catch (RuntimeException unreachable) {
      LOG.debug("Progress of {} is not told", task.id(), unreachable);
    }
  }
}
