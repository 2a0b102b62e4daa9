package dev.callsheet.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.database.TestDatabase;
import dev.callsheet.job.TestClock;
import dev.callsheet.transparency.certificate.TlogProof;
import dev.callsheet.transparency.encoding.Sha256;
import dev.callsheet.transparency.merkle.CompactRange;
import dev.callsheet.transparency.merkle.InclusionProof;
import dev.callsheet.transparency.merkle.TreeHash;
import dev.callsheet.transparency.note.Checkpoint;
import dev.callsheet.transparency.note.NoteCheck;
import dev.callsheet.transparency.note.VerifierKey;
import dev.callsheet.transparency.tile.EntryBundle;
import dev.callsheet.transparency.tile.HashTile;
import dev.callsheet.transparency.tile.TileIndex;
import io.micronaut.transaction.TransactionOperations;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is handed in, and what everybody may read of it. */
final class LedgerTest {
  @TempDir private Path home;

  private final TestDatabase database = TestDatabase.create();
  private final TestClock clock = new TestClock();
  private LedgerNode node;

  @BeforeEach
  void start() {
    node = LedgerNode.start(configuration(), clock);
  }

  @AfterEach
  void stop() {
    node.close();
  }

  private Map<String, Object> configuration() {
    return LedgerNode.configuration(database, home);
  }

  @Test
  void aNewLogShowsTheCheckpointOfAnEmptyTree() throws Exception {
    var checkpoint = node.log().latest().orElseThrow();
    assertEquals(0, checkpoint.number());
    assertEquals(0, checkpoint.size());
    assertEquals(TreeHash.EMPTY_ROOT, checkpoint.root());
    assertVerified(checkpoint);
    assertInstanceOf(LedgerCondition.Open.class, node.condition());
    assertInstanceOf(SequencerStep.Idle.class, node.step());
    assertTrue(node.log().inclusion(0, null).isEmpty());
    assertTrue(node.log().tile(new HashTile(0, new TileIndex(0, 1))).isEmpty());
    assertTrue(node.log().bundle(new TileIndex(0, 1)).isEmpty());
    assertEquals(List.of(), node.faults());
  }

  @Test
  void whatIsHandedInIsAppendedOnceAndInOrder() throws Exception {
    node.submit(0, 300);
    node.submit(0, 300);
    assertFalse(node.bean(Ledger.class).submit(LedgerNode.id(7), node.listener, new byte[] {1}));
    node.sealAll();
    assertFalse(node.bean(Ledger.class).submit(LedgerNode.id(7), node.listener, new byte[] {1}));
    assertInstanceOf(SequencerStep.Idle.class, node.step());

    var checkpoint = node.log().latest().orElseThrow();
    assertEquals(300, checkpoint.size());
    assertEquals(1, checkpoint.number());
    assertVerified(checkpoint);
    assertEquals(
        IntStream.range(0, 300).mapToObj(LedgerNode::id).toList(), node.listener.publishedIds());
    assertEquals(node.listener.published, node.listener.sealed);
    for (var number : List.of(0, 1, 255, 256, 299)) {
      assertArrayEquals(
          LedgerNode.entry(number), node.log().entry(number).orElseThrow(), "entry " + number);
      var found = node.bean(Ledger.class).find(LedgerNode.id(number)).orElseThrow();
      assertEquals(number.longValue(), found.leafIndex());
      assertEquals(1, found.block());
    }
    assertTrue(node.bean(Ledger.class).find("nobody's").isEmpty());
    assertEquals(List.of(), node.faults());
  }

