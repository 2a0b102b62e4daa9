package dev.callsheet.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.database.TestDatabase;
import dev.callsheet.job.TestClock;
import dev.callsheet.transparency.encoding.Sha256;
import dev.callsheet.transparency.merkle.ConsistencyProof;
import dev.callsheet.transparency.merkle.MemoryTree;
import dev.callsheet.transparency.merkle.TreeHash;
import dev.callsheet.transparency.merkle.TreeRoot;
import dev.callsheet.transparency.note.Checkpoint;
import dev.callsheet.transparency.note.NoteCheck;
import dev.callsheet.transparency.note.NoteSignature;
import dev.callsheet.transparency.note.NoteSigner;
import dev.callsheet.transparency.note.SignedNote;
import dev.callsheet.transparency.note.VerifierKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a witness cosigns, and what it says to all else. */
final class WitnessTest {
  private static final String ORIGIN = "log.example.com";

  @TempDir private Path home;

  private final TestClock clock = new TestClock();
  private final NoteSigner log = NoteSigner.generate(ORIGIN);
  private final MemoryTree tree = tree(20, "entry");
  private LedgerNode node;
  private Witness witness;

  @BeforeEach
  void start() {
    var configuration = LedgerNode.configuration(TestDatabase.create(), home);
    configuration.put("callsheet.ledger.witnessed-logs", log.verifierKey().toString());
    configuration.put("callsheet.ledger.witness-name", "witness.example.com");
    node = LedgerNode.start(configuration, clock);
    witness = node.bean(Witness.class);
  }

  @AfterEach
  void stop() {
    node.close();
  }

  private static MemoryTree tree(int size, String name) {
    var tree = new MemoryTree();
    for (var number = 0; number < size; number++) {
      tree.append(TreeHash.leaf((name + number).getBytes(StandardCharsets.UTF_8)));
    }
    return tree;
  }

  private SignedNote note(MemoryTree of, int size) {
    return new Checkpoint(ORIGIN, size, TreeRoot.read(size, of)).sign(log);
  }

  private WitnessAnswer ask(int old, int size) {
    return ask(old, proof(old, size), note(tree, size));
  }

  private List<Sha256> proof(int old, int size) {
    return old == 0 ? List.of() : ConsistencyProof.read(old, size, tree).hashes();
  }

  private WitnessAnswer ask(long old, List<Sha256> proof, SignedNote note) {
    var body = new StringBuilder("old ").append(old).append('\n');
    proof.forEach(hash -> body.append(hash.base64()).append('\n'));
    return ask(body.append('\n').append(note).toString());
  }

  private WitnessAnswer ask(String body) {
    return witness.addCheckpoint(body.getBytes(StandardCharsets.UTF_8));
  }

  private Instant cosignedAt(WitnessAnswer answer, SignedNote note) throws Exception {
    var lines = assertInstanceOf(WitnessAnswer.Cosigned.class, answer).lines();
    var key = VerifierKey.parse(witness.verifierKey());
    assertEquals("witness.example.com", key.name());
    var cosigned = note.with(NoteSignature.parse(lines.strip()));
    var check = cosigned.verify(List.of(key, log.verifierKey()));
    var signatures = assertInstanceOf(NoteCheck.Trusted.class, check).signatures();
    assertEquals(2, signatures.size());
    return signatures.getLast().cosignedAt().orElseThrow();
  }

  @Test
  void cosignsWhatFollowsFromTheLastCheckpoint() throws Exception {
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    assertEquals(now, cosignedAt(ask(0, 0), note(tree, 0)));
    assertEquals(now, cosignedAt(ask(0, 3), note(tree, 3)));
    assertEquals(now, cosignedAt(ask(3, 3), note(tree, 3)));
    assertEquals(now, cosignedAt(ask(3, 8), note(tree, 8)));
    assertEquals(now, cosignedAt(ask(8, 20), note(tree, 20)));
    var kept =
        witness.checkpoint(Sha256.of(ORIGIN.getBytes(StandardCharsets.UTF_8)).hex()).orElseThrow();
    assertEquals(note(tree, 20).text(), SignedNote.parse(kept).text());
    assertEquals(2, SignedNote.parse(kept).signatures().size());
    assertTrue(witness.checkpoint("0".repeat(64)).isEmpty());
  }

