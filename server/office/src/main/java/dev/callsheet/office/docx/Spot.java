package dev.callsheet.office.docx;

/**
 * Where in lists and quotations a block stands.
 *
 * @param indent of its lines, in twentieths of a point
 * @param innermost what it stands in directly
 * @param lists how many are around it
 * @param orderedLists how many of those count
 */
record Spot(int indent, Container innermost, int lists, int orderedLists) {
  static final Spot TOP = new Spot(0, Container.PAGE, 0, 0);

  /** What one quotation is indented by. */
  private static final int QUOTATION_STEP = 425;

  /** Deeper blocks begin no further from the margin. */
  private static final int DEEPEST = Numbering.LEVELS * Numbering.STEP;

  /** What blocks stand in. */
  enum Container {
    PAGE,
    LIST,
    QUOTATION
  }

  Spot quoted() {
    return new Spot(indent(QUOTATION_STEP), Container.QUOTATION, lists, orderedLists);
  }

  Spot listed(boolean ordered) {
    return new Spot(
        indent(Numbering.STEP),
        Container.LIST,
        lists + 1,
        ordered ? orderedLists + 1 : orderedLists);
  }

  /** Whether a block within this one cannot be indented any further. */
  boolean isDeepest() {
    return indent == DEEPEST;
  }

  private int indent(int step) {
    return Math.min(DEEPEST, indent + step);
  }
}
