package dev.callsheet.contract.secrecy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * All that was written to one kind of place.
 *
 * @param texts by the place; each character is a byte
 */
record Written(Map<String, String> texts) {
  /** The lines of a log. */
  static Written log(Path file) throws IOException {
    var texts = new LinkedHashMap<String, String>();
    for (var line : Files.readAllLines(file)) {
      var bytes = line.getBytes(StandardCharsets.UTF_8);
      texts.put(line, new String(bytes, StandardCharsets.ISO_8859_1));
    }
    return new Written(texts);
  }

  /** Every column of every row of a database. */
  static Written tables(String database) throws SQLException {
    var texts = new LinkedHashMap<String, String>();
    try (var connection = DriverManager.getConnection(database)) {
      for (var table : tables(connection)) {
        read(connection, table, texts);
      }
    }
    return new Written(texts);
  }

  private static List<String> tables(Connection connection) throws SQLException {
    var tables = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select table_name from information_schema.tables"
                    + " where table_schema = current_schema()")) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    return tables;
  }

  private static void read(Connection connection, String table, Map<String, String> texts)
      throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("select * from " + table)) {
      var columns = rows.getMetaData();
      while (rows.next()) {
        for (var column = 1; column <= columns.getColumnCount(); column++) {
          var value = rows.getObject(column);
          var bytes =
              value instanceof byte[] binary
                  ? binary
                  : String.valueOf(value).getBytes(StandardCharsets.UTF_8);
          texts.merge(
              table + "." + columns.getColumnName(column),
              new String(bytes, StandardCharsets.ISO_8859_1),
              (before, added) -> before + "\n" + added);
        }
      }
    }
  }

  /** Every file below a directory, its name included. */
  static Written files(Path directory, Set<Path> excepted) throws IOException {
    var texts = new LinkedHashMap<String, String>();
    List<Path> files;
    try (var found = Files.walk(directory)) {
      files = found.filter(Files::isRegularFile).toList();
    }
    for (var file : files) {
      if (excepted.contains(file)) {
        continue;
      }
      var name = directory.relativize(file).toString();
      try {
        texts.put(name, name + "\n" + Files.readString(file, StandardCharsets.ISO_8859_1));
      } catch (NoSuchFileException deleted) {
        // The database lets old files of its own go.
      }
    }
    return new Written(texts);
  }

  /** Returns where which of the secrets stand. */
  Set<String> traces(List<Secret> secrets) {
    var traces = new TreeSet<String>();
    for (var secret : secrets) {
      for (var form : secret.forms()) {
        texts.forEach(
            (place, text) -> {
              if (text.contains(form)) {
                traces.add(secret + " in " + place);
              }
            });
      }
    }
    return traces;
  }
}
