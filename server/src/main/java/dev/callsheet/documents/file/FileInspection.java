package dev.callsheet.documents.file;

import dev.callsheet.database.JsonColumn;
import dev.callsheet.documents.DocumentsModels;
import dev.callsheet.documents.upload.ReceivedFile;
import dev.callsheet.office.data.Column;
import dev.callsheet.office.data.DataFile;
import dev.callsheet.office.data.DataKind;
import dev.callsheet.office.data.DataLimits;
import dev.callsheet.office.data.DataReading;
import dev.callsheet.office.warning.Warning;
import dev.callsheet.office.warning.Warnings;
import java.io.IOException;
import java.util.List;

/** What a look into a file says. */
sealed interface FileInspection {
  /** The longest description that is kept. */
  int LONGEST_DESCRIPTION = 1 << 20;

  /** The longest name of a column, and of a table, in a description. */
  int LONGEST_COLUMN = 1000;

  int LONGEST_TABLE = 512;

  /**
   * It was read.
   *
   * @param description as JSON
   */
  record Readable(DataKind kind, String description) implements FileInspection {}

  /** It cannot be read; the message says why, and what would help. */
  record Unreadable(String message) implements FileInspection {}

  /** Reads a file from its first to its last byte. */
  static FileInspection of(ReceivedFile received) throws IOException {
    return switch (DataFile.read(received.path(), received.name(), DataLimits.USUAL)) {
      case DataReading.Unreadable unreadable -> new Unreadable(unreadable.message());
      case DataReading.Readable(var file) -> described(received, file);
    };
  }

  private static FileInspection described(ReceivedFile received, DataFile file) {
    var warnings = new Warnings();
    received.warnings().forEach(warning -> add(warnings, warning));
    file.warnings().forEach(warning -> add(warnings, warning));
    var tables = file.tables().stream().map(table -> table(table, warnings)).toList();
    var description =
        JsonColumn.write(new FileDescription(file.encoding().orElse(null), tables, warnings.all()));
    return description.length() > LONGEST_DESCRIPTION
        ? new Unreadable(
            "The names of its tables and columns are longer than a million characters together.")
        : new Readable(file.kind(), description);
  }

  private static FileDescription.Table table(DataFile.Table table, Warnings warnings) {
    var data = table.data();
    List<FileDescription.Column> columns =
        data.columns().stream().map(column -> column(column, data.name(), warnings)).toList();
    return new FileDescription.Table(
        DocumentsModels.cut(data.name(), LONGEST_TABLE), data.rows(), columns);
  }

  private static FileDescription.Column column(Column column, String table, Warnings warnings) {
    var name = DocumentsModels.cut(column.name(), LONGEST_COLUMN);
    if (!name.equals(column.name())) {
      warnings.add(
          "column_name_long",
          "The name of a column is longer than "
              + LONGEST_COLUMN
              + " characters; it is told in part: "
              + DocumentsModels.cut(name, 100),
          table);
    }
    return new FileDescription.Column(name, column.type());
  }

  private static void add(Warnings warnings, Warning warning) {
    warnings.add(warning.code(), warning.message(), warning.where());
  }
}
