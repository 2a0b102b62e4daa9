package dev.callsheet.benchmark.transparency;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.callsheet.transparency.certificate.Certificate;
import dev.callsheet.transparency.certificate.CertificateCheck;
import dev.callsheet.transparency.certificate.CertificateVerifier;
import dev.callsheet.transparency.commitment.Commitment;
import dev.callsheet.transparency.commitment.CommitmentVersion;
import dev.callsheet.transparency.commitment.CreatorFacts;
import dev.callsheet.transparency.commitment.CreatorRole;
import dev.callsheet.transparency.commitment.Salt;
import dev.callsheet.transparency.commitment.WorkFacts;
import dev.callsheet.transparency.encoding.MalformedException;
import dev.callsheet.transparency.encoding.Sha256;
import dev.callsheet.transparency.entry.LedgerEntry;
import dev.callsheet.transparency.merkle.CompactRange;
import dev.callsheet.transparency.merkle.ConsistencyProof;
import dev.callsheet.transparency.merkle.InclusionProof;
import dev.callsheet.transparency.merkle.MemoryTree;
import dev.callsheet.transparency.merkle.TreeRoot;
import dev.callsheet.transparency.note.Checkpoint;
import dev.callsheet.transparency.note.NoteSigner;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** The program: grows a log to a million entries and prints what each step costs. */
public final class TransparencyBenchmark {
  private static final String ORIGIN = "log.example";
  private static final int[] SIZES = {1_000, 10_000, 100_000, 1_000_000};
  private static final int BATCH = 200;
  private static final int ROUNDS = 1_000;
  private static final Sha256 MEDIA = Sha256.of("a recording".getBytes(UTF_8));
  private static final WorkFacts WORK =
      new WorkFacts(
          MEDIA,
          "Nocturne",
          IntStream.range(0, 32)
              .mapToObj(i -> new CreatorFacts("Creator " + i, Set.of(CreatorRole.PERFORMER)))
              .toList());

  private final NoteSigner log = NoteSigner.generate(ORIGIN);
  private final Commitment commitment = Commitment.salted(WORK, Salt.random());
  private final MemoryTree tree = new MemoryTree();
  private final Random random = new Random(7);

  private TransparencyBenchmark() {}

  /** Runs the benchmark. */
  public static void main(String[] arguments) throws MalformedException {
    new TransparencyBenchmark().run();
  }

  private void run() throws MalformedException {
    firstVerification();
    System.out.printf(
        Locale.ROOT,
        "%n%10s %14s %14s %14s %14s %14s %14s%n",
        "entries",
        "append/s",
        "verify log/s",
        "batch µs",
        "inclusion µs",
        "consistency µs",
        "certificate µs");
    for (int size : SIZES) {
      measure(size);
    }
  }

  /** In a JVM that has verified nothing yet, as a program does that is started for it. */
  private void firstVerification() {
    String certificate = certificate(0, grown(1));
    CertificateVerifier verifier = new CertificateVerifier(List.of(log.verifierKey()));
    long start = System.nanoTime();
    require(verifier.verify(certificate, MEDIA) instanceof CertificateCheck.Valid);
    System.out.printf(
        Locale.ROOT,
        "%nThe first certificate in a JVM: %.1f ms%n",
        (System.nanoTime() - start) / 1e6);
  }

  private void measure(int size) throws MalformedException {
    long from = tree.size();
    long start = System.nanoTime();
    grown(size);
    double append = (size - from) / seconds(start);

    byte[][] stored = new byte[size][];
    for (int i = 0; i < size; i++) {
      stored[i] = entry(i).bytes();
    }
    start = System.nanoTime();
    CompactRange whole = CompactRange.empty();
    for (byte[] bytes : stored) {
      whole.append(LedgerEntry.parse(bytes).leaf(), (_, _) -> {});
    }
    double verify = size / seconds(start);
    require(whole.root().equals(tree.root()));

    System.out.printf(
        Locale.ROOT,
        "%,10d %,14.0f %,14.0f %14.0f %14.1f %14.1f %14.0f%n",
        size,
        append,
        verify,
        median(() -> batch(size)),
        median(() -> InclusionProof.read(random.nextInt(size), size, tree)),
        median(() -> ConsistencyProof.read(1 + random.nextInt(size), size, tree)),
        verification());
  }

  /** What the sequencer computes for a batch: the edge, the leaves, the root, the signature. */
  private void batch(int size) {
    CompactRange edge = CompactRange.read(size, tree);
    for (int i = 0; i < BATCH; i++) {
      edge.append(entry(size + i).leaf(), (_, _) -> {});
    }
    new Checkpoint(ORIGIN, edge.size(), edge.root()).sign(log);
  }

  private double verification() {
    String certificate = certificate(0, tree);
    CertificateVerifier verifier = new CertificateVerifier(List.of(log.verifierKey()));
    return median(
        () -> require(verifier.verify(certificate, MEDIA) instanceof CertificateCheck.Valid));
  }

  private String certificate(long index, MemoryTree grown) {
    long size = grown.size();
    return Certificate.of(
            entry(index),
            commitment.opening(),
            InclusionProof.read(index, size, grown),
            new Checkpoint(ORIGIN, size, TreeRoot.read(size, grown)).sign(log))
        .toString();
  }

  private MemoryTree grown(int size) {
    while (tree.size() < size) {
      tree.append(entry(tree.size()).leaf());
    }
    return tree;
  }

  private LedgerEntry.Registration entry(long index) {
    return new LedgerEntry.Registration(
        CommitmentVersion.V2,
        commitment.value(),
        "wrk_01J0000000000000000000000" + index,
        1,
        "trx_01J0000000000000000000000" + index,
        Instant.ofEpochSecond(1_800_000_000L + index));
  }

  /** Returns the median in microseconds. */
  private static double median(Runnable step) {
    long[] nanos = new long[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      step.run();
      nanos[i] = System.nanoTime() - start;
    }
    Arrays.sort(nanos);
    return nanos[ROUNDS / 2] / 1e3;
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new IllegalStateException("What was measured was wrong.");
    }
  }
}
