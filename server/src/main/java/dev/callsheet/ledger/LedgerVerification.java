package dev.callsheet.ledger;

import dev.callsheet.transparency.encoding.MalformedException;
import dev.callsheet.transparency.encoding.Sha256;
import dev.callsheet.transparency.merkle.CompactRange;
import dev.callsheet.transparency.merkle.NodeId;
import dev.callsheet.transparency.merkle.TreeHash;
import dev.callsheet.transparency.note.NoteCheck;
import dev.callsheet.transparency.note.NoteSignature;
import dev.callsheet.transparency.note.SignedNote;
import dev.callsheet.transparency.note.VerifierKey;
import dev.callsheet.transparency.tile.HashTile;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Recomputes the whole log up to its last checkpoint: each leaf from the bytes of its entry, each
 * node, the root of each checkpoint, each signature. What is appended meanwhile is left out.
 */
@Singleton
public final class LedgerVerification {
  private static final int ENTRIES_AT_ONCE = 8192;
  private static final int CHECKPOINTS_AT_ONCE = 1000;
  private static final int MOST_FAULTS = 100;

  private final TransactionOperations<Connection> transactions;
  private final Sequencer sequencer;

  LedgerVerification(TransactionOperations<Connection> transactions, Sequencer sequencer) {
    this.transactions = transactions;
    this.sequencer = sequencer;
  }

  /**
   * What was found.
   *
   * @param entries how many were recomputed
   * @param checkpoints how many were verified
   * @param faults a sentence for each row that is wrong, at most 100; none for a log that is whole
   */
  public record Report(long entries, long checkpoints, List<String> faults) {}

  /** Recomputes everything; a log that is not whole is frozen. */
  public Report verify() {
    var report = new Run().report();
    if (!report.faults().isEmpty()) {
      sequencer.freeze(report.faults().getFirst());
    }
    return report;
  }

  private final class Run {
    private final List<String> faults = new ArrayList<>();
    private final ArrayDeque<SealedCheckpoint> checkpoints = new ArrayDeque<>();
    private final CompactRange edge = CompactRange.empty();
    private final List<StoredNode> nodes = new ArrayList<>();
    private List<StoredKey> keys = List.of();
    private @Nullable SealedCheckpoint former;
    private long verified;
    private boolean treeFits = true;
    private boolean whole = true;

    Report report() {
      var last =
          read(
              rows -> {
                keys = rows.keys();
                return rows.lastCheckpoint();
              });
      if (last.isEmpty()) {
        var none = read(LedgerRows::entryCount);
        return new Report(
            0, 0, none == 0 ? List.of() : List.of("All checkpoints of the log are missing."));
      }
      extent();
      entries(last.get());
      while (next(last.get()) != null) {
        check(last.get());
      }
      return new Report(edge.size(), verified, List.copyOf(faults));
    }

    /** While nothing is appended: whether there is anything beyond the last checkpoint. */
    private void extent() {
      try {
        transactions.executeWrite(
            status -> {
              var rows = new LedgerRows(status.getConnection());
              rows.awaitLock();
              LogCheck.requireExtent(rows, rows.lastCheckpoint().orElseThrow());
              return true;
            });
      } catch (LedgerFault fault) {
        found(fault.reason());
      }
    }

    /** The next entries are read while these are hashed. */
    private void entries(SealedCheckpoint last) {
      try (var reader = Executors.newVirtualThreadPerTaskExecutor()) {
        var next = chunk(reader, 0, last.size());
        for (var from = 0L; from < last.size() && whole; from += ENTRIES_AT_ONCE) {
          var chunk = await(next);
          next = chunk(reader, from + ENTRIES_AT_ONCE, last.size());
          append(chunk, last);
        }
      }
    }

    private Future<List<StoredEntry>> chunk(ExecutorService reader, long from, long size) {
      var to = Math.min(size, from + ENTRIES_AT_ONCE);
      return reader.submit(() -> from >= to ? List.of() : read(rows -> rows.entries(from, to)));
    }

    private void append(List<StoredEntry> chunk, SealedCheckpoint last) {
      checkReached(last);
      var leaves = leaves(chunk);
      for (var place = 0; place < chunk.size(); place++) {
        var entry = chunk.get(place);
        if (entry.leafIndex() != edge.size()) {
          whole = false;
          found("Entry %d is missing.".formatted(edge.size()));
          break;
        }
        if (!leaves.get(place).equals(entry.leafHash())) {
          found(
              "Entry %d (submission %s): its bytes do not have the hash of its leaf."
                  .formatted(entry.leafIndex(), entry.submissionId()));
        }
        edge.append(entry.leafHash(), this::completed);
        checkReached(last);
      }
      for (var node : read(rows -> rows.differing(nodes))) {
        found(
            "Node %d of tile level %d is not that of its entries."
                .formatted(node.index(), node.level()));
      }
      nodes.clear();
    }

