package dev.callsheet.ledger;

import dev.callsheet.database.Database;
import dev.callsheet.database.DatabaseSettings;
import io.micronaut.transaction.TransactionOperations;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * The program that measures the log on the server's own PostgreSQL, with all its safety on: how
 * long an entry waits for its checkpoint, and how all else grows with the log.
 */
final class LedgerBenchmark implements AutoCloseable {
  private static final List<Integer> SIZES = List.of(1_000, 10_000, 100_000, 1_000_000);
  private static final int WRITERS = 16;
  private static final int BLOCK = 200;
  private static final int CHUNK = 20_000;

  private final Database database;
  private final LedgerNode node;
  private final TransactionOperations<Connection> transactions;
  private final AtomicInteger names = new AtomicInteger();

  @SuppressWarnings("unchecked")
  private LedgerBenchmark(Path home) {
    database = Database.forServer(new DatabaseSettings(null, home));
    database.migrate();
    var configuration = new HashMap<>(database.properties());
    configuration.put("callsheet.home", home.toString());
    configuration.put("callsheet.ledger.backlog", 10_000_000);
    node = LedgerNode.start(configuration, Clock.systemUTC());
    transactions = node.bean(TransactionOperations.class);
  }

  /**
   * Measures.
   *
   * @param arguments a directory for the database, which is emptied by nobody
   */
  public static void main(String[] arguments) throws Exception {
    var home = Files.createTempDirectory(Files.createDirectories(Path.of(arguments[0])), "ledger");
    try (var benchmark = new LedgerBenchmark(home)) {
      benchmark.run();
    }
  }

  @Override
  public void close() {
    node.close();
    database.close();
  }

  private void run() throws Exception {
    // Compiled before anything counts.
    for (var round = 0; round < 30; round++) {
      fill(BLOCK);
      proofs(200);
    }
    node.bean(LedgerVerification.class).verify();

    System.out.printf(
        "%-12s %12s %14s %14s %14s %14s%n",
        "entries", "appended/s", "block of 200", "proof", "consistency", "verified/s");
    for (int size : SIZES) {
      row(size);
    }

    System.out.printf(
        "%n%-24s %10s %10s %10s %10s%n", "one entry each", "per second", "p50", "p99", "worst");
    var thread = node.bean(SequencerThread.class);
    thread.start();
    load("200 a second", 200);
    load("1000 a second", 1000);
    load("as fast as it goes", Integer.MAX_VALUE);
    thread.stop();
    var report = node.bean(LedgerVerification.class).verify();
    System.out.printf(
        "%nwhole: %s, %,d entries in %,d checkpoints%n",
        report.faults().isEmpty(), report.entries(), report.checkpoints());
  }

  private void row(int size) throws Exception {
    var begin = System.nanoTime();
    var appended = 0;
    for (var present = size(); present < size; present = size()) {
      var chunk = (int) Math.min(CHUNK, size - present);
      var handedIn = System.nanoTime();
      handIn(chunk);
      begin += System.nanoTime() - handedIn;
      node.sealAll();
      appended += chunk;
    }
    var rate = appended / seconds(begin);
    var blocks = new ArrayList<Long>();
    for (var round = 0; round < 15; round++) {
      handIn(BLOCK);
      var sealing = System.nanoTime();
      node.step();
      blocks.add(System.nanoTime() - sealing);
    }
    var proofs = proofs(500);
    var consistencies = consistencies(500);
    var verifying = System.nanoTime();
    var entries = node.bean(LedgerVerification.class).verify().entries();
    System.out.printf(
        "%-12s %,12.0f %11.1f ms %11.2f ms %11.2f ms %,14.0f%n",
        "%,d".formatted(size),
        rate,
        millis(quantile(blocks, 0.5)),
        millis(quantile(proofs, 0.99)),
        millis(quantile(consistencies, 0.99)),
        entries / seconds(verifying));
  }

  private void fill(int count) {
    handIn(count);
    node.sealAll();
  }

