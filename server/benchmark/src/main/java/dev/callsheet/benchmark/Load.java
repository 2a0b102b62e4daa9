package dev.callsheet.benchmark;

import java.util.Arrays;

/**
 * What a server did under load.
 *
 * @param seconds how long it was asked
 * @param latencies of each answer in nanoseconds, the shortest first
 */
record Load(double seconds, long[] latencies) {
  static Load of(double seconds, long[] unsorted) {
    var latencies = unsorted.clone();
    Arrays.sort(latencies);
    return new Load(seconds, latencies);
  }

  double requestsPerSecond() {
    return latencies.length / seconds;
  }

  /** The milliseconds within which {@code percent} of all answers came. */
  double percentile(double percent) {
    var rank = (int) Math.ceil(latencies.length * percent / 100);
    return latencies[Math.max(rank, 1) - 1] / 1e6;
  }
}
