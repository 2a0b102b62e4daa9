package dev.callsheet.ledger;

import io.micronaut.data.exceptions.DataAccessException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What all statements of the log need. */
final class Statements {
  private Statements() {}

  static Array numbers(Connection connection, Stream<? extends Number> numbers)
      throws SQLException {
    return connection.createArrayOf("bigint", numbers.map(Number::longValue).toArray());
  }

  static Array texts(Connection connection, Collection<String> texts) throws SQLException {
    return connection.createArrayOf("text", texts.toArray());
  }

  static Array bytes(Connection connection, Stream<byte[]> values) throws SQLException {
    return connection.createArrayOf("bytea", values.toArray(byte[][]::new));
  }

  static OffsetDateTime utc(Instant time) {
    return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
  }

  static Instant time(ResultSet rows, String column) throws SQLException {
    return rows.getObject(column, OffsetDateTime.class).toInstant();
  }

  static @Nullable Instant timeOrNull(ResultSet rows, String column) throws SQLException {
    var time = rows.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  /** What the driver says, where no checked exception may be thrown. */
  static DataAccessException failed(SQLException failure) {
    return new DataAccessException("A statement of the log failed", failure);
  }
}
