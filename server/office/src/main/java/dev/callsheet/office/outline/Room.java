package dev.callsheet.office.outline;

import dev.callsheet.office.data.Dataset;

/** What a document may still have of what a few letters of an outline can ask for. */
final class Room {
  /** More than anybody looks at. */
  static final int MOST_CHARTS = 250;

  /** As many cells are read, each as often as it is named. */
  private static final long MOST_CELLS = 2_000_000_000L;

  private boolean contents = true;
  private int charts = MOST_CHARTS;
  private long cells = MOST_CELLS;

  /** Takes the room of the list of headings, of which there is one. */
  boolean takeContents() {
    boolean room = contents;
    contents = false;
    return room;
  }

  /** Takes the room of a chart of that table. */
  boolean takeChart(Dataset data) {
    return charts-- > 0 && takeTable(data);
  }

  /** Takes the room of a table. */
  boolean takeTable(Dataset data) {
    cells -= data.rows() * data.columns().size();
    return cells >= 0;
  }
}
