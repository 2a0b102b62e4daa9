package dev.callsheet.contract.coverage;

import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.document.Outcome;
import dev.callsheet.contract.recording.Exchange;
import dev.callsheet.contract.recording.ExchangeLog;
import dev.callsheet.contract.recording.Secrets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** What was observed in a run: each outcome in memory, each exchange in a file. */
public final class Coverage {
  private final Secrets secrets = Secrets.of(ContractDocument.load());
  private final @Nullable ExchangeLog log;
  private final ConcurrentSkipListMap<Outcome, Observation> observations =
      new ConcurrentSkipListMap<>();
  private final List<String> additions = new CopyOnWriteArrayList<>();

  private static final class OfThisRun {
    static final Coverage COVERAGE =
        new Coverage(new ExchangeLog(folder().resolve("exchanges.jsonl")));
  }

  /**
   * How often a outcome was seen.
   *
   * @param first how it came about first
   */
  public record Observation(long hits, Exchange first) {}

  /** Counts for itself, and writes no file. */
  public Coverage() {
    this(null);
  }

  private Coverage(@Nullable ExchangeLog log) {
    this.log = log;
  }

  /** Returns the observations of this run. */
  public static Coverage ofThisRun() {
    return OfThisRun.COVERAGE;
  }

  /** Returns where the report of this run lies. */
  public static Path folder() {
    return Path.of(System.getProperty("callsheet.contract.target", "target"))
        .toAbsolutePath()
        .resolve("contract-coverage");
  }

  /** Records an exchange of the running test. */
  public void record(
      Outcome outcome,
      List<String> violations,
      Exchange.Request request,
      Exchange.Response response) {
    var exchange =
        new Exchange(RunScope.running(), outcome, List.copyOf(violations), request, response)
            .masked(secrets);
    observations.merge(
        outcome,
        new Observation(1, exchange),
        (known, next) -> new Observation(known.hits() + 1, known.first()));
    if (log != null) {
      log.add(exchange);
    }
  }

  /** Returns what was observed so far. */
  public Map<Outcome, Observation> observations() {
    return new TreeMap<>(observations);
  }

  /** Adds a section to the summary of this run, as Markdown. */
  public void addToSummary(String section) {
    additions.add(section);
  }

  List<String> additions() {
    return List.copyOf(additions);
  }

  /** Returns the file of all exchanges, if one is written. */
  public Optional<ExchangeLog> log() {
    return Optional.ofNullable(log);
  }
}
