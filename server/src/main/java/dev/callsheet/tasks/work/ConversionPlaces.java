package dev.callsheet.tasks.work;

import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;

/**
 * Lets as many conversions run at a time on this node as it has cores, in the order in which they
 * come: more would only keep each other waiting. What waits for a host takes no place.
 */
@Singleton
final class ConversionPlaces {
  private final Semaphore free = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

  /** A place that is taken until it is closed. */
  final class Place implements AutoCloseable {
    private Place() {}

    @Override
    public void close() {
      free.release();
    }
  }

  /** Waits for a place and takes it. */
  Place take() throws InterruptedException {
    free.acquire();
    return new Place();
  }
}
