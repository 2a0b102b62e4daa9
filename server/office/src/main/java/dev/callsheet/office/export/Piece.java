package dev.callsheet.office.export;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a text document, one below the other. */
sealed interface Piece {
  /** What a paragraph is by its style. */
  enum Role {
    TEXT,
    TITLE,
    HEADING,
    CONTENTS,
    QUOTATION,
    CODE,
    /** It belongs to the item of a list before it. */
    CONTINUATION
  }

  /**
   * A paragraph.
   *
   * @param level of a heading or an entry of the contents, from 1
   * @param ids by which links of the document name it
   */
  record Paragraph(Role role, int level, List<String> ids, boolean rightToLeft, List<Part> parts)
      implements Piece {}

  /**
   * An item of a list.
   *
   * @param list the number of its list in the document
   * @param level from 0
   */
  record Item(
      String list,
      int level,
      Marker marker,
      List<String> ids,
      boolean rightToLeft,
      List<Part> parts)
      implements Piece {}

  /**
   * What stands before an item.
   *
   * @param form as HTML calls it: {@code 1}, {@code a}, {@code A}, {@code i} or {@code I}; null for
   *     a bullet
   * @param number of the item; 0 for a bullet
   */
  record Marker(@Nullable String form, int number) {}

  /** A table within a cell of another. */
  record Table(boolean rightToLeft, List<Row> rows) implements Piece {}

  /** The beginning of a table, whose rows follow. */
  record TableStart(boolean rightToLeft) implements Piece {}

  /** Rows of the table that has begun, and all that their cells reach into. */
  record TableRows(List<Row> rows) implements Piece {}

  /** The end of the table that has begun. */
  record TableEnd() implements Piece {}

  /** A row of a table. */
  record Row(boolean header, List<Field> fields) {}

  /**
   * A cell of a table.
   *
   * @param covered whether it goes on from the row above
   */
  record Field(int columns, boolean covered, List<Piece> pieces) {}

  /** A part of a paragraph. */
  sealed interface Part {}

  /**
   * Words of one form.
   *
   * @param link where they lead; null where they lead nowhere
   */
  record Words(
      String text,
      boolean bold,
      boolean italic,
      boolean struck,
      boolean underlined,
      boolean code,
      @Nullable String link)
      implements Part {}

  /** The end of a line. */
  record LineEnd() implements Part {}

  /** A picture. */
  record Picture(OfficePart image, String alternative) implements Part {}

  /** Something that has no form in HTML or text, told by its title. */
  record Named(String title) implements Part {}
}
