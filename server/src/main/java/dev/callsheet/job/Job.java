package dev.callsheet.job;

import java.util.Optional;

/**
 * One kind of durable background work, registered by being a bean.
 *
 * <p>A job may run again after it has done its work, when its node dies before it can say so: what
 * it changes must be safe to repeat.
 */
public interface Job<T> {
  /** Returns what the queue calls this kind. */
  JobName<T> name();

  /** Returns how long to wait after each failed attempt, and so how many attempts there are. */
  default Retries retries() {
    return Retries.STANDARD;
  }

  /**
   * Returns whose job this is, if nobody may have more than a quarter of the pool's threads on a
   * node: work whose length others decide would otherwise keep everybody else's waiting.
   */
  default Optional<String> owner(T data) {
    return Optional.empty();
  }

  /**
   * Does the work of one job.
   *
   * <p>The thread is interrupted when the node shuts down; a job that then ends by an exception is
   * handed back to the queue and this does not count as a failed attempt. Nor does the death of a
   * node, but a job that five nodes did not survive is settled.
   *
   * @throws Exception when this attempt failed; {@link FailureKind} says what follows
   */
  void run(T data, Attempt attempt) throws Exception;

  /**
   * Settles a job that is not attempted again; called again later when it throws.
   *
   * @param cause why the last attempt failed, or why there is none any more
   */
  default void exhausted(T data, Throwable cause) {}
}
