package dev.callsheet.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.database.TestDatabase;
import dev.callsheet.job.TestClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A row that a superuser changes under the server is found and named. */
final class TamperingTest {
  @TempDir private Path home;

  private final TestDatabase database = TestDatabase.create();
  private final TestClock clock = new TestClock();
  private LedgerNode node;

  @BeforeEach
  void start() {
    node = start(home);
    node.submit(0, 600);
    node.step();
    node.submit(600, 700);
    node.step();
    assertEquals(2, node.log().latest().orElseThrow().number());
  }

  @AfterEach
  void stop() {
    node.close();
  }

  private LedgerNode start(Path folder) {
    Map<String, Object> configuration = LedgerNode.configuration(database, folder);
    return LedgerNode.start(configuration, clock);
  }

  static Stream<Arguments> changesAtTheRightEdge() {
    return Stream.of(
        Arguments.of(
            "update tlog_entry set entry = 'changed' where leaf_index = 650",
            "Entry 650 (submission sub_650)"),
        Arguments.of(
            "update tlog_entry set leaf_hash = sha256('x') where leaf_index = 650",
            "Entry 650 (submission sub_650)"),
        Arguments.of(
            "update tlog_entry set entry = 'x', leaf_hash = sha256('\\x0078') where leaf_index = 650",
            "Checkpoint 2: its root is not that of the stored tree"),
        Arguments.of("delete from tlog_entry where leaf_index = 650", "Entry 650 is missing"),
        Arguments.of(
            "delete from tlog_entry where leaf_index = 699",
            "Checkpoint 2: it is of 700 entries, and 699 are stored"),
        Arguments.of(
            "insert into tlog_entry select 700, 'more', listener, entry, leaf_hash from tlog_entry"
                + " where leaf_index = 1",
            "Checkpoint 2: it is of 700 entries, and 701 are stored"),
        Arguments.of(
            "update tlog_node set hash = sha256('x') where level = 1 and node_index = 1",
            "Checkpoint 2: its root is not that of the stored tree"),
        Arguments.of(
            "delete from tlog_node where level = 1 and node_index = 1",
            "Checkpoint 2: 2 nodes of tile level 1 belong to it, and 1 are stored"),
        Arguments.of(
            "update tlog_checkpoint set root = sha256('x') where number = 2",
            "Checkpoint 2: its note says something else than its row"),
        Arguments.of(
            "update tlog_checkpoint set note = replace(note, '700', '701') where number = 2",
            "Checkpoint 2: its note is not signed by the log's key"),
        Arguments.of(
            "update tlog_checkpoint set note = (select note from tlog_checkpoint where number = 1)"
                + " where number = 2",
            "Checkpoint 2: its note says something else than its row"),
        Arguments.of(
            "delete from tlog_checkpoint where number = 2",
            "Checkpoint 1: it is of 600 entries, and 700 are stored"));
  }

  @ParameterizedTest
  @MethodSource("changesAtTheRightEdge")
  void aChangeAtTheRightEdgeIsFoundAtTheNextSequencing(String change, String named)
      throws Exception {
    LedgerNode.tamper(
        database,
        change,
        "update tlog_state set published_size = (select max(size) from tlog_checkpoint)");
    node.submit(700, 701);
    assertInstanceOf(SequencerStep.Halted.class, node.step());
    var frozen = assertInstanceOf(LedgerCondition.Frozen.class, node.condition());
    assertTrue(frozen.reason().contains(named), frozen::reason);
    assertEquals(701, node.listener.published.size() + waiting());

    // Unfrozen without being mended, it is frozen again, and nothing was signed.
    node.bean(LedgerAdministration.class).unfreeze();
    assertInstanceOf(SequencerStep.Halted.class, node.step());
    assertInstanceOf(LedgerCondition.Frozen.class, node.condition());
    assertFalse(node.faults().isEmpty());
  }

  private long waiting() {
    return node.bean(LedgerAdministration.class).status().waiting();
  }

  static Stream<Arguments> changesAnywhere() {
    return Stream.of(
        Arguments.of(
            "update tlog_entry set entry = 'changed' where leaf_index = 17",
            List.of("Entry 17 (submission sub_17): its bytes do not have the hash of its leaf.")),
        Arguments.of(
            "update tlog_entry set leaf_hash = sha256('x') where leaf_index = 17",
            List.of(
                "Entry 17 (submission sub_17): its bytes do not have the hash of its leaf.",
                "Checkpoint 1: its root is not that of the entries; those from 0 to 599, or one"
                    + " before, have changed.",
                "Node 0 of tile level 1 is not that of its entries.")),
        Arguments.of(
            "update tlog_entry set entry = 'x', leaf_hash = sha256('\\x0078') where leaf_index = 620",
            List.of(
                "Checkpoint 2: its root is not that of the entries; those from 600 to 699, or one"
                    + " before, have changed.")),
        Arguments.of("delete from tlog_entry where leaf_index = 3", List.of("Entry 3 is missing.")),
        Arguments.of(
            "update tlog_node set hash = sha256('x') where node_index = 0",
            List.of("Node 0 of tile level 1 is not that of its entries.")),
        Arguments.of(
            "update tlog_checkpoint set signed_at = signed_at + interval '1 day' where number = 1",
            List.of("Checkpoint 2 is older than the one before.")),
        Arguments.of(
            "delete from tlog_checkpoint where number = 1", List.of("Checkpoint 1 is missing.")),
        Arguments.of(
            "update tlog_checkpoint set note = replace(note, '600', '601') where number = 1",
            List.of("Checkpoint 1: its note is not signed by the log's key.")),
        Arguments.of(
            "insert into tlog_cosignature values (700, (select vkey from tlog_key), 'x', now())",
            List.of("Checkpoint 2: the cosignature of ")));
  }