    /** On all cores. */
    private static List<Sha256> leaves(List<StoredEntry> chunk) {
      return chunk.parallelStream().map(entry -> TreeHash.leaf(entry.entry())).toList();
    }

    private void completed(NodeId node, Sha256 hash) {
      if (node.level() > 0 && node.level() % HashTile.HEIGHT == 0) {
        nodes.add(new StoredNode(node.level() / HashTile.HEIGHT, node.index(), hash));
      }
    }

    private void checkReached(SealedCheckpoint last) {
      while (next(last) instanceof SealedCheckpoint next && next.size() == edge.size()) {
        check(last);
      }
    }

    private @Nullable SealedCheckpoint next(SealedCheckpoint last) {
      if (checkpoints.isEmpty() && (former == null || former.number() < last.number())) {
        var after = former == null ? -1 : former.number();
        var found = read(rows -> rows.checkpointsAfter(after, CHECKPOINTS_AT_ONCE));
        signatures(found);
        checkpoints.addAll(found);
      }
      return checkpoints.peek();
    }

    /** Takes the next checkpoint and compares it with the one before and with the tree. */
    private void check(SealedCheckpoint last) {
      var checkpoint = checkpoints.remove();
      if (checkpoint.number() > last.number()) {
        return;
      }
      var name = "Checkpoint " + checkpoint.number();
      var expected = former == null ? 0 : former.number() + 1;
      if (checkpoint.number() != expected) {
        found("Checkpoint %d is missing.".formatted(expected));
      }
      if (former != null && checkpoint.size() <= former.size()) {
        found(name + " is not larger than the one before.");
      }
      if (former != null && checkpoint.signedAt().isBefore(former.signedAt())) {
        found(name + " is older than the one before.");
      }
      if (treeFits && whole && checkpoint.size() != edge.size()) {
        found(name + " is of entries that are not stored.");
      } else if (treeFits && whole && !checkpoint.root().equals(edge.root())) {
        // All later ones have other roots too, which says nothing more.
        treeFits = false;
        found(
            "%s: its root is not that of the entries; those from %d to %d, or one before, have changed."
                .formatted(
                    name, former == null ? 0 : former.size(), Math.max(0, checkpoint.size() - 1)));
      }
      former = checkpoint;
      verified++;
    }

    /** Verified on all cores, for a signature takes as long as hundreds of hashes. */
    private void signatures(List<SealedCheckpoint> found) {
      var cosignatures =
          read(rows -> rows.cosigned(found.stream().map(SealedCheckpoint::size).toList()));
      IntStream.range(0, found.size())
          .parallel()
          .mapToObj(place -> signatureFaults(found.get(place), cosignatures))
          .toList()
          .forEach(list -> list.forEach(this::found));
    }

    private List<String> signatureFaults(
        SealedCheckpoint checkpoint, Map<Long, List<Cosigned>> cosignatures) {
      var wrong = new ArrayList<String>();
      try {
        LogCheck.requireGenuine(checkpoint, keys);
      } catch (LedgerFault fault) {
        wrong.add(fault.reason());
      }
      for (var cosigned : cosignatures.getOrDefault(checkpoint.size(), List.of())) {
        if (!isGenuine(cosigned, checkpoint)) {
          wrong.add(
              "Checkpoint %d: the cosignature of %s is wrong."
                  .formatted(checkpoint.number(), cosigned.witness()));
        }
      }
      return wrong;
    }

    private void found(String fault) {
      if (faults.size() < MOST_FAULTS) {
        faults.add(fault);
      }
    }
  }

  private static boolean isGenuine(Cosigned cosigned, SealedCheckpoint checkpoint) {
    try {
      var note = SignedNote.parse(checkpoint.note());
      var signature = NoteSignature.parse(cosigned.line());
      return new SignedNote(note.text(), List.of(signature))
              .verify(List.of(VerifierKey.parse(cosigned.witness())))
          instanceof NoteCheck.Trusted;
    } catch (MalformedException changed) {
      return false;
    }
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while reading the log", interrupted);
    } catch (ExecutionException failure) {
      throw new IllegalStateException("The log cannot be read", failure);
    }
  }

  @FunctionalInterface
  private interface Reading<T> {
    T of(LedgerRows rows) throws SQLException;
  }

  private <T> T read(Reading<T> reading) {
    return transactions.executeRead(status -> reading.of(new LedgerRows(status.getConnection())));
  }
}
