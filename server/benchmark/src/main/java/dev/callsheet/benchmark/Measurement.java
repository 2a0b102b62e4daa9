package dev.callsheet.benchmark;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * What one request brought on all servers.
 *
 * @param connections that asked at the same time
 * @param rounds the loads of each server, one for each round
 */
record Measurement(String request, int connections, Map<Contender, List<Load>> rounds) {
  Measurement {
    rounds = new EnumMap<>(rounds);
  }

  double requestsPerSecond(Contender contender) {
    return median(contender, Load::requestsPerSecond);
  }

  /** Milliseconds. */
  double p99(Contender contender) {
    return median(contender, load -> load.percentile(99));
  }

  /** The requests of ours for each of the other's. */
  double ratio(Contender other) {
    return requestsPerSecond(Contender.OURS) / requestsPerSecond(other);
  }

  private double median(Contender contender, ToDoubleFunction<Load> figure) {
    var figures =
        Objects.requireNonNull(rounds.get(contender)).stream()
            .mapToDouble(figure)
            .sorted()
            .toArray();
    return median(figures);
  }

  private static double median(double[] sorted) {
    var middle = sorted.length / 2;
    return sorted.length % 2 == 1
        ? sorted[middle]
        : Arrays.stream(sorted, middle - 1, middle + 1).average().orElseThrow();
  }
}
