package dev.callsheet.ledger;

import dev.callsheet.transparency.encoding.MalformedException;
import dev.callsheet.transparency.encoding.Sha256;
import dev.callsheet.transparency.note.VerifierKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The log's tables as one transaction sees them. */
final class LedgerRows {
  /** Of all advisory locks of this database the one of whoever changes the log. */
  private static final long LOCK = 200;

  /** Where the database has no such role, or not for us, what we are already must do. */
  private static final String TAKE_ROLE =
      """
      select set_config('role', 'callsheet_ledger', true) from pg_roles
      where rolname = 'callsheet_ledger' and pg_has_role(oid, 'MEMBER')
        and has_table_privilege(oid, 'tlog_entry', 'INSERT')
      """;

  private static final String CHECKPOINT =
      "select number, size, root, note, key_number, signed_at from tlog_checkpoint";

  private static final String NODE_COUNTS =
      """
      select coalesce((select max(node_index) + 1 from tlog_node where level = l.level), 0)
      from generate_series(1, 7) as l (level) order by l.level
      """;

  private final Connection connection;

  LedgerRows(Connection connection) {
    this.connection = connection;
  }

  /** Returns the tree in the same transaction. */
  StoredTree tree() {
    return new StoredTree(connection);
  }

  /** Keeps others from changing the log until this transaction ends; false where another does. */
  boolean lock() throws SQLException {
    try (var statement = connection.prepareStatement("select pg_try_advisory_xact_lock(?)")) {
      statement.setLong(1, LOCK);
      try (var rows = statement.executeQuery()) {
        return rows.next() && rows.getBoolean(1);
      }
    }
  }

  /** Waits until nobody else changes the log. */
  void awaitLock() throws SQLException {
    try (var statement = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
      statement.setLong(1, LOCK);
      statement.execute();
    }
  }

  /** Gives up the rights to change what is written, where the database has a role for that. */
  void takeRole() throws SQLException {
    try (var statement = connection.prepareStatement(TAKE_ROLE)) {
      statement.execute();
    }
  }

  void leaveRole() throws SQLException {
    try (var statement = connection.prepareStatement("select set_config('role', 'none', true)")) {
      statement.execute();
    }
  }

  LedgerState state() throws SQLException {
    try (var statement =
            connection.prepareStatement(
                "select log_id, published_size, frozen_since, frozen_reason, paused_since"
                    + " from tlog_state");
        var rows = statement.executeQuery()) {
      if (!rows.next()) {
        throw new LedgerFault("The row of tlog_state is missing.");
      }
      return new LedgerState(
          rows.getString("log_id"),
          rows.getLong("published_size"),
          Statements.timeOrNull(rows, "frozen_since"),
          rows.getString("frozen_reason"),
          Statements.timeOrNull(rows, "paused_since"));
    }
  }

  /** Whether there is anything for a sequencer to do. */
  boolean hasWork() throws SQLException {
    try (var statement =
            connection.prepareStatement(
                """
                select exists (select from tlog_submission)
                  or published_size < (select max(size) from tlog_checkpoint)
                from tlog_state where frozen_since is null and paused_since is null
                """);
        var rows = statement.executeQuery()) {
      return rows.next() && rows.getBoolean(1);
    }
  }

  /** Whether more submissions wait than a number. */
  boolean waitMoreThan(int limit) throws SQLException {
    try (var statement =
        connection.prepareStatement("select exists (select from tlog_submission offset ?)")) {
      statement.setInt(1, limit);
      try (var rows = statement.executeQuery()) {
        return rows.next() && rows.getBoolean(1);
      }
    }
  }

