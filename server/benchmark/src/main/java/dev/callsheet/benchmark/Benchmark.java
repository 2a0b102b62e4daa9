package dev.callsheet.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The program: measures, prints the table, and writes it as JSON. */
public final class Benchmark {
  private static final int CONNECTIONS = 16;
  private static final int MANY_CONNECTIONS = 1000;

  private final TestBed bed;
  private final int rounds = Integer.getInteger("benchmark.rounds", 3);
  private final Duration duration = seconds("benchmark.seconds", 5);
  private final Duration warmUp = seconds("benchmark.warmup", 30);

  private Benchmark(TestBed bed) {
    this.bed = bed;
  }

  /**
   * Runs the benchmark.
   *
   * @param arguments the built server's jar, and a directory for logs and {@code benchmark.json}
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var directory = Path.of(arguments[1]).toAbsolutePath();
    try (var bed = TestBed.start(Path.of(arguments[0]).toAbsolutePath(), directory)) {
      var report = new Benchmark(bed).run();
      System.out.print(report.text());
      Files.writeString(directory.resolve("benchmark.json"), report.json());
    }
  }

  private Report run() throws IOException, InterruptedException {
    var requests = bed.requests();
    for (var request : requests) {
      check(request);
    }
    warmUp(requests);
    var before = loadAverage();
    var measurements = new ArrayList<Measurement>();
    for (var request : requests) {
      measurements.add(measure(request, CONNECTIONS));
    }
    var one = requests.get(1);
    measurements.add(measure(one, MANY_CONNECTIONS));
    return new Report(measurements, rounds, duration, before, loadAverage());
  }

  /** In rounds, for what is compiled for one request alone is compiled again for the next one. */
  private void warmUp(List<MeasuredRequest> requests) throws IOException {
    for (var left = warmUp; left.isPositive(); left = left.minus(duration)) {
      for (var request : requests) {
        for (var contender : Contender.values()) {
          load(contender, request, CONNECTIONS, duration);
        }
      }
    }
  }

  private void check(MeasuredRequest request) throws IOException, InterruptedException {
    var ours = bed.server(Contender.OURS);
    AnswerCheck.requireEqual(ours, bed.server(Contender.BARE), request, false);
    AnswerCheck.requireEqual(ours, bed.server(Contender.EQUAL), request, true);
  }

  /** In turns, so that what else runs on the machine slows all of them. */
  private Measurement measure(MeasuredRequest request, int connections) throws IOException {
    Map<Contender, List<Load>> loads = new EnumMap<>(Contender.class);
    for (int round = 0; round < rounds; round++) {
      for (var contender : Contender.values()) {
        loads
            .computeIfAbsent(contender, _ -> new ArrayList<>())
            .add(load(contender, request, connections, duration));
      }
    }
    return new Measurement(request.name(), connections, loads);
  }

  private Load load(Contender contender, MeasuredRequest request, int connections, Duration howLong)
      throws IOException {
    return LoadGenerator.run(bed.server(contender).address(), request, connections, howLong);
  }

  private static double loadAverage() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private static Duration seconds(String property, int otherwise) {
    return Duration.ofSeconds(Integer.getInteger(property, otherwise));
  }
}
