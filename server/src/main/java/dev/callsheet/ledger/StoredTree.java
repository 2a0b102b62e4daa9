package dev.callsheet.ledger;

import dev.callsheet.transparency.encoding.Sha256;
import dev.callsheet.transparency.merkle.MissingNodeException;
import dev.callsheet.transparency.merkle.NodeId;
import dev.callsheet.transparency.merkle.NodeSource;
import dev.callsheet.transparency.merkle.TreeHash;
import dev.callsheet.transparency.tile.HashTile;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The tree as it is stored: the hashes of tiles are kept, all others are made of at most 128 of
 * them. One query reads all that a proof needs.
 */
final class StoredTree implements NodeSource {
  private static final String HASHES =
      """
      select case when r.level = 0
        then (
          select string_agg(leaf_hash, ''::bytea order by leaf_index) from tlog_entry
          where leaf_index >= r.first and leaf_index < r.first + r.width)
        else (
          select string_agg(hash, ''::bytea order by node_index) from tlog_node
          where level = r.level and node_index >= r.first and node_index < r.first + r.width)
        end
      from unnest(?::smallint[], ?::bigint[], ?::bigint[])
        with ordinality as r (level, first, width, place)
      order by r.place
      """;

  private final Connection connection;

  StoredTree(Connection connection) {
    this.connection = connection;
  }

  /** Neighbours of one level of tiles. */
  private record Span(int level, long first, int width) {
    static Span below(NodeId node) {
      var level = node.level() / HashTile.HEIGHT;
      var width = 1 << (node.level() % HashTile.HEIGHT);
      return new Span(level, node.index() * width, width);
    }
  }

  @Override
  public List<Sha256> read(List<NodeId> nodes) {
    try {
      var read = hashes(nodes.stream().map(Span::below).toList());
      var hashes = new ArrayList<Sha256>(nodes.size());
      for (var place = 0; place < nodes.size(); place++) {
        var node = nodes.get(place);
        var bytes = read.get(place);
        if (bytes.length != Span.below(node).width() * Sha256.BYTES) {
          throw new MissingNodeException(node);
        }
        hashes.add(top(bytes));
      }
      return hashes;
    } catch (SQLException failure) {
      throw Statements.failed(failure);
    }
  }

  /** Returns the hashes of a tile one after the other; fewer bytes where there are not so many. */
  byte[] tile(int level, long first, int width) throws SQLException {
    return hashes(List.of(new Span(level, first, width))).getFirst();
  }

  private List<byte[]> hashes(List<Span> spans) throws SQLException {
    try (var statement = connection.prepareStatement(HASHES)) {
      statement.setArray(1, Statements.numbers(connection, spans.stream().map(Span::level)));
      statement.setArray(2, Statements.numbers(connection, spans.stream().map(Span::first)));
      statement.setArray(3, Statements.numbers(connection, spans.stream().map(Span::width)));
      try (var rows = statement.executeQuery()) {
        var found = new ArrayList<byte[]>(spans.size());
        while (rows.next()) {
          var bytes = rows.getBytes(1);
          found.add(bytes == null ? new byte[0] : bytes);
        }
        return found;
      }
    }
  }

  private static Sha256 top(byte[] bytes) {
    var level = new ArrayList<Sha256>();
    for (var from = 0; from < bytes.length; from += Sha256.BYTES) {
      level.add(Sha256.fromBytes(Arrays.copyOfRange(bytes, from, from + Sha256.BYTES)));
    }
    while (level.size() > 1) {
      var above = new ArrayList<Sha256>(level.size() / 2);
      for (var place = 0; place < level.size(); place += 2) {
        above.add(TreeHash.node(level.get(place), level.get(place + 1)));
      }
      level = above;
    }
    return level.getFirst();
  }
}
