package dev.callsheet.ledger;

import dev.callsheet.transparency.encoding.MalformedException;
import dev.callsheet.transparency.encoding.Sha256;
import dev.callsheet.transparency.merkle.ConsistencyProof;
import dev.callsheet.transparency.merkle.TreeHash;
import dev.callsheet.transparency.note.NoteCheck;
import dev.callsheet.transparency.note.VerifierKey;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This server as a witness of other logs (c2sp.org/tlog-witness): it cosigns a checkpoint only if
 * that follows from the last one that it cosigned.
 */
@Singleton
public final class Witness {
  private static final Logger LOG = LoggerFactory.getLogger(Witness.class);

  private final Map<String, List<VerifierKey>> logs;
  private final WitnessKey key;
  private final TransactionOperations<Connection> transactions;
  private final Clock clock;

  Witness(
      LedgerSettings settings,
      WitnessKey key,
      TransactionOperations<Connection> transactions,
      Clock clock) {
    this.logs = logs(Objects.requireNonNullElse(settings.witnessedLogs(), List.of()));
    this.key = key;
    this.transactions = transactions;
    this.clock = clock;
  }

  private static Map<String, List<VerifierKey>> logs(List<String> texts) {
    var logs = new HashMap<String, List<VerifierKey>>();
    for (var text : texts) {
      try {
        var key = VerifierKey.parse(text.strip());
        logs.computeIfAbsent(key.name(), origin -> new ArrayList<>()).add(key);
      } catch (MalformedException malformed) {
        throw new IllegalArgumentException(malformed);
      }
    }
    return logs;
  }

  /** The latest checkpoint of a log. */
  private record Seen(long size, Sha256 root, Instant at) {
    static final Seen NOTHING = new Seen(0, TreeHash.EMPTY_ROOT, Instant.EPOCH);
  }

  @EventListener
  void serverStarted(ServerStartupEvent event) {
    if (!logs.isEmpty()) {
      LOG.info("This server is a witness of {}; its key is {}", logs.keySet(), verifierKey());
    }
  }

  /** Returns the key that verifies the cosignatures. */
  public String verifierKey() {
    return key.at(clock.instant()).verifierKey().toString();
  }

  /** Cosigns the checkpoint that the body of a request holds, or says why not. */
  public WitnessAnswer addCheckpoint(byte[] body) {
    WitnessRequest request;
    try {
      request = WitnessRequest.parse(body);
    } catch (MalformedException malformed) {
      return new WitnessAnswer.Malformed(String.valueOf(malformed.getMessage()));
    }
    var keys = logs.get(request.checkpoint().origin());
    if (keys == null) {
      return new WitnessAnswer.UnknownLog();
    }
    if (!(request.note().verify(keys) instanceof NoteCheck.Trusted)) {
      return new WitnessAnswer.Untrusted();
    }
    if (request.oldSize() > request.checkpoint().size()) {
      return new WitnessAnswer.Malformed("The old size is larger than the checkpoint's.");
    }
    return transactions.executeWrite(status -> judge(status.getConnection(), request));
  }

  /** One request of a log at a time, on all nodes. */
  private WitnessAnswer judge(Connection connection, WitnessRequest request) throws SQLException {
    var checkpoint = request.checkpoint();
    lock(connection, checkpoint.origin());
    var seen = seen(connection, checkpoint.origin());
    if (request.oldSize() != seen.size()) {
      return new WitnessAnswer.Conflict(seen.size());
    }
    if (!follows(request, seen)) {
      LOG.error(
          "The log {} shows a checkpoint of {} entries that is not consistent with its last one: {}",
          checkpoint.origin(),
          checkpoint.size(),
          request.note());
      return new WitnessAnswer.Inconsistent();
    }
    var now = clock.instant();
    // A clock that was put back must not say that the former checkpoint is the later one.
    var time = now.isBefore(seen.at()) ? seen.at() : now;
    var cosignature = key.at(time).sign(request.note().text());
    write(
        connection,
        checkpoint.origin(),
        new Seen(checkpoint.size(), checkpoint.root(), time),
        request.note().with(cosignature).toString());
    return new WitnessAnswer.Cosigned(cosignature.line() + "\n");
  }

  private static boolean follows(WitnessRequest request, Seen seen) {
    var checkpoint = request.checkpoint();
    if (checkpoint.size() == 0 && !checkpoint.root().equals(TreeHash.EMPTY_ROOT)) {
      return false;
    }
    if (seen.size() == 0) {
      return request.proof().isEmpty();
    }
    return new ConsistencyProof(seen.size(), checkpoint.size(), request.proof())
        .proves(seen.root(), checkpoint.root());
  }

  /**
   * Returns the latest cosigned checkpoint of a log, with the signatures of the log and of this
   * witness.
   *
   * @param originHash the SHA-256 of the log's name, 64 hexadecimal digits
   */
  public Optional<byte[]> checkpoint(String originHash) {
    return logs.keySet().stream()
        .filter(
            origin -> Sha256.of(origin.getBytes(StandardCharsets.UTF_8)).hex().equals(originHash))
        .findFirst()
        .flatMap(origin -> transactions.executeRead(status -> note(status.getConnection(), origin)))
        .map(note -> note.getBytes(StandardCharsets.UTF_8));
  }

  private static void lock(Connection connection, String origin) throws SQLException {
    try (var statement =
        connection.prepareStatement("select pg_advisory_xact_lock(200, hashtext(?))")) {
      statement.setString(1, origin);
      statement.execute();
    }
  }

  private static Seen seen(Connection connection, String origin) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "select size, root, witnessed_at from tlog_witnessed where origin = ?")) {
      statement.setString(1, origin);
      try (var rows = statement.executeQuery()) {
        return rows.next()
            ? new Seen(
                rows.getLong("size"),
                Sha256.fromBytes(rows.getBytes("root")),
                Statements.time(rows, "witnessed_at"))
            : Seen.NOTHING;
      }
    }
  }

  private static void write(Connection connection, String origin, Seen seen, String note)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            insert into tlog_witnessed (origin, size, root, note, witnessed_at)
            values (?, ?, ?, ?, ?)
            on conflict (origin) do update set size = excluded.size, root = excluded.root,
              note = excluded.note, witnessed_at = excluded.witnessed_at
            """)) {
      statement.setString(1, origin);
      statement.setLong(2, seen.size());
      statement.setBytes(3, seen.root().bytes());
      statement.setString(4, note);
      statement.setObject(5, Statements.utc(seen.at()));
      statement.executeUpdate();
    }
  }

  private static Optional<String> note(Connection connection, String origin) throws SQLException {
    try (var statement =
        connection.prepareStatement("select note from tlog_witnessed where origin = ?")) {
      statement.setString(1, origin);
      try (var rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
      }
    }
  }
}
