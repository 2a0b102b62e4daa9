package dev.callsheet.apikey;

import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.TaskScheduler;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The minutes in which keys were last used, kept in memory until they are written together: no
 * request waits for it, and a node that is killed loses what it has not written yet.
 */
@Singleton
final class KeyUses {
  private static final Logger LOG = LoggerFactory.getLogger(KeyUses.class);

  private final ApiKeyTable table;
  private final ApiKeySettings settings;
  private final TaskScheduler scheduler;
  private final Clock clock;
  private final ConcurrentHashMap<String, Instant> unwritten = new ConcurrentHashMap<>();
  private final AtomicBoolean scheduled = new AtomicBoolean();

  KeyUses(
      ApiKeyTable table,
      ApiKeySettings settings,
      @Named(TaskExecutors.SCHEDULED) TaskScheduler scheduler,
      Clock clock) {
    this.table = table;
    this.settings = settings;
    this.scheduler = scheduler;
    this.clock = clock;
  }

  /** Notes that a key is used now. */
  void note(String keyId) {
    var minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
    if (!minute.equals(unwritten.get(keyId))) {
      unwritten.put(keyId, minute);
    }
    if (!scheduled.get() && scheduled.compareAndSet(false, true)) {
      scheduler.schedule(settings.useInterval(), this::write);
    }
  }

  /** Writes what was noted; a key whose minute stands there already is left alone. */
  @PreDestroy
  void write() {
    scheduled.set(false);
    var uses = Map.copyOf(unwritten);
    if (uses.isEmpty()) {
      return;
    }
    try {
      var ids = uses.keySet().toArray(String[]::new);
      var minutes = new String[ids.length];
      for (int index = 0; index < ids.length; index++) {
        minutes[index] = String.valueOf(uses.get(ids[index]));
      }
      table.writeUses(ids, minutes);
      uses.forEach(unwritten::remove);
    } catch (RuntimeException failure) {
      LOG.warn("When keys were last used cannot be written now; it is tried again", failure);
    }
  }
}
