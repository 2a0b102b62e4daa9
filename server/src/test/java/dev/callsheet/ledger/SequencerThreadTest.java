package dev.callsheet.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.database.TestDatabase;
import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes that append by themselves. */
final class SequencerThreadTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path home;

  private final TestDatabase database = TestDatabase.create();
  private LedgerNode node;

  @BeforeEach
  void start() {
    node = started(Map.of());
  }

  @AfterEach
  void stop() {
    node.close();
  }

  private LedgerNode started(Map<String, Object> more) {
    var configuration = LedgerNode.configuration(database, home);
    configuration.putAll(more);
    var started = LedgerNode.start(configuration, Clock.systemUTC());
    started.bean(SequencerThread.class).start();
    return started;
  }

  @Test
  void whatIsHandedInIsSoonInTheLog() {
    for (var number = 0; number < 3; number++) {
      node.submit(number, number + 1);
      awaitSize(number + 1);
    }
    assertEquals(List.of("sub_0", "sub_1", "sub_2"), node.listener.publishedIds());
  }

  @Test
  void whatManyHandInToNodesThatComeAndGoIsAppendedOnce() throws Exception {
    var more = new ArrayList<LedgerNode>();
    try (var threads = Executors.newFixedThreadPool(4)) {
      var work = new ArrayList<Callable<Boolean>>();
      for (var part = 0; part < 4; part++) {
        var first = 300 * part;
        work.add(
            () -> {
              for (var number = first; number < first + 300; number += 10) {
                node.submit(number, number + 10);
              }
              return true;
            });
      }
      var handedIn = work.stream().map(threads::submit).toList();
      for (var coming = 0; coming < 3; coming++) {
        var other = started(Map.of("callsheet.ledger.batch", 50));
        more.add(other);
        awaitSize(300 * (coming + 1));
        other.close();
      }
      for (var done : handedIn) {
        assertTrue(done.get());
      }
    }
    awaitSize(1200);
    var told = new ArrayList<>(node.listener.published);
    more.forEach(other -> told.addAll(other.listener.published));
    assertEquals(1200, told.size());
    assertEquals(
        1200, new HashSet<>(told.stream().map(AppendedEntry::submissionId).toList()).size());
    assertEquals(List.of(), node.faults());
  }

  @Test
  void aStopWaitsForTheBlockThatIsBeingSealed() throws Exception {
    var begun = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    node.listener.meanwhile =
        () -> {
          begun.countDown();
          awaitUninterrupted(mayEnd);
        };
    node.submit(0, 1);
    assertTrue(begun.await(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    var stopping = Thread.startVirtualThread(() -> node.bean(SequencerThread.class).stop());
    mayEnd.countDown();
    assertTrue(stopping.join(PATIENCE));
    assertEquals(1, node.log().latest().orElseThrow().size());
    node.submit(1, 2);
    assertEquals(1, node.log().latest().orElseThrow().size());
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      assertTrue(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  @Test
  void aListenerThatFailsIsCalledAgain() {
    var failures = new CountDownLatch(2);
    node.listener.meanwhile =
        () -> {
          if (failures.getCount() > 0) {
            failures.countDown();
            throw new IllegalStateException("not yet");
          }
        };
    node.submit(0, 2);
    awaitSize(2);
    assertEquals(List.of("sub_0", "sub_1"), node.listener.publishedIds());
    assertEquals(List.of(), node.faults());
  }

  @Test
  void aDatabaseThatWasAwayIsWrittenToAgain() throws Exception {
    node.submit(0, 1);
    awaitSize(1);
    connectable(false);
    await(
        () -> {
          try {
            node.submit(1, 2);
            return false;
          } catch (RuntimeException away) {
            return true;
          }
        });
    connectable(true);
    await(() -> handsIn(2));
    await(() -> node.bean(Ledger.class).find(LedgerNode.id(2)).isPresent());
    assertEquals(List.of(), node.faults());
  }

  private boolean handsIn(int number) {
    try {
      node.submit(number, number + 1);
      return true;
    } catch (RuntimeException away) {
      return false;
    }
  }

  @Test
  void aNodeThatOnlyAnswersLeavesItToTheOthers() {
    try (var api = started(Map.of("callsheet.role", "api"))) {
      api.submit(0, 5);
      awaitSize(5);
      assertEquals(5, api.log().latest().orElseThrow().size());
      assertEquals(List.of(), api.listener.published);
    }
  }

  @Test
  void othersTestsMayStartIt() {
    var context = node.bean(ApplicationContext.class);
    TestSequencer.start(context);
    node.submit(0, 1);
    awaitSize(1);
    TestSequencer.sealAll(context);
    assertInstanceOf(LedgerCondition.Open.class, node.condition());
  }

  /** Lets nodes connect, or ends their connections and refuses new ones. */
  private void connectable(boolean allowed) throws SQLException {
    var url = String.valueOf(database.properties().get("datasources.default.url"));
    var name = url.replaceFirst(".*/([^/?]+)\\?.*", "$1");
    try (var connection = DriverManager.getConnection(url.replace("/" + name, "/postgres"));
        var statement = connection.createStatement()) {
      statement.execute("alter database " + name + " allow_connections " + allowed);
      statement.execute(
          "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
    }
  }

  private void awaitSize(long size) {
    await(() -> node.log().latest().orElseThrow().size() >= size);
  }

  private static void await(BooleanSupplier condition) {
    var begin = System.nanoTime();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() - begin < PATIENCE.toNanos(), "not within a minute");
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }
}
