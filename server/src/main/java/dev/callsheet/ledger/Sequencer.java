package dev.callsheet.ledger;

import dev.callsheet.transparency.encoding.Sha256;
import dev.callsheet.transparency.merkle.CompactRange;
import dev.callsheet.transparency.merkle.ConsistencyProof;
import dev.callsheet.transparency.merkle.MissingNodeException;
import dev.callsheet.transparency.merkle.TreeRoot;
import dev.callsheet.transparency.note.Checkpoint;
import dev.callsheet.transparency.note.NoteSigner;
import dev.callsheet.transparency.note.SignedNote;
import dev.callsheet.transparency.tile.HashTile;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends what was handed in, one block a step, each in one transaction that all nodes take in
 * turn.
 *
 * <p>Before a checkpoint is signed, the right edge of the stored tree is recomputed and must have
 * the last checkpoint's root; each new entry is read back and its leaf recomputed; and the stored
 * tree must prove that the new root follows from the last one. Whatever fails there freezes the
 * log.
 *
 * <p>A step is called by one thread of a node.
 */
@Singleton
final class Sequencer {
  private static final Logger LOG = LoggerFactory.getLogger(Sequencer.class);

  private final TransactionOperations<Connection> transactions;
  private final LedgerSettings settings;
  private final LogSigner signers;
  private final Witnesses witnesses;
  private final CheckpointMemory memory;
  private final LedgerListeners listeners;
  private final LedgerMetrics metrics;
  private final Clock clock;