  @Test
  void anEntryIsHandedInWithTheCallersTransaction() {
    @SuppressWarnings("unchecked")
    TransactionOperations<Connection> transactions = node.bean(TransactionOperations.class);
    assertThrows(
        IllegalStateException.class,
        () ->
            transactions.executeWrite(
                status -> {
                  node.submit(0, 1);
                  throw new IllegalStateException("roll back");
                }));
    assertInstanceOf(SequencerStep.Idle.class, node.step());
    for (var bytes : List.of(new byte[0], new byte[Ledger.MAX_ENTRY_BYTES + 1])) {
      assertThrows(
          IllegalArgumentException.class,
          () -> node.bean(Ledger.class).submit("x", node.listener, bytes));
    }
    var largest = new byte[Ledger.MAX_ENTRY_BYTES];
    node.bean(Ledger.class).submit("largest", node.listener, largest);
    node.sealAll();
    assertArrayEquals(largest, node.log().entry(0).orElseThrow());
    assertEquals(
        Ledger.MAX_ENTRY_BYTES + 2,
        node.log().bundle(new TileIndex(0, 1)).orElseThrow().bytes().length);
  }

  @Test
  void tenThousandEntriesAreConsistentFromEveryCheckpointToEveryLaterOne() throws Exception {
    // Blocks of many sizes, so that checkpoints end at full tiles and within them.
    var blocks = new ArrayList<Integer>(List.of(1, 1, 2, 252, 1, 255, 256, 768, 1, 1000));
    while (blocks.stream().mapToInt(Integer::intValue).sum() < 9_000) {
      blocks.add(200 + 13 * blocks.size());
    }
    blocks.add(10_000 - blocks.stream().mapToInt(Integer::intValue).sum());
    var from = 0;
    for (int block : blocks) {
      node.submit(from, from + block);
      from += block;
      assertInstanceOf(SequencerStep.Sealed.class, node.step());
    }
    var checkpoints = node.log().checkpoints(null, 100);
    assertEquals(blocks.size() + 1, checkpoints.size());
    for (var newer : checkpoints) {
      assertVerified(newer);
      for (var older : checkpoints) {
        if (older.size() > 0 && older.size() <= newer.size()) {
          var proven = node.log().consistency(older.size(), newer.size()).orElseThrow();
          assertTrue(
              proven.proof().proves(older.root(), newer.root()),
              () -> older.size() + " to " + newer.size());
        }
      }
    }
    for (var leaf = 0; leaf < 10_000; leaf += 97) {
      for (var size : List.of(10_000L, node.log().blockOf(leaf).orElseThrow().size())) {
        var inclusion = node.log().inclusion(leaf, size).orElseThrow();
        assertEquals(TreeHash.leaf(LedgerNode.entry(leaf)), inclusion.leafHash());
        assertTrue(inclusion.proof().proves(inclusion.leafHash(), inclusion.checkpoint().root()));
      }
    }
    assertTrue(node.log().inclusion(10_000, null).isEmpty());
    assertTrue(node.log().inclusion(5, 5L).isEmpty());
    assertTrue(node.log().inclusion(5, 7L).isEmpty(), "there was no such checkpoint");
    assertTrue(node.log().consistency(7, 10_000).isEmpty());
    assertTrue(node.log().consistency(2, 1).isEmpty());
    assertTrue(node.log().consistency(1, 10_001).isEmpty());
    var report = node.bean(LedgerVerification.class).verify();
    assertEquals(new LedgerVerification.Report(10_000, blocks.size() + 1, List.of()), report);
  }

  @Test
  void tilesAndBundlesMakeTheRoot() throws Exception {
    node.submit(0, 700);
    node.sealAll();
    var edge = CompactRange.empty();
    for (var tile : List.of(TileIndex.full(0), TileIndex.full(1), new TileIndex(2, 188))) {
      var hashes = new HashTile(0, tile).decode(bytes(node.log().tile(new HashTile(0, tile))));
      var entries = EntryBundle.decode(bytes(node.log().bundle(tile)), tile.width());
      for (var place = 0; place < tile.width(); place++) {
        assertEquals(TreeHash.leaf(entries.get(place)), hashes.get(place));
        edge.append(hashes.get(place), (id, hash) -> {});
      }
    }
    assertEquals(node.log().latest().orElseThrow().root(), edge.root());
    var above = new HashTile(1, new TileIndex(0, 2));
    assertEquals(2 * Sha256.BYTES, bytes(node.log().tile(above)).length);
    // Partial ones that a smaller log had are there as well; larger ones are not.
    assertEquals(
        3 * Sha256.BYTES, bytes(node.log().tile(new HashTile(0, new TileIndex(2, 3)))).length);
    assertTrue(node.log().tile(new HashTile(0, new TileIndex(2, 189))).isEmpty());
    assertTrue(node.log().tile(new HashTile(1, new TileIndex(0, 3))).isEmpty());
    assertTrue(node.log().bundle(TileIndex.full(2)).isEmpty());
    assertTrue(node.log().tile(above).orElseThrow().immutable());
    assertFalse(node.log().checkpointFile().orElseThrow().immutable());
  }

