package dev.callsheet.secret;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The secrets that earlier releases wrote in clear.
 *
 * <p>A migration, which has no key, adds the constraint of a {@link SealedColumn} without looking
 * at what is there ({@code not valid}). What is there is sealed at the next start, which then lets
 * the database confirm the constraint.
 */
@Singleton
public final class ClearTexts {
  private static final Logger LOG = LoggerFactory.getLogger(ClearTexts.class);

  private final Vault vault;
  private final TransactionOperations<Connection> transactions;

  ClearTexts(Vault vault, TransactionOperations<Connection> transactions) {
    this.vault = vault;
    this.transactions = transactions;
  }

  /**
   * Seals them all; those of a column that was confirmed once are never looked for again.
   *
   * @throws dev.callsheet.database.StartFailure if there is no key, or one that does not fit
   */
  public void seal() {
    vault.requireKey();
    transactions.executeWrite(
        status -> {
          var connection = status.getConnection();
          execute(connection, "select pg_advisory_xact_lock(70)");
          for (var table : unconfirmed(connection).entrySet()) {
            seal(connection, table.getKey(), table.getValue());
          }
          return true;
        });
  }

  /** The columns of each table whose constraints were not confirmed. */
  private static Map<String, List<SealedColumn>> unconfirmed(Connection connection)
      throws SQLException {
    var tables = new TreeMap<String, List<SealedColumn>>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                select c.conrelid::regclass::text, a.attname from pg_constraint c
                join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
                where c.connamespace = current_schema()::regnamespace and not c.convalidated
                  and c.conname = c.conrelid::regclass::text || '_' || a.attname || '_sealed'
                order by 1, 2
                """)) {
      while (rows.next()) {
        var column = new SealedColumn(rows.getString(1), rows.getString(2));
        tables.computeIfAbsent(column.table(), table -> new ArrayList<>()).add(column);
      }
    }
    return tables;
  }

  /** All columns of a row at once, for each constraint holds for whatever is written. */
  private void seal(Connection connection, String table, List<SealedColumn> columns)
      throws SQLException {
    var names = columns.stream().map(SealedColumn::column).toList();
    var sealed = 0;
    try (var select = connection.createStatement();
        var update =
            connection.prepareStatement(
                "update %s set %s = ? where id = ?"
                    .formatted(table, String.join(" = ?, ", names)));
        var rows =
            select.executeQuery(
                "select id, %s from %s where %s for update"
                    .formatted(
                        String.join(", ", names),
                        table,
                        String.join(" not like 'sealed:%' or ", names) + " not like 'sealed:%'"))) {
      while (rows.next()) {
        var id = rows.getString(1);
        for (var index = 1; index <= columns.size(); index++) {
          update.setString(index, sealed(columns.get(index - 1), id, rows.getString(index + 1)));
        }
        update.setString(columns.size() + 1, id);
        sealed += update.executeUpdate();
      }
    }
    for (var name : names) {
      execute(
          connection,
          "alter table %1$s validate constraint %1$s_%2$s_sealed".formatted(table, name));
    }
    if (sealed > 0) {
      LOG.info("Sealed {} rows of {} that an earlier release wrote in clear", sealed, table);
    }
  }

  private @Nullable String sealed(SealedColumn column, String id, @Nullable String text) {
    return text == null || text.startsWith(Vault.PREFIX) ? text : vault.seal(column, id, text);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
