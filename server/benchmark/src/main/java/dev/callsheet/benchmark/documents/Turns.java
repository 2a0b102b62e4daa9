package dev.callsheet.benchmark.documents;

import java.io.IOException;
import java.util.Arrays;

/**
 * How long two pieces of work take, done in turns, so that what else runs on the machine slows
 * both.
 *
 * @param first the median, in milliseconds
 * @param second the median, in milliseconds
 */
record Turns(double first, double second) {
  /** A piece of work. */
  @FunctionalInterface
  interface Work {
    void run() throws IOException, InterruptedException;
  }

  /** Does both that often, after turns that are not counted. */
  static Turns of(int warmUps, int rounds, Work first, Work second)
      throws IOException, InterruptedException {
    var firsts = new double[rounds];
    var seconds = new double[rounds];
    for (int round = -warmUps; round < rounds; round++) {
      var one = milliseconds(first);
      var other = milliseconds(second);
      if (round >= 0) {
        firsts[round] = one;
        seconds[round] = other;
      }
    }
    return new Turns(median(firsts), median(seconds));
  }

  static double milliseconds(Work work) throws IOException, InterruptedException {
    var begin = System.nanoTime();
    work.run();
    return (System.nanoTime() - begin) / 1e6;
  }

  static double median(double[] values) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
