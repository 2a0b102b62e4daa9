package dev.callsheet.job;

import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;

/** Wakes this node's workers, if it has any, when a job became due. */
@Singleton
final class WorkerNotifier {
  private final Map<JobPool, Runnable> workers = new EnumMap<>(JobPool.class);

  synchronized void connect(JobPool pool, Runnable worker) {
    workers.put(pool, worker);
  }

  synchronized void wake(JobPool pool) {
    var worker = workers.get(pool);
    if (worker != null) {
      worker.run();
    }
  }
}
