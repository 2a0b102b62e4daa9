package dev.callsheet.media.process;

/** One progress of work that is done in stages, which never falls and ends below 100. */
public final class Stages {
  private static final int MOST = 99;

  private final ProgressListener whole;
  private int reached;

  /** Begins at 0. */
  public Stages(ProgressListener whole) {
    this.whole = whole;
  }

  /**
   * The listener of one stage.
   *
   * @param from the percent of the whole at which it begins
   * @param to the percent of the whole that its own 100 is
   */
  public ProgressListener stage(int from, int to) {
    return percent -> reach(Math.min(MOST, from + (to - from) * percent / 100));
  }

  private void reach(int percent) {
    if (percent > reached) {
      reached = percent;
      whole.progressed(percent);
    }
  }
}
