package dev.callsheet.benchmark.documents;

/** Outlines of documents of a given size. */
final class Outlines {
  private static final String SENTENCE =
      "Revenue grew faster than cost in every region, and *nobody* expects that to change. ";

  private static final String POINTS =
      """
      - The north has two new customers
      - The south has **kept** all of them
      - The west waits for a decision
      """;

  private static final String TABLE =
      """
      | Region | Revenue | Cost | Opened |
      |---|---|---|---|
      | North | 1,200.50 | 800 | 2026-01-12 |
      | South | 1,350.00 | 840 | 2026-02-01 |
      | West | 990.25 | 905 | 2026-03-20 |
      """;

  private Outlines() {}

  /** A workbook of the data and a chart of it. */
  static String workbook(String file) {
    return "# Sales\n\n{{table: " + file + "}}\n";
  }

  /** As many slides, the one with the title among them. */
  static String deck(int slides) {
    var outline = new StringBuilder("# Sales\n\n");
    for (int slide = 2; slide <= slides; slide++) {
      outline.append("## Slide ").append(slide).append("\n\n");
      outline.append(slide % 3 == 0 ? TABLE : POINTS).append('\n');
      outline.append("{{notes: ").append(SENTENCE.strip()).append("}}\n\n");
    }
    return outline.toString();
  }

  /** As many pages, each of which begins anew and has room for what stands on it. */
  static String text(int pages) {
    var outline = new StringBuilder("# Sales\n\n");
    for (int page = 1; page <= pages; page++) {
      outline.append("## Chapter ").append(page).append("\n\n");
      for (int paragraph = 0; paragraph < 4; paragraph++) {
        outline.append(SENTENCE.repeat(4).strip()).append("\n\n");
      }
      outline.append(page % 3 == 0 ? TABLE : POINTS).append('\n');
      if (page < pages) {
        outline.append("{{pagebreak}}\n\n");
      }
    }
    return outline.toString();
  }
}
