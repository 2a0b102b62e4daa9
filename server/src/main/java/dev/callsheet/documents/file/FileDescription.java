package dev.callsheet.documents.file;

import dev.callsheet.office.data.ColumnType;
import dev.callsheet.office.warning.Warning;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is in a file.
 *
 * @param encoding of its text; null for a workbook
 * @param tables none in a text
 * @param warnings what had to give while it was read
 */
public record FileDescription(
    @Nullable String encoding, List<Table> tables, List<Warning> warnings) {
  /**
   * A table.
   *
   * @param name by which an outline names it
   * @param rows without that of the names
   */
  public record Table(String name, long rows, List<Column> columns) {}

  /** A column, whose name is cut where it is longer than anybody would write. */
  public record Column(String name, ColumnType type) {}
}
