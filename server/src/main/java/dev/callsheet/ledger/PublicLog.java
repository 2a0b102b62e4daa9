package dev.callsheet.ledger;

import dev.callsheet.transparency.certificate.TlogProof;
import dev.callsheet.transparency.encoding.Sha256;
import dev.callsheet.transparency.merkle.ConsistencyProof;
import dev.callsheet.transparency.merkle.InclusionProof;
import dev.callsheet.transparency.merkle.NodeId;
import dev.callsheet.transparency.merkle.NodeSource;
import dev.callsheet.transparency.tile.EntryBundle;
import dev.callsheet.transparency.tile.HashTile;
import dev.callsheet.transparency.tile.TileIndex;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The log as everybody may read it: nothing beyond the last published checkpoint is shown, and what
 * was shown once stays as it is.
 */
@Singleton
public final class PublicLog {
  private final TransactionOperations<Connection> transactions;

  PublicLog(TransactionOperations<Connection> transactions) {
    this.transactions = transactions;
  }

  /**
   * An entry and that it is in the log.
   *
   * @param leafHash the entry's
   * @param proof that it is in the checkpoint's tree
   */
  public record Inclusion(Sha256 leafHash, InclusionProof proof, LedgerCheckpoint checkpoint) {
    /**
     * Returns the text of a {@code .tlog-proof} file.
     *
     * @param extra what is needed besides, not authenticated; empty for nothing
     */
    public TlogProof tlogProof(Optional<byte[]> extra) {
      return new TlogProof(extra, proof.index(), proof.hashes(), checkpoint.signedNote());
    }
  }

  /**
   * That the log only grew between two checkpoints.
   *
   * @param proof without hashes where the sizes are the same
   */
  public record Consistency(ConsistencyProof proof, LedgerCheckpoint from, LedgerCheckpoint to) {}

  /**
   * A key that checkpoints are signed with.
   *
   * @param vkey as others' programs take it: {@code name+id+base64}
   * @param fromSize the size of the log when it began to be used
   * @param current whether new checkpoints are signed with it
   */
  public record Key(String vkey, long fromSize, Instant addedAt, boolean current) {}

  /** Returns the last checkpoint; empty before the log has begun. */
  public Optional<LedgerCheckpoint> latest() {
    return read(PublicLog::latest);
  }

  /** Returns the last checkpoint as it is sent. */
  public Optional<LogFile> checkpointFile() {
    return latest()
        .map(
            checkpoint ->
                new LogFile(
                    checkpoint.note().getBytes(StandardCharsets.UTF_8), LogFile.TEXT, false));
  }

  /**
   * Returns checkpoints, the latest first.
   *
   * @param before the number that they are below; null for the latest ones
   * @param limit how many at most
   */
  public List<LedgerCheckpoint> checkpoints(@Nullable Long before, int limit) {
    return read(
        rows -> {
          var number = before == null ? Long.MAX_VALUE : before;
          var published = rows.state().publishedSize();
          return complete(rows, rows.checkpointsBefore(number, published, limit));
        });
  }

  /** Returns the checkpoint of a log of exactly this size, if there was one. */
  public Optional<LedgerCheckpoint> checkpointOfSize(long size) {
    return read(rows -> published(rows, size));
  }

  /** Returns the checkpoint that an entry was appended with; empty where there is no such entry. */
  public Optional<LedgerCheckpoint> blockOf(long leafIndex) {
    return read(
        rows -> {
          if (leafIndex < 0 || leafIndex >= rows.state().publishedSize()) {
            return Optional.empty();
          }
          var block = rows.blockOf(leafIndex);
          return complete(rows, block.stream().toList()).stream().findFirst();
        });
  }

  /** Returns the index of the leaf with a hash; empty where there is none. */
  public OptionalLong leafOf(Sha256 leafHash) {
    return read(
        rows -> {
          var leaf = rows.leafOf(leafHash);
          return leaf.isPresent() && leaf.getAsLong() < rows.state().publishedSize()
              ? leaf
              : OptionalLong.empty();
        });
  }

  /** Returns the bytes of an entry; empty where there is none. */
  public Optional<byte[]> entry(long leafIndex) {
    return read(
        rows ->
            leafIndex < 0 || leafIndex >= rows.state().publishedSize()
                ? Optional.empty()
                : rows.entry(leafIndex).map(StoredEntry::entry));
  }

  /**
   * Returns a tile of hashes, which is immutable.
   *
   * @return empty where the log is not so large
   */
  public Optional<LogFile> tile(HashTile tile) {
    return read(
        rows -> {
          if (!tile.isWithin(rows.state().publishedSize())) {
            return Optional.empty();
          }
          var index = tile.index();
          var bytes = rows.tree().tile(tile.level(), index.start(), index.width());
          if (bytes.length != index.width() * Sha256.BYTES) {
            throw new IllegalStateException("The tile " + tile.path() + " is incomplete");
          }
          return Optional.of(new LogFile(bytes, LogFile.BINARY, true));
        });
  }

