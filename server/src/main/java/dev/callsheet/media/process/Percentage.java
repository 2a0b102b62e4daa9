package dev.callsheet.media.process;

/** Tells a listener of each whole percent of an expected length that is reached, up to 99. */
public final class Percentage {
  private final long expectedMicros;
  private final ProgressListener progress;
  private int last;

  /** Begins at 0. */
  public Percentage(long expectedMicros, ProgressListener progress) {
    this.expectedMicros = Math.max(1, expectedMicros);
    this.progress = progress;
  }

  /** Takes how much there is by now. */
  public void reached(long micros) {
    int percent = (int) Math.min(99, micros * 100 / expectedMicros);
    if (percent > last) {
      last = percent;
      progress.progressed(percent);
    }
  }
}
