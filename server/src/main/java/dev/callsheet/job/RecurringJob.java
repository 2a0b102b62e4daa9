package dev.callsheet.job;

import java.time.Duration;

/** Light work that one node at a time repeats for ever, registered by being a bean. */
public interface RecurringJob {
  /** Returns what the queue calls it: unique among all jobs. */
  String name();

  /** Returns the wait between the end of one run and the start of the next. */
  Duration interval();

  /**
   * Does the work once.
   *
   * @throws Exception when it failed; it is tried again after the interval
   */
  void run() throws Exception;
}
