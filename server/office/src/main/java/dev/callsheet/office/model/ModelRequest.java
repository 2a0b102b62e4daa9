package dev.callsheet.office.model;

import java.util.List;
import java.util.Locale;

/**
 * What somebody wants, in free words, and what is attached.
 *
 * @param kind what is to be made
 * @param locale the language to write in
 * @param images the names of images
 */
public record ModelRequest(
    String prompt, Kind kind, Locale locale, List<Table> tables, List<String> images) {
  /** Keeps copies. */
  public ModelRequest {
    tables = List.copyOf(tables);
    images = List.copyOf(images);
  }

  /** What is to be made. */
  public enum Kind {
    WORKBOOK,
    TEXT,
    SLIDES
  }

  /**
   * A table that is attached. Its values are not told.
   *
   * @param name by which outlines call it
   * @param columns their names
   */
  public record Table(String name, List<String> columns, long rows) {
    /** Keeps a copy. */
    public Table {
      columns = List.copyOf(columns);
    }
  }
}
