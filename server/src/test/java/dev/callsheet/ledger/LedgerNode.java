package dev.callsheet.ledger;

import dev.callsheet.database.TestDatabase;
import dev.callsheet.job.TestNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A node whose sequencer takes a step when a test says so. */
final class LedgerNode implements AutoCloseable {
  final RecordingListener listener;
  private final TestNode node;

  private LedgerNode(TestNode node, RecordingListener listener) {
    this.node = node;
    this.listener = listener;
  }

  /** A node of a database with a home of its own, where it finds the keys that it made. */
  static Map<String, Object> configuration(TestDatabase database, Path home) {
    var configuration = new HashMap<String, Object>(database.properties());
    configuration.remove("callsheet.ledger.key");
    configuration.put("callsheet.home", home.toString());
    return configuration;
  }

  static LedgerNode start(Map<String, Object> configuration, Clock clock, Object... beans) {
    var listener = new RecordingListener();
    var all = new ArrayList<Object>(List.of(beans));
    all.add(listener);
    var node = TestNode.start(configuration, clock, all.toArray());
    try {
      node.bean(LedgerOpening.class).open();
    } catch (RuntimeException failure) {
      node.close();
      throw failure;
    }
    return new LedgerNode(node, listener);
  }

  <T> T bean(Class<T> type) {
    return node.bean(type);
  }

  PublicLog log() {
    return bean(PublicLog.class);
  }

  SequencerStep step() {
    return bean(Sequencer.class).step();
  }

  /** Takes steps until nothing waits. */
  void sealAll() {
    while (step() instanceof SequencerStep.Sealed) {}
  }

  /** Hands in entries whose names are these numbers. */
  void submit(int from, int to) {
    IntStream.range(from, to)
        .forEach(number -> bean(Ledger.class).submit(id(number), listener, entry(number)));
  }

  static String id(int number) {
    return "sub_" + number;
  }

  static byte[] entry(int number) {
    return ("entry " + number).getBytes(StandardCharsets.UTF_8);
  }

  LedgerCondition condition() {
    return bean(Ledger.class).condition();
  }

  List<String> faults() {
    return bean(LedgerVerification.class).verify().faults();
  }

  /** Does what a superuser can do under the server. */
  static void tamper(TestDatabase database, String... statements) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("set session_replication_role = replica");
      for (var sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @Override
  public void close() {
    node.close();
  }
}
