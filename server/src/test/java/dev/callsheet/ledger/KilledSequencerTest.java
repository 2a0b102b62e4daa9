package dev.callsheet.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.database.TestDatabase;
import dev.callsheet.job.TestClock;
import dev.callsheet.transparency.note.NoteSigner;
import io.micronaut.transaction.TransactionOperations;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A sequencer that is killed before or after any statement loses nothing and tells nothing twice.
 */
final class KilledSequencerTest {
  private static final int ENOUGH = 100;

  @TempDir private Path home;

  private final TestDatabase database = TestDatabase.create();
  private final TestClock clock = new TestClock();
  private final Told told = new Told();

  /** Writes what it is told into a table, as features do. */
  private static final class Told implements LedgerListener {
    private @Nullable TransactionOperations<Connection> transactions;

    @Override
    public String name() {
      return "told";
    }

    @Override
    public void published(List<AppendedEntry> entries) {
      Objects.requireNonNull(transactions)
          .executeWrite(
              status -> {
                try (var statement =
                    status.getConnection().prepareStatement("insert into told values (?, ?)")) {
                  for (var entry : entries) {
                    statement.setString(1, entry.submissionId());
                    statement.setLong(2, entry.leafIndex());
                    statement.executeUpdate();
                  }
                }
                return true;
              });
    }

    @Override
    public void rejected(List<RejectedSubmission> submissions) {
      throw new IllegalStateException("Nothing is rejected here");
    }
  }

  private LedgerNode node;

  @BeforeEach
  void start() throws Exception {
    LedgerNode.tamper(database, "create table told (id text primary key, leaf_index bigint)");
    node = start(Map.of());
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @SuppressWarnings("unchecked")
  private LedgerNode start(Map<String, Object> more) {
    var configuration = LedgerNode.configuration(database, home);
    configuration.put("test.breaking-connections", true);
    configuration.putAll(more);
    var started = LedgerNode.start(configuration, clock, told);
    told.transactions = started.bean(TransactionOperations.class);
    return started;
  }

  /** Nobody answers there, and nobody is asked. */
  private void restartWithAWitness() {
    node.close();
    var witness = NoteSigner.generateWitness("witness", clock).verifierKey();
    node = start(Map.of("callsheet.ledger.witnesses", witness + " http://localhost:1"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void noKillOfASealLosesAnything(boolean afterwards) throws Exception {
    // So that each block fills tiles and writes nodes.
    submit(0, 250);
    node.sealAll();
    for (var number = 0; number < ENOUGH; number++) {
      var first = 250 + 7 * number;
      submit(first, first + 7);
      if (!killed(number, afterwards, node::step)) {
        assertTrue(number > 15, "only " + number + " statements");
        assertWhole(first + 7);
        return;
      }
      awaitSealed();
      assertWhole(first + 7);
    }
    throw new AssertionError("It never ends");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void noKillOfAPublicationLosesAnything(boolean afterwards) throws Exception {
    restartWithAWitness();
    for (var number = 0; number < ENOUGH; number++) {
      var first = 7 * number;
      submit(first, first + 7);
      var sealed = assertInstanceOf(SequencerStep.Sealed.class, awaitSealed());
      assertEquals(first, node.log().latest().orElseThrow().size());
      var killed = killed(number, afterwards, () -> publish(sealed.checkpoint()));
      publish(sealed.checkpoint());
      assertWhole(first + 7);
      if (!killed) {
        assertTrue(number > 5, "only " + number + " statements");
        return;
      }
    }
    throw new AssertionError("It never ends");
  }

  @Test
  void whatAKilledNodeSealedIsPublishedByTheNext() throws Exception {
    restartWithAWitness();
    submit(0, 7);
    assertInstanceOf(SequencerStep.Sealed.class, node.step());
    restartWithAWitness();
    submit(7, 9);
    var waits = assertInstanceOf(SequencerStep.Unpublished.class, node.step());
    publish(waits.checkpoint());
    assertEquals(7, node.log().latest().orElseThrow().size());
    var next = assertInstanceOf(SequencerStep.Sealed.class, node.step());
    publish(next.checkpoint());
    assertWhole(9);
  }

  private void submit(int from, int to) {
    for (var number = from; number < to; number++) {
      node.bean(Ledger.class).submit(LedgerNode.id(number), told, LedgerNode.entry(number));
    }
  }

  private void publish(SealedCheckpoint checkpoint) {
    node.bean(Sequencer.class).publish(checkpoint, List.of());
  }

  /** Whether the work was killed at a statement that it came to. */
  private boolean killed(int number, boolean afterwards, Runnable work) {
    var breaking = node.bean(BreakingConnections.class);
    breaking.arm(number, afterwards);
    try {
      work.run();
    } catch (RuntimeException broken) {
      assertTrue(breaking.disarm(), broken::toString);
      return true;
    }
    return breaking.disarm();
  }

  /** The database may take a moment to see that its client is gone. */
  private SequencerStep awaitSealed() {
    SequencerStep step;
    do {
      step = node.step();
    } while (step instanceof SequencerStep.Busy);
    return step;
  }

  private void assertWhole(int size) throws Exception {
    assertEquals(size, node.log().latest().orElseThrow().size());
    assertEquals(List.of(), node.faults());
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select count(*), count(e.leaf_index) from told t"
                    + " left join tlog_entry e on e.submission_id = t.id"
                    + " and e.leaf_index = t.leaf_index")) {
      rows.next();
      assertEquals(size, rows.getInt(1));
      assertEquals(size, rows.getInt(2));
    }
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select count(*) from tlog_submission")) {
      rows.next();
      assertEquals(0, rows.getInt(1));
    }
  }
}
