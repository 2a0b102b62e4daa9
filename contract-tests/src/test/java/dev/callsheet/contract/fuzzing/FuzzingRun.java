package dev.callsheet.contract.fuzzing;

import dev.callsheet.contract.checking.Answer;
import dev.callsheet.contract.checking.AnswerCheck;
import dev.callsheet.contract.checking.CheckingClient;
import dev.callsheet.contract.coverage.Coverage;
import dev.callsheet.contract.document.ApiOperation;
import dev.callsheet.contract.document.ContractDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Sends the requests of a {@link Fuzzer} to a server. A fixed number of workers takes the numbers
 * in turn; what is sent for a number does not depend on who takes it.
 */
final class FuzzingRun {
  private static final int WORKERS = 4;
  private static final int ENOUGH_FAILURES = 12;
  private static final Duration LOG_PATIENCE = Duration.ofSeconds(5);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

  private final ContractDocument document;
  private final Fuzzer fuzzer;
  private final Acceptance acceptance;
  private final Stage stage;
  private final URI server;
  private final Path log;
  private final long seed;
  private final CheckingClient client;

  /**
   * Prepares a run.
   *
   * @param stage with whom the requests have to do
   * @param log of the server
   */
  FuzzingRun(ContractDocument document, Stage stage, URI server, Path log, long seed) {
    this.document = document;
    this.fuzzer = new Fuzzer(document, stage.families(), stage.cursors(), seed);
    this.acceptance = new Acceptance(document);
    this.stage = stage;
    this.server = server;
    this.log = log;
    this.seed = seed;
    // The matrix counts what was provoked on purpose.
    this.client = new CheckingClient(server, new AnswerCheck(document, new Coverage()));
  }

  /** Sends so many requests to the operations meant, or fewer when enough has failed. */
  Report run(Predicate<ApiOperation> meant, long requests, boolean untilFailure) {
    var report = new Report();
    var next = new AtomicLong();
    var sent = new AtomicLong();
    var start = System.nanoTime();
    var enough = untilFailure ? 1 : ENOUGH_FAILURES;
    try (var executor = Executors.newFixedThreadPool(WORKERS)) {
      List<Future<?>> workers = new ArrayList<>();
      for (var worker = 0; worker < WORKERS; worker++) {
        workers.add(
            executor.submit(
                () -> {
                  try (var exchange = new Exchange(client, server)) {
                    while (report.failures().size() < enough) {
                      var number = next.getAndIncrement();
                      if (!meant.test(fuzzer.operation(number))) {
                        continue;
                      }
                      if (sent.incrementAndGet() > requests) {
                        break;
                      }
                      send(exchange, number, report);
                    }
                  }
                }));
      }
      for (var worker : workers) {
        worker.get();
      }
    } catch (ExecutionException failure) {
      throw new AssertionError("a worker stopped", failure.getCause());
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", interruption);
    }
    report.took(Duration.ofNanos(System.nanoTime() - start));
    return report;
  }

  /** Sends the one request of a number. */
  Report single(long number) {
    var report = new Report();
    try (var exchange = new Exchange(client, server)) {
      send(exchange, number, report);
    }
    return report;
  }

  /** Returns the line that sends the request of a number. */
  String curl(long number) {
    return CurlLine.of(fuzzer.request(number).wire(), server);
  }

  private void send(Exchange exchange, long number, Report report) {
    var request = fuzzer.request(number);
    if (request.operation().family().isEmpty() && !request.wire().forChecking().isReadable()) {
      // Outside of the families nothing is promised about what is no operation.
      return;
    }
    try {
      var answer = exchange.send(request.wire());
      report.answered(request, answer.status());
      Suspicion.of(
              request.wire(),
              answer,
              Reader.isPublic(request.operation()) ? Set.of() : stage.secrets())
          .or(() -> acceptance.of(request, answer))
          .ifPresent(problem -> report.failed(failure(request, problem, requestId(answer))));
      compareTwins(exchange, request, answer, report);
    } catch (AssertionError broken) {
      var problem = broken.getMessage() == null ? broken.toString() : broken.getMessage();
      report.failed(failure(request, problem, requestId(problem)));
    }
  }

  /** An answer to a request that names a foreign id says nothing about whether that exists. */
  private void compareTwins(
      Exchange exchange, FuzzedRequest request, Answer answer, Report report) {
    if (request.wire().has("Idempotency-Key")) {
      return;
    }
    for (var id : stage.foreignIds()) {
      if (request.wire().mentions(id)) {
        var twin = exchange.send(request.wire().replacing(id, ForeignIds.twin(id)));
        Suspicion.ofTwins(id, answer, twin)
            .ifPresent(problem -> report.failed(failure(request, problem, requestId(answer))));
      }
    }
  }

  private Report.Failure failure(FuzzedRequest request, String problem, String requestId) {
    var curl = CurlLine.of(request.wire(), server);
    return new Report.Failure(
        request, problem, Report.words(seed, request, problem, logged(requestId), curl));
  }

  private static String requestId(Answer answer) {
    return answer.header("X-Request-Id").orElse("");
  }

  /** The id as it stands among the headers of a violation. */
  private static String requestId(String problem) {
    var found = Pattern.compile("x-request-id=\\[([^]]+)]").matcher(problem);
    return found.find() ? found.group(1) : "";
  }

  /** What the server's log has to say about a request; it is written a moment after the answer. */
  private String logged(String requestId) {
    if (requestId.length() < 20) {
      return "";
    }
    var deadline = System.nanoTime() + LOG_PATIENCE.toNanos();
    var lines = linesOf(requestId);
    while (lines.stream().noneMatch(FuzzingRun::isLast) && System.nanoTime() < deadline) {
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
      lines = linesOf(requestId);
    }
    return lines.stream()
        .limit(5)
        .map(line -> "log: " + line.substring(0, Math.min(line.length(), 1500)) + "\n")
        .collect(Collectors.joining());
  }

  private List<String> linesOf(String requestId) {
    try (var lines = Files.lines(log)) {
      return lines.filter(line -> line.contains(requestId)).toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Whether it is the line that each finished request has. */
  private static boolean isLast(String line) {
    return line.contains("\"message\":\"request\"");
  }
}
