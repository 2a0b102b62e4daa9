package dev.callsheet.media;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where the sound rests: stretches in which the level stays below what speech or music around it
 * has.
 */
public final class Pauses {
  private Pauses() {}

  /**
   * The pauses of a recording, in order.
   *
   * @param level the RMS level in dBFS
   * @param minimum the shortest pause that counts
   */
  public static List<Interval> in(Curve level, Duration minimum) {
    var sorted = new float[level.size()];
    for (int index = 0; index < sorted.length; index++) {
      sorted[index] = level.value(index);
    }
    Arrays.sort(sorted);
    float floor = sorted[(sorted.length - 1) / 20];
    float loud = sorted[(int) ((sorted.length - 1) * 0.9)];
    double threshold = Math.max(floor + 3, loud - 25);
    var pauses = new ArrayList<Interval>();
    int start = -1;
    for (int index = 0; index <= sorted.length; index++) {
      boolean quiet = index < sorted.length && level.value(index) < threshold;
      if (quiet && start < 0) {
        start = index;
      }
      if (!quiet && start >= 0) {
        var pause = new Interval(start * level.stepMicros(), index * level.stepMicros());
        if (pause.lengthMicros() * 1000 >= minimum.toNanos()) {
          pauses.add(pause);
        }
        start = -1;
      }
    }
    return List.copyOf(pauses);
  }
}