  @Test
  void theProofOfACertificateStaysTheSame() throws Exception {
    node.submit(0, 5);
    node.sealAll();
    var proof = node.log().certified(3).orElseThrow().tlogProof(Optional.of(new byte[] {1, 2}));
    var read = TlogProof.parse(proof.toString());
    assertEquals(3, read.index());
    assertArrayEquals(new byte[] {1, 2}, read.extra().orElseThrow());
    var key = VerifierKey.parse(node.log().keys().getLast().vkey());
    assertInstanceOf(NoteCheck.Trusted.class, read.checkpoint().verify(List.of(key)));
    var checkpoint = Checkpoint.parse(read.checkpoint().text());
    assertTrue(
        new InclusionProof(read.index(), checkpoint.size(), read.hashes())
            .proves(TreeHash.leaf(LedgerNode.entry(3)), checkpoint.root()));
    node.submit(5, 9);
    node.sealAll();
    assertEquals(
        proof.toString(),
        node.log().certified(3).orElseThrow().tlogProof(Optional.of(new byte[] {1, 2})).toString());
    assertTrue(node.log().certified(9).isEmpty());
  }

  @Test
  void severalNodesAppendInTurnWhatSeveralHandIn() throws Exception {
    var configuration = configuration();
    configuration.put("callsheet.ledger.batch", 37);
    try (var one = LedgerNode.start(configuration, clock);
        var other = LedgerNode.start(configuration, clock);
        var threads = Executors.newFixedThreadPool(6)) {
      var work = new ArrayList<Callable<Boolean>>();
      for (var part = 0; part < 4; part++) {
        var first = part * 250;
        work.add(
            () -> {
              one.submit(first, first + 250);
              return true;
            });
      }
      for (var sequencer : List.of(one, other)) {
        work.add(
            () -> {
              while (node.log().latest().orElseThrow().size() < 1000) {
                var step = sequencer.step();
                assertFalse(step instanceof SequencerStep.Halted, step::toString);
              }
              return true;
            });
      }
      for (var done : threads.invokeAll(work)) {
        assertTrue(done.get());
      }
      var told = new ArrayList<>(one.listener.published);
      told.addAll(other.listener.published);
      assertEquals(1000, told.size());
      assertEquals(
          1000, new HashSet<>(told.stream().map(AppendedEntry::leafIndex).toList()).size());
      assertEquals(
          1000, new HashSet<>(told.stream().map(AppendedEntry::submissionId).toList()).size());
      for (var entry : told) {
        var number = Integer.parseInt(entry.submissionId().substring("sub_".length()));
        assertArrayEquals(
            LedgerNode.entry(number), node.log().entry(entry.leafIndex()).orElseThrow());
      }
    }
    assertEquals(List.of(), node.faults());
  }

  @Test
  void aClockThatIsPutBackDoesNotPutTheLogBack() {
    node.submit(0, 1);
    node.sealAll();
    var before = node.log().latest().orElseThrow();
    clock.advance(Duration.ofHours(-2));
    node.submit(1, 2);
    node.sealAll();
    var after = node.log().latest().orElseThrow();
    assertEquals(before.number() + 1, after.number());
    assertEquals(before.signedAt(), after.signedAt());
    clock.advance(Duration.ofHours(3));
    node.submit(2, 3);
    node.sealAll();
    assertEquals(clock.instant(), node.log().latest().orElseThrow().signedAt());
    assertEquals(List.of(), node.faults());
  }