  long waitingCount() throws SQLException {
    try (var statement = connection.prepareStatement("select count(*) from tlog_submission");
        var rows = statement.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** Hands in what was not handed in before; returns whether it was not. */
  boolean submit(PendingSubmission submission) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            insert into tlog_submission (id, listener, entry, leaf_hash, submitted_at)
            select ?, ?, ?, ?, ?
            where not exists (select from tlog_entry where submission_id = ?)
            on conflict (id) do nothing
            """)) {
      statement.setString(1, submission.id());
      statement.setString(2, submission.listener());
      statement.setBytes(3, submission.entry());
      statement.setBytes(4, submission.leafHash().bytes());
      statement.setObject(5, Statements.utc(submission.submittedAt()));
      statement.setString(6, submission.id());
      return statement.executeUpdate() > 0;
    }
  }

  /** Hands in what comes before all that waits. */
  void submitFirst(PendingSubmission submission, long precedence) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "insert into tlog_submission (id, sequence, listener, entry, leaf_hash, submitted_at)"
                + " values (?, ?, ?, ?, ?, ?)")) {
      statement.setString(1, submission.id());
      statement.setLong(2, -precedence);
      statement.setString(3, submission.listener());
      statement.setBytes(4, submission.entry());
      statement.setBytes(5, submission.leafHash().bytes());
      statement.setObject(6, Statements.utc(submission.submittedAt()));
      statement.executeUpdate();
    }
  }

  /** Returns what was handed in first. */
  List<PendingSubmission> waiting(int limit) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "select id, listener, entry, leaf_hash, submitted_at from tlog_submission"
                + " order by sequence limit ?")) {
      statement.setInt(1, limit);
      try (var rows = statement.executeQuery()) {
        var found = new ArrayList<PendingSubmission>();
        while (rows.next()) {
          found.add(
              new PendingSubmission(
                  rows.getString("id"),
                  rows.getString("listener"),
                  rows.getBytes("entry"),
                  hash(rows, "leaf_hash"),
                  Statements.time(rows, "submitted_at")));
        }
        return found;
      }
    }
  }

  int removeSubmissions(Collection<String> ids) throws SQLException {
    try (var statement =
        connection.prepareStatement("delete from tlog_submission where id = any (?)")) {
      statement.setArray(1, Statements.texts(connection, ids));
      return statement.executeUpdate();
    }
  }

  /** Returns those of these submissions that are in the log. */
  List<String> appended(Collection<String> ids) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "select submission_id from tlog_entry where submission_id = any (?)")) {
      statement.setArray(1, Statements.texts(connection, ids));
      try (var rows = statement.executeQuery()) {
        var found = new ArrayList<String>();
        while (rows.next()) {
          found.add(rows.getString(1));
        }
        return found;
      }
    }
  }

  void append(long first, List<PendingSubmission> submissions) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            insert into tlog_entry (leaf_index, submission_id, listener, entry, leaf_hash)
            select ? + r.place - 1, r.submission_id, r.listener, r.entry, r.leaf_hash
            from unnest(?::text[], ?::text[], ?::bytea[], ?::bytea[])
              with ordinality as r (submission_id, listener, entry, leaf_hash, place)
            """)) {
      statement.setLong(1, first);
      statement.setArray(
          2,
          Statements.texts(connection, submissions.stream().map(PendingSubmission::id).toList()));
      statement.setArray(
          3,
          Statements.texts(
              connection, submissions.stream().map(PendingSubmission::listener).toList()));
      statement.setArray(
          4, Statements.bytes(connection, submissions.stream().map(PendingSubmission::entry)));
      statement.setArray(
          5,
          Statements.bytes(
              connection, submissions.stream().map(submission -> submission.leafHash().bytes())));
      statement.executeUpdate();
    }
  }

  void append(List<StoredNode> nodes) throws SQLException {
    if (nodes.isEmpty()) {
      return;
    }
    try (var statement =
        connection.prepareStatement(
            """
            insert into tlog_node (level, node_index, hash)
            select * from unnest(?::smallint[], ?::bigint[], ?::bytea[])
            """)) {
      set(statement, nodes);
      statement.executeUpdate();
    }
  }

  /** Returns the entries from a leaf to before another, in their order. */
  List<StoredEntry> entries(long from, long to) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "select leaf_index, submission_id, entry, leaf_hash from tlog_entry"
                + " where leaf_index >= ? and leaf_index < ? order by leaf_index")) {
      statement.setLong(1, from);
      statement.setLong(2, to);
      try (var rows = statement.executeQuery()) {
        var found = new ArrayList<StoredEntry>();
        while (rows.next()) {
          found.add(entry(rows));
        }
        return found;
      }
    }
  }

  private static StoredEntry entry(ResultSet rows) throws SQLException {
    return new StoredEntry(
        rows.getLong("leaf_index"),
        rows.getString("submission_id"),
        rows.getBytes("entry"),
        hash(rows, "leaf_hash"));
  }

  Optional<StoredEntry> entry(long leafIndex) throws SQLException {
    return entries(leafIndex, leafIndex + 1).stream().findFirst();
  }

  /** Returns the leaf of a submission that is in the log. */
  OptionalLong leafOf(String submissionId) throws SQLException {
    try (var statement =
        connection.prepareStatement("select leaf_index from tlog_entry where submission_id = ?")) {
      statement.setString(1, submissionId);
      try (var rows = statement.executeQuery()) {
        return rows.next() ? OptionalLong.of(rows.getLong(1)) : OptionalLong.empty();
      }
    }
  }

  /** Returns the first leaf with a hash. */
  OptionalLong leafOf(Sha256 leafHash) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "select leaf_index from tlog_entry where leaf_hash = ? order by leaf_index limit 1")) {
      statement.setBytes(1, leafHash.bytes());
      try (var rows = statement.executeQuery()) {
        return rows.next() ? OptionalLong.of(rows.getLong(1)) : OptionalLong.empty();
      }
    }
  }

  /** A listener and an entry that it is to be told of. */
  record Told(String listener, AppendedEntry entry) {}

  /** Returns the entries from a leaf to before another, with those who handed them in. */
  List<Told> told(long from, long to) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            select e.leaf_index, e.submission_id, e.listener, c.number, c.size, c.signed_at
            from tlog_entry e
            cross join lateral (
              select number, size, signed_at from tlog_checkpoint where size > e.leaf_index
              order by size limit 1) c
            where e.leaf_index >= ? and e.leaf_index < ? order by e.leaf_index
            """)) {
      statement.setLong(1, from);
      statement.setLong(2, to);
      try (var rows = statement.executeQuery()) {
        var found = new ArrayList<Told>();
        while (rows.next()) {
          found.add(
              new Told(
                  rows.getString("listener"),
                  new AppendedEntry(
                      rows.getString("submission_id"),
                      rows.getLong("leaf_index"),
                      rows.getLong("number"),
                      rows.getLong("size"),
                      Statements.time(rows, "signed_at"))));
        }
        return found;
      }
    }
  }

  /** Returns one more than the index of the last entry. */
  long entryCount() throws SQLException {
    try (var statement =
            connection.prepareStatement("select coalesce(max(leaf_index) + 1, 0) from tlog_entry");
        var rows = statement.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** Returns one more than the index of the last node, for each level from 1 on. */
  List<Long> nodeCounts() throws SQLException {
    try (var statement = connection.prepareStatement(NODE_COUNTS);
        var rows = statement.executeQuery()) {
      var counts = new ArrayList<Long>();
      while (rows.next()) {
        counts.add(rows.getLong(1));
      }
      return counts;
    }
  }

  /** Returns those of these nodes that are not stored so. */
  List<StoredNode> differing(List<StoredNode> nodes) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            select r.place from unnest(?::smallint[], ?::bigint[], ?::bytea[])
              with ordinality as r (level, node_index, hash, place)
            left join tlog_node n on n.level = r.level and n.node_index = r.node_index
            where n.hash is distinct from r.hash order by r.place
            """)) {
      set(statement, nodes);
      try (var rows = statement.executeQuery()) {
        var found = new ArrayList<StoredNode>();
        while (rows.next()) {
          found.add(nodes.get(rows.getInt(1) - 1));
        }
        return found;
      }
    }
  }

  private void set(PreparedStatement statement, List<StoredNode> nodes) throws SQLException {
    statement.setArray(1, Statements.numbers(connection, nodes.stream().map(StoredNode::level)));
    statement.setArray(2, Statements.numbers(connection, nodes.stream().map(StoredNode::index)));
    statement.setArray(
        3, Statements.bytes(connection, nodes.stream().map(node -> node.hash().bytes())));
  }

  Optional<SealedCheckpoint> lastCheckpoint() throws SQLException {
    try (var statement =
        connection.prepareStatement(CHECKPOINT + " order by number desc limit 1")) {
      return checkpoints(statement).stream().findFirst();
    }
  }

  /** Returns the last checkpoint that everybody may read. */
  Optional<SealedCheckpoint> latestPublished() throws SQLException {
    try (var statement =
        connection.prepareStatement(
            CHECKPOINT + " where size = (select published_size from tlog_state)")) {
      return checkpoints(statement).stream().findFirst();
    }
  }

  /** Returns the checkpoint of a log of exactly this size, if everybody may read it. */
  Optional<SealedCheckpoint> published(long size) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            CHECKPOINT + " where size = ? and size <= (select published_size from tlog_state)")) {
      statement.setLong(1, size);
      return checkpoints(statement).stream().findFirst();
    }
  }

  /** Returns the checkpoint that a leaf was appended with. */
  Optional<SealedCheckpoint> blockOf(long leafIndex) throws SQLException {
    try (var statement =
        connection.prepareStatement(CHECKPOINT + " where size > ? order by size limit 1")) {
      statement.setLong(1, leafIndex);
      return checkpoints(statement).stream().findFirst();
    }
  }

  /** Returns the first checkpoint over a leaf, up to a size, that a witness has cosigned. */
  Optional<SealedCheckpoint> firstCosigned(long leafIndex, long publishedSize) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            CHECKPOINT
                + " where size = (select min(size) from tlog_cosignature"
                + " where size > ? and size <= ?)")) {
      statement.setLong(1, leafIndex);
      statement.setLong(2, publishedSize);
      return checkpoints(statement).stream().findFirst();
    }
  }

  /** Returns checkpoints below a number and up to a size, the latest first. */
  List<SealedCheckpoint> checkpointsBefore(long number, long publishedSize, int limit)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            CHECKPOINT + " where number < ? and size <= ? order by number desc limit ?")) {
      statement.setLong(1, number);
      statement.setLong(2, publishedSize);
      statement.setInt(3, limit);
      return checkpoints(statement);
    }
  }

  /** Returns checkpoints above a number, the first first. */
  List<SealedCheckpoint> checkpointsAfter(long number, int limit) throws SQLException {
    try (var statement =
        connection.prepareStatement(CHECKPOINT + " where number > ? order by number limit ?")) {
      statement.setLong(1, number);
      statement.setInt(2, limit);
      return checkpoints(statement);
    }
  }

  private static List<SealedCheckpoint> checkpoints(PreparedStatement statement)
      throws SQLException {
    try (var rows = statement.executeQuery()) {
      var found = new ArrayList<SealedCheckpoint>();
      while (rows.next()) {
        found.add(
            new SealedCheckpoint(
                rows.getLong("number"),
                rows.getLong("size"),
                hash(rows, "root"),
                rows.getString("note"),
                rows.getInt("key_number"),
                Statements.time(rows, "signed_at")));
      }
      return found;
    }
  }

  void append(SealedCheckpoint checkpoint) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "insert into tlog_checkpoint (number, size, root, note, key_number, signed_at)"
                + " values (?, ?, ?, ?, ?, ?)")) {
      statement.setLong(1, checkpoint.number());
      statement.setLong(2, checkpoint.size());
      statement.setBytes(3, checkpoint.root().bytes());
      statement.setString(4, checkpoint.note());
      statement.setInt(5, checkpoint.keyNumber());
      statement.setObject(6, Statements.utc(checkpoint.signedAt()));
      statement.executeUpdate();
    }
  }

  /** Returns what witnesses said to checkpoints, by their sizes, in an order that stays. */
  Map<Long, List<Cosigned>> cosigned(Collection<Long> sizes) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "select size, witness, line from tlog_cosignature where size = any (?)"
                + " order by size, witness")) {
      statement.setArray(1, Statements.numbers(connection, sizes.stream()));
      try (var rows = statement.executeQuery()) {
        var found = new HashMap<Long, List<Cosigned>>();
        while (rows.next()) {
          found
              .computeIfAbsent(rows.getLong(1), size -> new ArrayList<>())
              .add(new Cosigned(rows.getString(2), rows.getString(3)));
        }
        return found;
      }
    }
  }

  void append(long size, String witness, String line, Instant receivedAt) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "insert into tlog_cosignature (size, witness, line, received_at) values (?, ?, ?, ?)"
                + " on conflict do nothing")) {
      statement.setLong(1, size);
      statement.setString(2, witness);
      statement.setString(3, line);
      statement.setObject(4, Statements.utc(receivedAt));
      statement.executeUpdate();
    }
  }

  /** Returns the size of the latest checkpoint that a witness cosigned; 0 for none. */
  long cosignedSize(String witness) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "select coalesce(max(size), 0) from tlog_cosignature where witness = ?")) {
      statement.setString(1, witness);
      try (var rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  List<StoredKey> keys() throws SQLException {
    try (var statement =
            connection.prepareStatement(
                "select number, vkey, from_size, added_at from tlog_key order by number");
        var rows = statement.executeQuery()) {
      var keys = new ArrayList<StoredKey>();
      while (rows.next()) {
        keys.add(
            new StoredKey(
                rows.getInt("number"),
                key(rows),
                rows.getLong("from_size"),
                Statements.time(rows, "added_at")));
      }
      return keys;
    }
  }

  private static VerifierKey key(ResultSet rows) throws SQLException {
    try {
      return VerifierKey.parse(rows.getString("vkey"));
    } catch (MalformedException changed) {
      throw new LedgerFault(
          "Key %d of tlog_key: %s".formatted(rows.getInt("number"), changed.getMessage()));
    }
  }

  void append(StoredKey key) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "insert into tlog_key (number, vkey, from_size, added_at) values (?, ?, ?, ?)")) {
      statement.setInt(1, key.number());
      statement.setString(2, key.key().toString());
      statement.setLong(3, key.fromSize());
      statement.setObject(4, Statements.utc(key.addedAt()));
      statement.executeUpdate();
    }
  }

  void name(String logId) throws SQLException {
    try (var statement = connection.prepareStatement("update tlog_state set log_id = ?")) {
      statement.setString(1, logId);
      statement.executeUpdate();
    }
  }

  void publish(long size) throws SQLException {
    try (var statement = connection.prepareStatement("update tlog_state set published_size = ?")) {
      statement.setLong(1, size);
      statement.executeUpdate();
    }
  }

  /** Freezes the log, unless it is frozen. */
  void freeze(String reason, Instant now) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "update tlog_state set frozen_since = ?, frozen_reason = ? where frozen_since is null")) {
      statement.setObject(1, Statements.utc(now));
      statement.setString(2, reason);
      statement.executeUpdate();
    }
  }

  void unfreeze() throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "update tlog_state set frozen_since = null, frozen_reason = null")) {
      statement.executeUpdate();
    }
  }

  /** Pauses the sequencer, unless it is paused. */
  void pause(Instant now) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "update tlog_state set paused_since = ? where paused_since is null")) {
      statement.setObject(1, Statements.utc(now));
      statement.executeUpdate();
    }
  }

  void resume() throws SQLException {
    try (var statement = connection.prepareStatement("update tlog_state set paused_since = null")) {
      statement.executeUpdate();
    }
  }

  private static Sha256 hash(ResultSet rows, String column) throws SQLException {
    return Sha256.fromBytes(rows.getBytes(column));
  }
}
