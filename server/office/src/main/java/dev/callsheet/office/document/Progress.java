package dev.callsheet.office.document;

import java.util.concurrent.CancellationException;

/** Hears how far a piece of work has come. */
@FunctionalInterface
public interface Progress {
  /**
   * Called often, at least for each thousand rows, each slide and each block.
   *
   * @param share of the work that is done, from 0 to 1, never less than the last time
   * @throws CancellationException to end the work
   */
  void at(double share);
}