  @ParameterizedTest
  @MethodSource("changesAnywhere")
  void verificationNamesTheRowAndFreezesTheLog(String change, List<String> named) throws Exception {
    assertEquals(List.of(), node.faults());
    LedgerNode.tamper(database, change);
    var faults = node.faults();
    assertEquals(named.size(), faults.size(), faults::toString);
    for (var place = 0; place < named.size(); place++) {
      assertTrue(faults.get(place).startsWith(named.get(place)), faults::toString);
    }
    assertInstanceOf(LedgerCondition.Frozen.class, node.condition());
  }

  @Test
  void aSubmissionThatIsChangedWhileItWaitsIsRejected() throws Exception {
    node.submit(700, 703);
    LedgerNode.tamper(
        database, "update tlog_submission set entry = 'changed' where id = 'sub_701'");
    node.sealAll();
    assertEquals(
        List.of(new RejectedSubmission("sub_701", "It was changed while it waited.")),
        node.listener.rejected);
    assertEquals(702, node.log().latest().orElseThrow().size());
    LedgerNode.tamper(
        database,
        "insert into tlog_submission (id, listener, entry, leaf_hash, submitted_at)"
            + " values ('only', 'test', 'a', sha256('b'), now())");
    node.sealAll();
    assertEquals(2, node.listener.rejected.size());
    assertEquals(702, node.log().latest().orElseThrow().size());
  }

  @Test
  void aSubmissionThatIsHandedInAgainUnderTheServerIsFound() throws Exception {
    LedgerNode.tamper(
        database,
        "insert into tlog_submission (id, listener, entry, leaf_hash, submitted_at)"
            + " select submission_id, listener, entry, leaf_hash, now() from tlog_entry"
            + " where leaf_index = 4");
    assertInstanceOf(SequencerStep.Halted.class, node.step());
    var frozen = assertInstanceOf(LedgerCondition.Frozen.class, node.condition());
    assertEquals("Submission sub_4 waits, and is in the log already.", frozen.reason());
  }

  /** What a backup that is put back does: all tables are as they were, and agree. */
  private void putBack() throws Exception {
    LedgerNode.tamper(
        database,
        "delete from tlog_checkpoint where number = 2",
        "delete from tlog_entry where leaf_index >= 600",
        "update tlog_state set published_size = 600");
  }

  @Test
  void aLogThatWasPutBackIsFoundByANodeThatRuns() throws Exception {
    putBack();
    assertFrozenAsPutBack(node);
  }

  @Test
  void aLogThatWasPutBackIsFoundAfterAStart() throws Exception {
    node.close();
    putBack();
    node = start(home);
    assertFrozenAsPutBack(node);
  }

  private static void assertFrozenAsPutBack(LedgerNode node) {
    node.submit(800, 801);
    assertInstanceOf(SequencerStep.Halted.class, node.step());
    var frozen = assertInstanceOf(LedgerCondition.Frozen.class, node.condition());
    assertEquals(
        "The log was put back: its last checkpoint is of 600 entries, and this node knows one of"
            + " 700.",
        frozen.reason());
  }

  @Test
  void anotherHistoryIsFoundByANodeThatKnowsTheFirst() throws Exception {
    putBack();
    try (var elsewhere = start(copyOfTheKeys())) {
      elsewhere.submit(800, 1000);
      elsewhere.sealAll();
      assertEquals(800, elsewhere.log().latest().orElseThrow().size());
    }
    node.submit(1000, 1001);
    assertInstanceOf(SequencerStep.Halted.class, node.step());
    var frozen = assertInstanceOf(LedgerCondition.Frozen.class, node.condition());
    assertTrue(frozen.reason().startsWith("The log has another history"), frozen::reason);
  }

  /** A home that has the key and knows no checkpoint. */
  private Path copyOfTheKeys() throws Exception {
    var other = home.resolve("other");
    Files.createDirectories(other.resolve("ledger"));
    try (var files = Files.list(home.resolve("ledger"))) {
      for (var file : files.filter(name -> name.toString().endsWith(".key")).toList()) {
        Files.copy(file, other.resolve("ledger").resolve(file.getFileName()));
      }
    }
    return other;
  }
}
