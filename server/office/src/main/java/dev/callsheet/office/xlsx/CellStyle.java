package dev.callsheet.office.xlsx;

/**
 * How a cell looks. Colours and fonts are those of the theme.
 *
 * @param format the code by which its number is written
 * @param lines how its text is laid out in its height
 * @param indent in steps of some three characters
 * @param quoted whether its text stays a text when it is edited
 */
record CellStyle(
    Face face,
    Fill fill,
    Edge edge,
    String format,
    Horizontal horizontal,
    Lines lines,
    int indent,
    boolean quoted) {
  static final String GENERAL = "General";
  static final String AS_TEXT = "@";

  /** A cell of which nothing is known. */
  static final CellStyle PLAIN = of(Face.BODY);

  /** The letters of a cell. */
  enum Face {
    BODY,
    STRONG,
    EMPHASIS,
    TITLE,
    HEADING_1,
    HEADING_2,
    HEADING_3,
    LINK,
    CODE,
    MUTED,
    ON_ACCENT,
    MARK;

    /** The size of its letters, in points. */
    int size() {
      return switch (this) {
        case TITLE -> 22;
        case HEADING_1 -> 16;
        case HEADING_2 -> 13;
        case CODE -> 10;
        case HEADING_3, BODY, STRONG, EMPHASIS, LINK, MUTED, ON_ACCENT, MARK -> 11;
      };
    }

    /** The height of a line, in points. */
    double height() {
      return Math.max(15, size() * 1.35);
    }
  }

  /** The ground of a cell. */
  enum Fill {
    NONE,
    ACCENT,
    TINT,
    MARK
  }

  /** The line at a cell. */
  enum Edge {
    NONE,
    BELOW,
    ABOVE,
    BESIDE
  }

  /** Where the content of a cell stands in its width. */
  enum Horizontal {
    GENERAL,
    LEFT,
    CENTER,
    RIGHT,
    /** At the right, and read from there. */
    FROM_RIGHT
  }

  /** How the text of a cell is laid out in its height. */
  enum Lines {
    ONE,
    /** Beside texts of several lines. */
    ONE_AT_TOP,
    AS_NEEDED
  }

  static CellStyle of(Face face) {
    return new CellStyle(
        face, Fill.NONE, Edge.NONE, GENERAL, Horizontal.GENERAL, Lines.ONE, 0, false);
  }

  CellStyle with(Fill other) {
    return new CellStyle(face, other, edge, format, horizontal, lines, indent, quoted);
  }

  CellStyle with(Edge other) {
    return new CellStyle(face, fill, other, format, horizontal, lines, indent, quoted);
  }

  CellStyle with(Horizontal other) {
    return new CellStyle(face, fill, edge, format, other, lines, indent, quoted);
  }

  CellStyle written(String code) {
    return new CellStyle(face, fill, edge, code, horizontal, lines, indent, quoted);
  }

  /** The same cell, whose text has as many lines as it needs. */
  CellStyle wrapped() {
    return with(Lines.AS_NEEDED);
  }

  CellStyle with(Lines other) {
    return new CellStyle(face, fill, edge, format, horizontal, other, indent, quoted);
  }

  CellStyle indented(int steps) {
    return new CellStyle(face, fill, edge, format, horizontal, lines, steps, quoted);
  }

  /** The same cell, whose text is not taken for anything else when it is edited. */
  CellStyle keptAsText() {
    return new CellStyle(face, fill, edge, AS_TEXT, horizontal, lines, indent, true);
  }
}
