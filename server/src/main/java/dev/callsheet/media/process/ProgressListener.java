package dev.callsheet.media.process;

/** Hears how far a process has come, on the thread that waits for it. */
@FunctionalInterface
public interface ProgressListener {
  /** Hears nothing. */
  ProgressListener NONE = percent -> {};

  /** Called with a higher number each time, at most 100; 100 once, when the output is complete. */
  void progressed(int percent);
}
