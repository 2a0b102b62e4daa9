package dev.callsheet.contract.fuzzing;

import dev.callsheet.contract.document.ApiOperation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What came of a run. */
final class Report {
  /** A request that was answered as it must not be. */
  record Failure(FuzzedRequest request, String problem, String text) {
    /** The same for whatever is broken in the same way. */
    String kind() {
      return problem
          .lines()
          .limit(2)
          .collect(Collectors.joining(" "))
          .replace(request.operation().id(), "")
          .replaceAll("^\\w+ /\\S*|[a-z]+_[0-9a-z]{26}|[0-9]{4,}", "");
    }
  }

  private final Map<String, Map<Integer, Integer>> statuses = new TreeMap<>();
  private final Map<String, Failure> failures = new LinkedHashMap<>();
  private Duration took = Duration.ZERO;

  synchronized void answered(FuzzedRequest request, int status) {
    statuses
        .computeIfAbsent(request.operation().id(), _ -> new TreeMap<>())
        .merge(status, 1, Integer::sum);
  }

  synchronized void failed(Failure failure) {
    failures.putIfAbsent(failure.kind(), failure);
  }

  synchronized void took(Duration duration) {
    took = duration;
  }

  /** Returns one failure of each kind, in the order of their coming. */
  synchronized List<Failure> failures() {
    return new ArrayList<>(failures.values());
  }

  synchronized int requests() {
    return statuses.values().stream()
        .flatMap(counts -> counts.values().stream())
        .mapToInt(Integer::intValue)
        .sum();
  }

  /** Returns how often the operation succeeded. */
  synchronized int successes(ApiOperation operation) {
    return statuses.getOrDefault(operation.id(), Map.of()).entrySet().stream()
        .filter(count -> count.getKey() < 400)
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  /** Returns a line for each operation: how many requests, how many succeeded, by status. */
  synchronized String table(List<ApiOperation> operations) {
    var every = new TreeSet<Integer>();
    statuses.values().forEach(counts -> every.addAll(counts.keySet()));
    var table = new StringBuilder();
    table.append(
        "%d requests in %d s; answers by status:%n".formatted(requests(), took.toSeconds()));
    table.append("%-24s %6s %5s".formatted("", "all", "good"));
    every.forEach(status -> table.append("%6d".formatted(status)));
    for (var operation : operations) {
      var counts = statuses.getOrDefault(operation.id(), Map.of());
      var all = counts.values().stream().mapToInt(Integer::intValue).sum();
      var share = all == 0 ? 0 : 100.0 * successes(operation) / all;
      table.append("%n%-24s %6d %4.0f%%".formatted(operation.id(), all, share));
      every.forEach(
          status -> {
            var count = counts.get(status);
            table.append("%6s".formatted(count == null ? "" : count.toString()));
          });
    }
    return table.toString().lines().map(String::stripTrailing).collect(Collectors.joining("\n"));
  }

  /** Returns the failures in words. */
  synchronized String failuresInWords() {
    return failures.values().stream()
        .map(Failure::text)
        .collect(Collectors.joining("\n\n", failures.size() + " kinds of failure:\n\n", ""))
        .replace("\r", "");
  }

  static String words(long seed, FuzzedRequest request, String problem, String log, String curl) {
    return String.format(
        Locale.ROOT,
        "%s, %s:%n%s%n%s-Dfuzzing.seed=%d -Dfuzzing.request=%d makes the same request. To send it"
            + " again:%n%s",
        request.operation().id(),
        request.what(),
        problem,
        log,
        seed,
        request.number(),
        curl);
  }
}
