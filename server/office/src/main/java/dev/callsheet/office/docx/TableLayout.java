package dev.callsheet.office.docx;

import java.util.List;

/**
 * How a table comes to stand on paper.
 *
 * @param turned whether on a page that lies on its side
 * @param slices the tables that it is divided into; each begins with its first column
 */
record TableLayout(boolean turned, Size size, List<Slice> slices) {
  /** The size of the text. */
  enum Size {
    NORMAL("TableText", 106),
    SMALL("TableTextSmall", 90),
    SMALLEST("TableTextSmallest", 74);

    private final String style;
    private final int character;

    Size(String style, int character) {
      this.style = style;
      this.character = character;
    }

    String style() {
      return style;
    }

    /** What one character takes on average, in twentieths of a point. */
    int character() {
      return character;
    }
  }

  /** Some columns, by position, and their widths in twentieths of a point. */
  record Slice(List<Integer> columns, List<Integer> widths) {}
}
