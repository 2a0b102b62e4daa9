package dev.callsheet.office.pptx;

/** The sizes of text on slides, which the master has too; in points. */
final class TextStyle {
  /** As deep as lists go on slides. */
  static final int LEVELS = 9;

  static final double CODE = 14;

  /** How far each level is indented, and its mark stands before it. */
  static final double INDENT = 26;

  private TextStyle() {}

  /** The size of text of a level. */
  static double size(int level) {
    return switch (level) {
      case 0 -> 20;
      case 1 -> 18;
      default -> 16;
    };
  }

  /** What is left free before a paragraph of a level. */
  static double before(int level) {
    return level == 0 ? 10 : 5;
  }

  static double size(Line line) {
    return line.form() == Line.Form.CODE ? CODE : size(line.level());
  }

  static double before(Line line) {
    return before(line.level());
  }

  /** How far a line stands from the edge. */
  static double margin(Line line) {
    return switch (line.form()) {
      case BULLET, NUMBER, CONTINUED -> INDENT * (line.level() + 1);
      case QUOTE -> INDENT * (line.level() + 1);
      case PROSE, HEADING, CODE -> INDENT * line.level();
    };
  }
}