  @Test
  void tellsTheSizeThatItKnows() {
    assertEquals(new WitnessAnswer.Conflict(0), ask(3, 8));
    ask(0, 8);
    assertEquals(new WitnessAnswer.Conflict(8), ask(0, 8));
    assertEquals(new WitnessAnswer.Conflict(8), ask(3, 20));
    // A checkpoint that is shown again, or an older one.
    assertEquals(new WitnessAnswer.Conflict(8), ask(0, 3));
    assertEquals(new WitnessAnswer.Conflict(8), ask(3, 3));
  }

  @Test
  void refusesWhatIsNotConsistent() {
    ask(0, 8);
    var other = tree(20, "other");
    var inconsistent = new WitnessAnswer.Inconsistent();
    assertEquals(inconsistent, ask(8, proof(8, 20), note(other, 20)));
    assertEquals(inconsistent, ask(8, List.of(), note(other, 8)));
    assertEquals(inconsistent, ask(8, List.of(), note(tree, 20)));
    var proof = new ArrayList<>(proof(8, 20));
    proof.add(TreeHash.EMPTY_ROOT);
    assertEquals(inconsistent, ask(8, proof, note(tree, 20)));
    assertInstanceOf(WitnessAnswer.Cosigned.class, ask(8, 20));
  }

  @Test
  void anEmptyTreeHasItsRootAndNeedsNoProof() {
    var wrong = new Checkpoint(ORIGIN, 0, Sha256.of(new byte[1])).sign(log);
    assertEquals(new WitnessAnswer.Inconsistent(), ask(0, List.of(), wrong));
    assertEquals(
        new WitnessAnswer.Inconsistent(), ask(0, List.of(TreeHash.EMPTY_ROOT), note(tree, 3)));
  }

  @Test
  void refusesWhatNoKnownKeySigned() {
    var stranger = NoteSigner.generate(ORIGIN);
    var checkpoint = new Checkpoint(ORIGIN, 3, TreeRoot.read(3, tree));
    assertEquals(new WitnessAnswer.Untrusted(), ask(0, List.of(), checkpoint.sign(stranger)));
    var forged = new SignedNote(checkpoint.text(), note(tree, 8).signatures());
    assertEquals(new WitnessAnswer.Untrusted(), ask(0, List.of(), forged));
    var elsewhere =
        new Checkpoint("elsewhere", 3, checkpoint.root()).sign(NoteSigner.generate("elsewhere"));
    assertEquals(new WitnessAnswer.UnknownLog(), ask(0, List.of(), elsewhere));
    // A stranger's signature beside the right one is ignored.
    assertInstanceOf(
        WitnessAnswer.Cosigned.class,
        ask(0, List.of(), note(tree, 3).with(stranger.sign(checkpoint.text()))));
  }

  @Test
  void refusesWhatIsNoRequest() {
    var note = note(tree, 3).toString();
    var hash = TreeHash.EMPTY_ROOT.base64() + "\n";
    for (var body :
        List.of(
            "",
            note,
            "old 0\n" + note,
            "old\n\n" + note,
            "old 01\n\n" + note,
            "old -1\n\n" + note,
            "old 4\n\n" + note,
            "old 0\nhash\n\n" + note,
            "new 0\n\n" + note,
            "old 1\n" + hash.repeat(64) + "\n" + note,
            "old 0\n\n" + note.substring(0, note.length() - 1))) {
      assertInstanceOf(WitnessAnswer.Malformed.class, ask(body), body);
    }
    assertInstanceOf(
        WitnessAnswer.Malformed.class, witness.addCheckpoint(new byte[] {(byte) 0xff, '\n', '\n'}));
  }

  @Test
  void aClockThatIsPutBackDoesNotMakeALaterCosignatureOlder() throws Exception {
    var before = cosignedAt(ask(0, 3), note(tree, 3));
    clock.advance(Duration.ofHours(-1));
    assertEquals(before, cosignedAt(ask(3, 8), note(tree, 8)));
  }

  @Test
  void ofManyWhoAskAtOnceOneIsCosigned() throws Exception {
    Callable<WitnessAnswer> asking = () -> ask(0, 8);
    try (var threads = Executors.newFixedThreadPool(8)) {
      var cosigned = 0;
      for (var answer : threads.invokeAll(Collections.nCopies(16, asking))) {
        if (answer.get() instanceof WitnessAnswer.Cosigned) {
          cosigned++;
        } else {
          assertEquals(new WitnessAnswer.Conflict(8), answer.get());
        }
      }
      assertEquals(1, cosigned);
    }
  }
}
