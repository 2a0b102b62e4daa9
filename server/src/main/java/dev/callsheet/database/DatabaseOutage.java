package dev.callsheet.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Tells a database that is away from a statement that is wrong. */
public final class DatabaseOutage {
  /** Only connections, disk, memory and the promotion of a replica; PostgreSQL's appendix A. */
  private static final Set<String> STATES = Set.of("53100", "53200", "53300", "58030", "25006");

  private static final int MOST_CAUSES = 20;

  private DatabaseOutage() {}

  /** Returns whether the same statement may succeed once the database is back. */
  public static boolean isBehind(SQLException failure) {
    var state = failure.getSQLState() == null ? "" : failure.getSQLState();
    return failure instanceof SQLTransientConnectionException
        || isOfDiscardedConnection(failure)
        || state.startsWith("08")
        || state.startsWith("57P0")
        || STATES.contains(state);
  }

  /** Returns whether such a statement is behind a failure. */
  public static boolean isBehind(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .limit(MOST_CAUSES)
        .anyMatch(cause -> cause instanceof SQLException statement && isBehind(statement));
  }

  /** The pool's own words, without a state, for what is asked of a connection that just broke. */
  private static boolean isOfDiscardedConnection(SQLException failure) {
    return failure.getSQLState() == null && "Connection is closed".equals(failure.getMessage());
  }
}