  /** As features do it, but many at once. */
  private void handIn(int count) {
    var first = names.getAndAdd(count);
    transactions.executeWrite(
        status -> {
          try (var statement =
              status
                  .getConnection()
                  .prepareStatement(
                      """
                      insert into tlog_submission (id, listener, entry, leaf_hash, submitted_at)
                      select 'bulk_' || i, '', e, sha256('\\x00' || e), now()
                      from generate_series(?, ?) as i,
                        lateral (select sha256(i::text::bytea) || sha256((-i)::text::bytea)
                          || sha256((i * 7)::text::bytea) || '12345678901234'::bytea as e) as made
                      """)) {
            statement.setInt(1, first);
            statement.setInt(2, first + count - 1);
            return statement.executeUpdate();
          }
        });
  }

  private List<Long> proofs(int count) {
    var random = new Random(count);
    var size = size();
    var times = new ArrayList<Long>();
    for (var round = 0; round < count; round++) {
      var leaf = random.nextLong(size);
      var begin = System.nanoTime();
      var _ = node.log().inclusion(leaf, null).orElseThrow();
      times.add(System.nanoTime() - begin);
    }
    return times;
  }

  private List<Long> consistencies(int count) {
    var random = new Random(count);
    var last = node.log().latest().orElseThrow();
    var times = new ArrayList<Long>();
    for (var round = 0; round < count; round++) {
      var older =
          node.log().checkpoints(random.nextLong(last.number() - 1) + 2, 1).getFirst().size();
      var begin = System.nanoTime();
      var _ = node.log().consistency(older, last.size()).orElseThrow();
      times.add(System.nanoTime() - begin);
    }
    return times;
  }

  private long size() {
    return node.log().latest().orElseThrow().size();
  }

  /** An entry that was handed in: when, and the size of the log that shows it. */
  private record Wait(String id, long since) {}

  private void load(String name, int perSecond) throws Exception {
    var duration = Duration.ofSeconds(15);
    var waits = new ConcurrentLinkedQueue<Wait>();
    var seen = new HashMap<Long, Long>();
    var over = new AtomicBoolean();
    var watcher =
        Thread.startVirtualThread(
            () -> {
              while (!over.get()) {
                seen.putIfAbsent(size(), System.nanoTime());
                LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
              }
            });
    var begin = System.nanoTime();
    var next = new AtomicInteger();
    try (var threads = Executors.newFixedThreadPool(WRITERS)) {
      for (var writer = 0; writer < WRITERS; writer++) {
        var unused =
            threads.submit(
                () -> {
                  while (System.nanoTime() - begin < duration.toNanos()) {
                    var due = begin + next.getAndIncrement() * (1_000_000_000L / perSecond);
                    LockSupport.parkNanos(due - System.nanoTime());
                    var id = "single_" + names.getAndIncrement();
                    var entry = (id + "x".repeat(100)).getBytes(StandardCharsets.UTF_8);
                    node.bean(Ledger.class).submit(id, node.listener, entry);
                    waits.add(new Wait(id, System.nanoTime()));
                  }
                });
      }
    }
    var taken = seconds(begin);
    while (node.bean(LedgerAdministration.class).status().waiting() > 0) {
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
    LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    over.set(true);
    watcher.join();
    var times = latencies(waits, seen);
    System.out.printf(
        "%-24s %,10.0f %7.0f ms %7.0f ms %7.0f ms%n",
        name,
        times.size() / taken,
        millis(quantile(times, 0.5)),
        millis(quantile(times, 0.99)),
        millis(quantile(times, 1)));
  }

  /** From the end of the transaction that handed it in until somebody could read it. */
  private List<Long> latencies(Iterable<Wait> waits, Map<Long, Long> seen) {
    var shown = new TreeMap<>(seen);
    var places = new HashMap<String, Long>();
    node.listener.published.forEach(entry -> places.put(entry.submissionId(), entry.leafIndex()));
    node.listener.published.clear();
    node.listener.sealed.clear();
    var times = new ArrayList<Long>();
    for (var wait : waits) {
      var at = shown.higherEntry(places.get(wait.id())).getValue();
      times.add(Math.max(0, at - wait.since()));
    }
    return times;
  }

  private static long quantile(List<Long> times, double part) {
    var sorted = times.stream().sorted().toList();
    return sorted.get((int) Math.min(sorted.size() - 1, Math.round(part * (sorted.size() - 1))));
  }

  private static double millis(long nanos) {
    return nanos / 1e6;
  }

  private static double seconds(long begin) {
    return Math.max(1, System.nanoTime() - begin) / (double) TimeUnit.SECONDS.toNanos(1);
  }
}