  Sequencer(
      TransactionOperations<Connection> transactions,
      LedgerSettings settings,
      LogSigner signers,
      Witnesses witnesses,
      CheckpointMemory memory,
      LedgerListeners listeners,
      LedgerMetrics metrics,
      Clock clock) {
    this.transactions = transactions;
    this.settings = settings;
    this.signers = signers;
    this.witnesses = witnesses;
    this.memory = memory;
    this.listeners = listeners;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** Seals what waits, or as much of it as belongs into one block. */
  SequencerStep step() {
    var signer = signers.find();
    if (signer.isEmpty()) {
      return new SequencerStep.Halted();
    }
    try {
      var step = transactions.executeWrite(status -> seal(status.getConnection(), signer.get()));
      if (step instanceof SequencerStep.Sealed(var checkpoint, var _, var state, var _)) {
        memory.remember(state, checkpoint);
      }
      return step;
    } catch (LedgerFault fault) {
      freeze(fault.reason());
      return new SequencerStep.Halted();
    }
  }

  /** Lets everybody read a checkpoint, with what witnesses said to it by now. */
  void publish(SealedCheckpoint checkpoint, List<Cosigned> cosignatures) {
    transactions.executeWrite(
        status -> {
          var rows = new LedgerRows(status.getConnection());
          rows.awaitLock();
          var published = rows.state().publishedSize();
          if (published >= checkpoint.size()) {
            return false;
          }
          for (var cosigned : cosignatures) {
            rows.append(checkpoint.size(), cosigned.witness(), cosigned.line(), clock.instant());
          }
          rows.publish(checkpoint.size());
          listeners.published(rows.told(published, checkpoint.size()));
          return true;
        });
  }

  /** Appends nothing from now on, on no node, until an operator unfreezes the log. */
  void freeze(String reason) {
    LOG.error("The log is frozen: {}", reason);
    transactions.executeWrite(
        status -> {
          new LedgerRows(status.getConnection()).freeze(reason, clock.instant());
          return true;
        });
    metrics.frozen();
  }

  private SequencerStep seal(Connection connection, NoteSigner signer) throws SQLException {
    var rows = new LedgerRows(connection);
    if (!rows.hasWork()) {
      return new SequencerStep.Idle();
    }
    if (!rows.lock()) {
      return new SequencerStep.Busy();
    }
    rows.takeRole();
    var state = rows.state();
    if (state.frozenSince() != null || state.pausedSince() != null) {
      return new SequencerStep.Halted();
    }
    var last =
        rows.lastCheckpoint().orElseThrow(() -> new LedgerFault("All checkpoints are missing."));
    if (state.publishedSize() < last.size()) {
      return new SequencerStep.Unpublished(last);
    }
    var waiting = rows.waiting(settings.batch());
    if (waiting.isEmpty()) {
      return new SequencerStep.Idle();
    }
    var keys = rows.keys();
    var edge = LogCheck.edge(rows, last, keys);
    memory.check(state, last, keys, rows.tree());
    if (!keys.getLast().key().equals(signer.verifierKey())) {
      LOG.warn("This node appends nothing: the log is signed with {} since", keys.getLast().key());
      return new SequencerStep.Halted();
    }
    var ids = waiting.stream().map(PendingSubmission::id).toList();
    requireNew(rows, ids);
    var rejected = rejected(waiting);
    var accepted =
        waiting.stream().filter(submission -> !rejected.containsKey(submission)).toList();
    if (rows.removeSubmissions(ids) != ids.size()) {
      throw new IllegalStateException("Somebody else removed submissions");
    }
    if (accepted.isEmpty()) {
      rows.leaveRole();
      listeners.rejected(rejected);
      return new SequencerStep.Idle();
    }
    var checkpoint = append(rows, last, edge, accepted, keys, signer);
    rows.leaveRole();
    var isPublic = witnesses.isNone();
    listeners.rejected(rejected);
    var told = told(last.size(), accepted, checkpoint);
    listeners.sealed(told);
    if (isPublic) {
      rows.publish(checkpoint.size());
      listeners.published(told);
    }
    metrics.sealed(checkpoint, accepted);
    return new SequencerStep.Sealed(checkpoint, accepted.size(), state, isPublic);
  }

  /** What was changed while it waited. */
  private static Map<PendingSubmission, String> rejected(List<PendingSubmission> waiting) {
    var rejected = new LinkedHashMap<PendingSubmission, String>();
    for (var submission : waiting) {
      if (!submission.isWhole()) {
        LOG.error("Submission {} is rejected: it was changed while it waited", submission.id());
        rejected.put(submission, "It was changed while it waited.");
      }
    }
    return rejected;
  }

  private static void requireNew(LedgerRows rows, List<String> submissions) throws SQLException {
    for (var twice : rows.appended(submissions)) {
      throw new LedgerFault("Submission %s waits, and is in the log already.".formatted(twice));
    }
  }

  private SealedCheckpoint append(
      LedgerRows rows,
      SealedCheckpoint last,
      CompactRange edge,
      List<PendingSubmission> accepted,
      List<StoredKey> keys,
      NoteSigner signer)
      throws SQLException {
    rows.append(last.size(), accepted);
    var size = last.size() + accepted.size();
    var nodes = new ArrayList<StoredNode>();
    var stored = rows.entries(last.size(), size);
    for (var place = 0; place < accepted.size(); place++) {
      requireStored(stored, place, last.size() + place, accepted.get(place));
      edge.append(
          stored.get(place).leafHash(),
          (node, hash) -> {
            if (node.level() > 0 && node.level() % HashTile.HEIGHT == 0) {
              nodes.add(new StoredNode(node.level() / HashTile.HEIGHT, node.index(), hash));
            }
          });
    }
    rows.append(nodes);
    var root = edge.root();
    requireConsistent(rows.tree(), last, size, root);
    var note = new Checkpoint(signer.verifierKey().name(), size, root).sign(signer);
    var key = keys.getLast();
    if (last.keyNumber() != key.number()) {
      note = vouchedFor(note, keys.get(key.number() - 2));
    }
    var now = clock.instant();
    var checkpoint =
        new SealedCheckpoint(
            last.number() + 1,
            size,
            root,
            note.toString(),
            key.number(),
            // A clock that was put back does not put the log back.
            now.isBefore(last.signedAt()) ? last.signedAt() : now);
    rows.append(checkpoint);
    return checkpoint;
  }

  /** Whoever trusts the key before is led to the new one by a checkpoint that both have signed. */
  private SignedNote vouchedFor(SignedNote note, StoredKey before) {
    return signers
        .former()
        .filter(former -> former.verifierKey().equals(before.key()))
        .map(former -> note.with(former.sign(note.text())))
        .orElse(note);
  }

  /** What was read back is what was handed in, at its place. */
  private static void requireStored(
      List<StoredEntry> stored, int place, long leafIndex, PendingSubmission accepted) {
    if (place >= stored.size()
        || stored.get(place).leafIndex() != leafIndex
        || !stored.get(place).submissionId().equals(accepted.id())
        || !stored.get(place).leafHash().equals(accepted.leafHash())) {
      throw new LedgerFault(
          "Entry %d (submission %s) was not stored as it was handed in."
              .formatted(leafIndex, accepted.id()));
    }
    LogCheck.requireLeaf(stored.get(place));
  }

  /** The stored tree has this root and goes on from the last checkpoint. */
  private static void requireConsistent(
      StoredTree tree, SealedCheckpoint last, long size, Sha256 root) {
    try {
      var consistent =
          TreeRoot.read(size, tree).equals(root)
              && (last.size() == 0
                  || ConsistencyProof.read(last.size(), size, tree).proves(last.root(), root));
      if (!consistent) {
        throw new LedgerFault(
            "The tree of %d entries is not consistent with checkpoint %d."
                .formatted(size, last.number()));
      }
    } catch (MissingNodeException missing) {
      throw new LedgerFault(String.valueOf(missing.getMessage()));
    }
  }

  private static List<LedgerRows.Told> told(
      long first, List<PendingSubmission> accepted, SealedCheckpoint checkpoint) {
    var told = new ArrayList<LedgerRows.Told>(accepted.size());
    for (var place = 0; place < accepted.size(); place++) {
      var submission = accepted.get(place);
      told.add(
          new LedgerRows.Told(
              submission.listener(),
              new AppendedEntry(
                  submission.id(),
                  first + place,
                  checkpoint.number(),
                  checkpoint.size(),
                  checkpoint.signedAt())));
    }
    return told;
  }
}
