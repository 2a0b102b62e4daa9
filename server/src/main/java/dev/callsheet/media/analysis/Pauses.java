package dev.callsheet.media.analysis;

import dev.callsheet.timeline.TimeRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the sound rests: stretches in which the level stays below what speech or music around it
 * has.
 *
 * <p>What is loud and what is mere background is told from the levels of the minute around a
 * moment. Sound that is about equally loud all the time has no pauses; silence is one.
 */
public final class Pauses {
  private static final long BLOCK_MICROS = 1_000_000;

  /** Blocks before a moment, and after it, that say what is loud there. */
  private static final int REACH = 30;

  private static final int LOUDEST = 0;
  private static final int QUIETEST = -100;

  /** Levels below this one are silence, whatever there is around them. */
  private static final float SILENCE = -75;

  /** How far speech is above its pauses, where nothing is heard in them. */
  private static final float DEPTH = 28;

  /** How far the sounds of a background rise above its floor. */
  private static final float UNREST = 4;

  /** How far speech must be above a background for its pauses to be told. */
  private static final float CONTRAST = 12;

  /** How far below the loudest parts of a recording its other parts may be and still be sound. */
  private static final float DYNAMICS = 20;

  private Pauses() {}

  /**
   * The pauses of a recording, in order.
   *
   * @param level the RMS level in dBFS, in steps shorter than a second
   * @param minimum the shortest pause that counts
   */
  public static List<TimeRange> in(Curve level, Duration minimum) {
    var thresholds = thresholds(level);
    var pauses = new ArrayList<TimeRange>();
    int start = -1;
    for (int step = 0; step <= level.size(); step++) {
      boolean quiet = step < level.size() && steady(level, step) < thresholds[block(level, step)];
      if (quiet && start < 0) {
        start = step;
      } else if (!quiet && start >= 0) {
        var pause = new TimeRange(start * level.stepMicros(), step * level.stepMicros());
        if (pause.durationMicros() >= minimum.toNanos() / 1000) {
          pauses.add(pause);
        }
        start = -1;
      }
    }
    return List.copyOf(pauses);
  }

  /** The level below which each block is at rest. */
  private static float[] thresholds(Curve level) {
    int perBlock = (int) Math.max(1, BLOCK_MICROS / level.stepMicros());
    float loudest = loud(histogram(level, 0, level.size())) - DYNAMICS;
    int blocks = block(level, level.size() - 1) + 1;
    var loud = new float[blocks];
    var floors = new float[blocks];
    var around = histogram(level, 0, (REACH - 1) * perBlock);
    for (int first = 0; first < blocks; first++) {
      count(level, (first + REACH - 1) * perBlock, (first + REACH) * perBlock, around, 1);
      loud[first] = loud(around);
      floors[first] = floor(around);
      count(level, first * perBlock, (first + 1) * perBlock, around, -1);
    }
    var thresholds = new float[blocks];
    for (int block = 0; block < blocks; block++) {
      int before = Math.max(0, block - REACH + 1);
      int after = Math.min(block, Math.max(0, blocks - REACH));
      thresholds[block] =
          threshold(
              Math.max(loudest, Math.min(loud[before], loud[after])),
              Math.min(floors[before], floors[after]));
    }
    return thresholds;
  }

  private static int[] histogram(Curve level, int first, int end) {
    var histogram = new int[LOUDEST - QUIETEST + 1];
    count(level, first, end, histogram, 1);
    return histogram;
  }

  /** Counts those of the steps that there are. */
  private static void count(Curve level, int first, int end, int[] histogram, int sign) {
    for (int step = Math.max(0, first); step < Math.min(level.size(), end); step++) {
      int bin = Math.clamp(Math.round(level.value(step)), QUIETEST, LOUDEST) - QUIETEST;
      histogram[bin] += sign;
    }
  }

  private static float threshold(float loud, float floor) {
    if (loud - floor < CONTRAST) {
      return SILENCE;
    }
    return Math.max(SILENCE, Math.max(loud - DEPTH, floor + UNREST));
  }

  /** The level that a tenth of what is heard exceeds. */
  private static float loud(int[] histogram) {
    return percentile(histogram, (int) SILENCE - QUIETEST, 0.9);
  }

  /** The level that a twentieth of the time does not reach. */
  private static float floor(int[] histogram) {
    return percentile(histogram, 0, 0.05);
  }

  private static float percentile(int[] histogram, int firstBin, double share) {
    long total = 0;
    for (int bin = firstBin; bin < histogram.length; bin++) {
      total += histogram[bin];
    }
    double rest = total * share;
    for (int bin = firstBin; bin < histogram.length; bin++) {
      rest -= histogram[bin];
      if (rest < 0) {
        return bin + QUIETEST;
      }
    }
    return QUIETEST;
  }

  private static int block(Curve level, int step) {
    return (int) (step * level.stepMicros() / BLOCK_MICROS);
  }

  /** The median of a step and its neighbours, so that a click of one step is no sound. */
  private static float steady(Curve level, int step) {
    float before = level.value(Math.max(0, step - 1));
    float here = level.value(step);
    float after = level.value(Math.min(level.size() - 1, step + 1));
    return Math.max(Math.min(before, here), Math.min(Math.max(before, here), after));
  }
}
