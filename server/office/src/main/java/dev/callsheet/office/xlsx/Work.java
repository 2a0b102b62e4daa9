package dev.callsheet.office.xlsx;

import dev.callsheet.office.document.Progress;

/** How far the writing of a workbook has come, by the rows of its tables. */
final class Work {
  private static final int ROWS_PER_STEP = 500;

  /** What the rest of a workbook takes, as if it were rows. */
  private static final long ROWS_OF_THE_REST = 500;

  private final Progress progress;
  private final long all;
  private long done;

  Work(Progress progress, long rows) {
    this.progress = progress;
    all = rows + ROWS_OF_THE_REST;
  }

  /** Begins, which is when work can be ended first. */
  void begin() {
    progress.at(0);
  }

  /** One more row is written. */
  void row() {
    if (++done % ROWS_PER_STEP == 0) {
      progress.at((double) done / all);
    }
  }

  /** One more block of the rest is written. */
  void block() {
    progress.at((double) done / all);
  }

  /** All is written. */
  void end() {
    progress.at(1);
  }
}