  @Test
  void anOperatorFreezesAndPausesAllNodes() {
    var administration = node.bean(LedgerAdministration.class);
    administration.freeze("It is looked into.");
    node.submit(0, 2);
    var frozen = assertInstanceOf(LedgerCondition.Frozen.class, node.condition());
    assertEquals("It is looked into.", frozen.reason());
    assertEquals(clock.instant(), frozen.since());
    assertFalse(node.step() instanceof SequencerStep.Sealed);
    administration.freeze("Again.");
    assertEquals("It is looked into.", administration.status().frozenReason());
    administration.unfreeze();

    administration.pause();
    assertInstanceOf(LedgerCondition.Paused.class, node.condition());
    assertFalse(node.step() instanceof SequencerStep.Sealed);
    assertEquals(2, administration.status().waiting());
    administration.resume();
    assertInstanceOf(LedgerCondition.Open.class, node.condition());
    assertInstanceOf(SequencerStep.Sealed.class, node.step());
    assertEquals(2, administration.status().size());
  }

  @Test
  void whatWaitsIsGivenUpWhenAnOperatorSaysSo() {
    node.submit(0, 3);
    assertEquals(3, node.bean(LedgerAdministration.class).discard());
    assertEquals(0, node.bean(LedgerAdministration.class).discard());
    assertEquals(
        List.of("sub_0", "sub_1", "sub_2"),
        node.listener.rejected.stream().map(RejectedSubmission::submissionId).toList());
    assertInstanceOf(SequencerStep.Idle.class, node.step());
  }

  @Test
  void noMoreMayWaitThanTheSettingsAllow() {
    var configuration = configuration();
    configuration.put("callsheet.ledger.backlog", 3);
    try (var small = LedgerNode.start(configuration, clock)) {
      small.submit(0, 2);
      assertInstanceOf(LedgerCondition.Open.class, small.condition());
      small.submit(2, 3);
      assertEquals(new LedgerCondition.Backlogged(3), small.condition());
      small.sealAll();
      assertInstanceOf(LedgerCondition.Open.class, small.condition());
    }
  }

  @Test
  void theDatabaseRefusesToChangeWhatIsWritten() {
    node.submit(0, 256);
    node.sealAll();
    for (var table : List.of("tlog_entry", "tlog_node", "tlog_checkpoint", "tlog_key")) {
      for (var sql : List.of("delete from %s", "truncate %s cascade")) {
        assertRefused("append-only", sql.formatted(table));
      }
    }
    assertRefused("append-only", "update tlog_entry set entry = 'x'");
    assertRefused("append-only", "update tlog_node set hash = hash");
    assertRefused("append-only", "update tlog_checkpoint set note = 'x'");
    assertRefused("append-only", "update tlog_key set vkey = 'x'");
    assertRefused("append-only", "update tlog_cosignature set line = 'x'");
    for (var table : List.of("tlog_entry", "tlog_node", "tlog_checkpoint")) {
      assertRefused(
          "permission denied", "set role callsheet_ledger; delete from %s".formatted(table));
    }
  }

  private void assertRefused(String message, String sql) {
    var refusal =
        assertThrows(
            SQLException.class,
            () -> {
              try (var connection = database.dataSource().getConnection();
                  var statement = connection.createStatement()) {
                statement.execute(sql);
              }
            },
            sql);
    assertTrue(String.valueOf(refusal.getMessage()).contains(message), refusal.getMessage());
  }

  private void assertVerified(LedgerCheckpoint checkpoint) throws Exception {
    var key = VerifierKey.parse(node.log().keys().getLast().vkey());
    var note = checkpoint.signedNote();
    assertInstanceOf(NoteCheck.Trusted.class, note.verify(List.of(key)));
    assertEquals(
        new Checkpoint(key.name(), checkpoint.size(), checkpoint.root()),
        Checkpoint.parse(note.text()));
  }

  private static byte[] bytes(Optional<LogFile> file) {
    return file.orElseThrow().bytes();
  }
}
