package dev.callsheet.contract.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.callsheet.transparency.commitment.CommitmentVersion;
import dev.callsheet.transparency.encoding.Sha256;
import dev.callsheet.transparency.entry.LedgerEntry;
import dev.callsheet.transparency.merkle.ConsistencyProof;
import dev.callsheet.transparency.merkle.InclusionProof;
import dev.callsheet.transparency.merkle.MemoryTree;
import dev.callsheet.transparency.merkle.TreeRoot;
import dev.callsheet.transparency.note.Checkpoint;
import dev.callsheet.transparency.note.NoteSigner;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Logs of many sizes; the same proofs with one thing changed are refused. */
class ForeignVerifiersTest {
  private static final int LARGEST = 34;

  private final NoteSigner log = NoteSigner.generate("log.example");
  private final NoteSigner other = NoteSigner.generate(log.verifierKey().name());
  private final NoteSigner witness =
      NoteSigner.generateWitness("witness.example", Clock.systemUTC());
  private final List<LedgerEntry> entries = new ArrayList<>();
  private final MemoryTree tree = new MemoryTree();
  private final Map<Integer, String> checkpoints = new HashMap<>();

  ForeignVerifiersTest() {
    for (int i = 0; i < LARGEST; i++) {
      var entry =
          new LedgerEntry.Registration(
              CommitmentVersion.V2,
              Sha256.of(("work " + i).getBytes(UTF_8)),
              "wrk_" + i,
              1,
              "trx_" + i,
              Instant.ofEpochSecond(i));
      entries.add(entry);
      tree.append(entry.leaf());
    }
  }

  @Test
  void sigstoreOfJavaAgrees() throws IOException, InterruptedException {
    agrees(new SigstoreJava());
  }

  @Test
  void sigstoreOfNodeAgrees() throws IOException, InterruptedException {
    agrees(SigstoreNode.install());
  }

  @Test
  void goAgrees() throws IOException, InterruptedException {
    agrees(GoSumdb.find());
  }

  @Test
  void goAgreesThatTheLogOnlyGrows() throws IOException, InterruptedException {
    var go = GoSumdb.find();
    var right = new ArrayList<GoSumdb.Growth>();
    var wrong = new ArrayList<GoSumdb.Growth>();
    for (int to = 1; to <= LARGEST; to++) {
      for (int from = 1; from <= to; from++) {
        var proof = ConsistencyProof.read(from, to, tree);
        right.add(growth(from, to, proof));
        if (from < to) {
          wrong.add(growth(from, to, ConsistencyProof.read(to, to, tree)));
          for (var changed : changed(proof.hashes())) {
            wrong.add(growth(from, to, new ConsistencyProof(from, to, changed)));
          }
        }
      }
    }
    assertEquals(right, accepted(right, go.growth(right)));
    assertEquals(List.of(), accepted(wrong, go.growth(wrong)));
  }

  private void agrees(ForeignVerifier verifier) throws IOException, InterruptedException {
    var right = new ArrayList<LoggedEntry>();
    var wrong = new ArrayList<LoggedEntry>();
    for (int size = 1; size <= LARGEST; size++) {
      for (int index = 0; index < size; index++) {
        var logged = logged(index, size);
        right.add(logged);
        wrong.addAll(changed(logged, size));
      }
    }
    assertEquals(right, accepted(right, verifier.accepts(right)));
    assertEquals(List.of(), accepted(wrong, verifier.accepts(wrong)));
  }

  private static <T> List<T> accepted(List<T> proofs, List<Boolean> verdicts) {
    return IntStream.range(0, proofs.size()).filter(verdicts::get).mapToObj(proofs::get).toList();
  }

  private LoggedEntry logged(int index, int size) {
    return new LoggedEntry(
        log.verifierKey(),
        checkpoint(size),
        entries.get(index).bytes(),
        index,
        InclusionProof.read(index, size, tree).hashes());
  }

  /** Another key, another text, another entry, another index, other hashes. */
  private List<LoggedEntry> changed(LoggedEntry right, int size) {
    var wrong = new ArrayList<LoggedEntry>();
    wrong.add(
        new LoggedEntry(
            other.verifierKey(), right.checkpoint(), right.entry(), right.index(), right.hashes()));
    byte[] otherEntry = right.entry().clone();
    otherEntry[5] ^= 1;
    wrong.add(
        new LoggedEntry(
            right.key(), right.checkpoint(), otherEntry, right.index(), right.hashes()));
    wrong.add(
        new LoggedEntry(
            right.key(),
            right.checkpoint().replaceFirst("\n(\\d+)\n", "\n$10\n"),
            right.entry(),
            right.index(),
            right.hashes()));
    // Not the index after the last: sigstore-java 2.0.0 accepts it in a tree of odd size.
    if (size > 1) {
      wrong.add(
          new LoggedEntry(
              right.key(),
              right.checkpoint(),
              right.entry(),
              (right.index() + 1) % size,
              right.hashes()));
    }
    for (var hashes : changed(right.hashes())) {
      wrong.add(
          new LoggedEntry(right.key(), right.checkpoint(), right.entry(), right.index(), hashes));
    }
    return wrong;
  }

  /** One more, one fewer, one bit. */
  private static List<List<Sha256>> changed(List<Sha256> hashes) {
    var wrong = new ArrayList<List<Sha256>>();
    var longer = new ArrayList<>(hashes);
    longer.add(Sha256.of());
    wrong.add(longer);
    if (!hashes.isEmpty()) {
      wrong.add(hashes.subList(1, hashes.size()));
      byte[] bytes = hashes.getFirst().bytes();
      bytes[7] ^= 4;
      var otherHash = new ArrayList<>(hashes);
      otherHash.set(0, Sha256.fromBytes(bytes));
      wrong.add(otherHash);
    }
    return wrong;
  }

  private GoSumdb.Growth growth(int from, int to, ConsistencyProof proof) {
    return new GoSumdb.Growth(log.verifierKey(), checkpoint(from), checkpoint(to), proof);
  }

  private String checkpoint(int size) {
    return checkpoints.computeIfAbsent(size, this::signed);
  }

  /** With a witness below, whom none of them knows. */
  private String signed(int size) {
    var checkpoint = new Checkpoint(log.verifierKey().name(), size, TreeRoot.read(size, tree));
    return checkpoint.sign(log).with(witness.sign(checkpoint.text())).toString();
  }
}
