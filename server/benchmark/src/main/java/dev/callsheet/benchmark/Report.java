package dev.callsheet.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What was measured, for people and for programs.
 *
 * @param measurements the request that finds something before the one that does not
 * @param loadBefore the average number of runnable threads on the machine before the rounds
 * @param loadAfter the same after them
 */
record Report(
    List<Measurement> measurements,
    int rounds,
    Duration duration,
    double loadBefore,
    double loadAfter) {
  private static final String HEADINGS = "%n%-30s %7s %7s %7s  %9s %10s  %24s%n";
  private static final String ROW = "%-30s %7.0f %7.0f %7.0f  %9.2f %10.2f  %8.1f%8.1f%8.1f%n";

  /** The table, in lines. */
  String text() {
    var text = new StringBuilder();
    text.append(
        line(
            "%n%d processors, load average %.1f before and %.1f after; medians of %d rounds of %d s.%n",
            Runtime.getRuntime().availableProcessors(),
            loadBefore,
            loadAfter,
            rounds,
            duration.toSeconds()));
    text.append(
        line("A closed loop on connections that are kept; all servers on one PostgreSQL.%n"));
    var connections = 0;
    for (var measurement : measurements) {
      if (measurement.connections() != connections) {
        connections = measurement.connections();
        text.append(
            line(
                HEADINGS,
                connections + " connections, requests/s",
                "ours",
                "bare",
                "equal",
                "ours/bare",
                "ours/equal",
                "p99 ms: ours  bare equal"));
      }
      text.append(
          line(
              ROW,
              measurement.request(),
              measurement.requestsPerSecond(Contender.OURS),
              measurement.requestsPerSecond(Contender.BARE),
              measurement.requestsPerSecond(Contender.EQUAL),
              measurement.ratio(Contender.BARE),
              measurement.ratio(Contender.EQUAL),
              measurement.p99(Contender.OURS),
              measurement.p99(Contender.BARE),
              measurement.p99(Contender.EQUAL)));
    }
    return text.toString();
  }

  /** The same figures in a JSON object. */
  String json() throws JsonProcessingException {
    var rows = new ArrayList<Map<String, Object>>();
    for (var measurement : measurements) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("request", measurement.request());
      row.put("connections", measurement.connections());
      for (var contender : Contender.values()) {
        row.put(
            contender.toString(),
            Map.of(
                "requests_per_second",
                measurement.requestsPerSecond(contender),
                "p99_ms",
                measurement.p99(contender)));
      }
      row.put("ours_to_bare", measurement.ratio(Contender.BARE));
      row.put("ours_to_equal", measurement.ratio(Contender.EQUAL));
      rows.add(row);
    }
    return new ObjectMapper()
        .writerWithDefaultPrettyPrinter()
        .writeValueAsString(
            Map.of(
                "rounds",
                rounds,
                "seconds",
                duration.toSeconds(),
                "load_average",
                List.of(loadBefore, loadAfter),
                "measurements",
                rows));
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
