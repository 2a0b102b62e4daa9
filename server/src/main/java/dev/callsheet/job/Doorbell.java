package dev.callsheet.job;

import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;

/** Wakes this node's workers, if it has any, when a job became due. */
@Singleton
final class Doorbell {
  private final Map<JobPool, Runnable> bells = new EnumMap<>(JobPool.class);

  synchronized void connect(JobPool pool, Runnable wake) {
    bells.put(pool, wake);
  }

  synchronized void ring(JobPool pool) {
    var wake = bells.get(pool);
    if (wake != null) {
      wake.run();
    }
  }
}
