package dev.callsheet.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The waits between the attempts at a job.
 *
 * @param waits one per failed attempt that another attempt follows
 */
public record Retries(List<Duration> waits) {
  /** Eight attempts within some ten minutes. */
  public static final Retries STANDARD = doubling(Duration.ofSeconds(2), Duration.ofMinutes(5), 8);

  /** Copies the waits. */
  public Retries {
    waits = List.copyOf(waits);
  }

  /** Returns waits that begin with the first and double up to the longest. */
  public static Retries doubling(Duration first, Duration longest, int attempts) {
    var waits = new ArrayList<Duration>();
    var wait = first;
    for (var attempt = 1; attempt < attempts; attempt++) {
      waits.add(wait);
      var doubled = wait.multipliedBy(2);
      wait = doubled.compareTo(longest) > 0 ? longest : doubled;
    }
    return new Retries(waits);
  }

  /** Returns how often a job is attempted before it is given up. */
  public int attempts() {
    return waits.size() + 1;
  }
}