  /**
   * Returns a bundle of entries, which is immutable.
   *
   * @return empty where the log is not so large
   */
  public Optional<LogFile> bundle(TileIndex index) {
    return read(
        rows -> {
          var end = index.start() + index.width();
          if (end > rows.state().publishedSize()) {
            return Optional.empty();
          }
          var entries = rows.entries(index.start(), end);
          if (entries.size() != index.width()) {
            throw new IllegalStateException("The bundle " + index.path() + " is incomplete");
          }
          var bytes = EntryBundle.encode(entries.stream().map(StoredEntry::entry).toList());
          return Optional.of(new LogFile(bytes, LogFile.BINARY, true));
        });
  }

  /**
   * Returns the proof that an entry is in the log.
   *
   * @param size of the checkpoint to prove it in; null for the latest one
   * @return empty where there is no such entry, or no checkpoint of that size
   */
  public Optional<Inclusion> inclusion(long leafIndex, @Nullable Long size) {
    return read(
        rows -> {
          var checkpoint = size == null ? latest(rows) : published(rows, size);
          return checkpoint.isEmpty() || leafIndex < 0 || leafIndex >= checkpoint.get().size()
              ? Optional.empty()
              : Optional.of(inclusion(rows, leafIndex, checkpoint.get()));
        });
  }

  /**
   * Returns the proof that belongs into a certificate: in the checkpoint that the entry was
   * appended with, so that it stays the same; but in the first later one that a witness has
   * cosigned, if none cosigned that one.
   *
   * @return empty where there is no such entry
   */
  public Optional<Inclusion> certified(long leafIndex) {
    return read(
        rows -> {
          var published = rows.state().publishedSize();
          if (leafIndex < 0 || leafIndex >= published) {
            return Optional.empty();
          }
          var cosigned = rows.firstCosigned(leafIndex, published);
          var chosen = cosigned.isEmpty() ? rows.blockOf(leafIndex) : cosigned;
          var checkpoint = complete(rows, chosen.stream().toList()).stream().findFirst();
          return checkpoint.isEmpty()
              ? Optional.empty()
              : Optional.of(inclusion(rows, leafIndex, checkpoint.get()));
        });
  }

  /**
   * Returns the proof that the log only grew between two checkpoints.
   *
   * @param from at least 1
   * @param to at least {@code from}
   * @return empty where there are no checkpoints of these sizes
   */
  public Optional<Consistency> consistency(long from, long to) {
    return read(
        rows -> {
          if (from < 1 || from > to) {
            return Optional.empty();
          }
          var older = published(rows, from);
          var newer = published(rows, to);
          return older.isEmpty() || newer.isEmpty()
              ? Optional.empty()
              : Optional.of(
                  new Consistency(
                      ConsistencyProof.read(from, to, rows.tree()), older.get(), newer.get()));
        });
  }

  /** Returns all keys, the first first; empty before the log has begun. */
  public List<Key> keys() {
    return read(
        rows -> {
          var keys = rows.keys();
          return keys.stream()
              .map(
                  key ->
                      new Key(
                          key.key().toString(),
                          key.fromSize(),
                          key.addedAt(),
                          key.number() == keys.getLast().number()))
              .toList();
        });
  }

  /** The leaf is read together with what proves it. */
  private static Inclusion inclusion(LedgerRows rows, long leafIndex, LedgerCheckpoint checkpoint) {
    var leaf = new NodeId(0, leafIndex);
    var leafHash = new AtomicReference<Sha256>();
    NodeSource both =
        nodes -> {
          var read = rows.tree().read(Stream.concat(nodes.stream(), Stream.of(leaf)).toList());
          leafHash.set(read.getLast());
          return read.subList(0, nodes.size());
        };
    var proof = InclusionProof.read(leafIndex, checkpoint.size(), both);
    // A tree of one leaf has no node that proves it.
    var found = leafHash.get();
    return new Inclusion(
        found == null ? rows.tree().read(List.of(leaf)).getFirst() : found, proof, checkpoint);
  }

  private static Optional<LedgerCheckpoint> latest(LedgerRows rows) throws SQLException {
    return complete(rows, rows.latestPublished().stream().toList()).stream().findFirst();
  }

  private static Optional<LedgerCheckpoint> published(LedgerRows rows, long size)
      throws SQLException {
    return complete(rows, rows.published(size).stream().toList()).stream().findFirst();
  }

  /** Puts what witnesses said behind the signatures of the log. */
  private static List<LedgerCheckpoint> complete(LedgerRows rows, List<SealedCheckpoint> sealed)
      throws SQLException {
    var cosignatures = rows.cosigned(sealed.stream().map(SealedCheckpoint::size).toList());
    return sealed.stream()
        .map(checkpoint -> complete(checkpoint, cosignatures.get(checkpoint.size())))
        .toList();
  }

  private static LedgerCheckpoint complete(
      SealedCheckpoint sealed, @Nullable List<Cosigned> lines) {
    var note = new StringBuilder(sealed.note());
    if (lines != null) {
      lines.forEach(cosigned -> note.append(cosigned.line()).append('\n'));
    }
    return new LedgerCheckpoint(
        sealed.number(),
        sealed.size(),
        sealed.root(),
        note.toString(),
        lines == null ? 0 : lines.size(),
        sealed.signedAt());
  }

  @FunctionalInterface
  private interface Reading<T> {
    T of(LedgerRows rows) throws SQLException;
  }

  private <T> T read(Reading<T> reading) {
    return transactions.executeRead(status -> reading.of(new LedgerRows(status.getConnection())));
  }
}
