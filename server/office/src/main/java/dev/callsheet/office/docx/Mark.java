package dev.callsheet.office.docx;

/** The bullet or number of an item, which stands before the first paragraph of the item. */
final class Mark {
  private final int list;
  private final int level;
  private final boolean ordered;
  private boolean taken;

  Mark(int list, int level, boolean ordered) {
    this.list = list;
    this.level = level;
    this.ordered = ordered;
  }

  /** Whether a paragraph has it already. */
  boolean isTaken() {
    return taken;
  }

  String style() {
    return ordered ? "ListNumber" : "ListBullet";
  }

  /** Gives it to that paragraph. */
  void take(Paragraph paragraph, int indent) {
    taken = true;
    paragraph.numbered(list, level);
    if (indent != (level + 1) * Numbering.STEP) {
      paragraph.indented(indent, Numbering.STEP);
    }
  }
}
