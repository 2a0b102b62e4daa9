package dev.callsheet.media.analysis;

import java.util.Arrays;

/**
 * Where somebody speaks, by the rhythm of the level: syllables rise and fall a few times a second,
 * where tones and noise stay and a beat comes less often.
 */
public final class Speech {
  private static final long STEP_MICROS = 500_000;

  /** How far the level falls between two syllables, in decibels. */
  private static final float SWING = 4;

  /** How much quieter than the loudest sound nearby a syllable may be, in decibels. */
  private static final float RANGE = 30;

  /** Below this level nobody is understood. */
  private static final float FAINTEST = -65;

  /** How far the sound of a syllable reaches to each side of its peak. */
  private static final long SYLLABLE_MICROS = 300_000;

  /** How far to each side the rhythm of a moment is told from. */
  private static final long RHYTHM_MICROS = 1_250_000;

  /** Syllables a second: speech is what has from the second to the third, some up to the last. */
  private static final double[] RATES = {1.5, 3, 8, 11};

  private Speech() {}

  /**
   * How much of the time is speech, from 0 to 1, in steps of 500 ms.
   *
   * @param level the RMS level in dBFS, in steps of about 20 ms
   */
  public static Curve density(Curve level) {
    var syllables = syllables(level);
    int reach = steps(level, RHYTHM_MICROS);
    int near = steps(level, SYLLABLE_MICROS);
    var sums = new float[(int) Math.ceilDiv(level.size() * level.stepMicros(), STEP_MICROS)];
    var counts = new int[sums.length];
    for (int step = 0; step < level.size(); step++) {
      int index = (int) (step * level.stepMicros() / STEP_MICROS);
      counts[index]++;
      if (within(syllables, step - near, step + near) > 0) {
        int first = Math.max(0, step - reach);
        int last = Math.min(level.size() - 1, step + reach);
        double seconds = (last - first + 1) * level.stepMicros() / 1e6;
        sums[index] += (float) rhythm(within(syllables, first, last) / seconds);
      }
    }
    for (int index = 0; index < sums.length; index++) {
      sums[index] /= counts[index];
    }
    return new Curve(STEP_MICROS, sums);
  }

  /**
   * The steps of syllables' peaks, in order: each is followed by a fall, and the fall by a rise.
   */
  private static int[] syllables(Curve level) {
    var smooth = smooth(level);
    var loudest = loudest(smooth, steps(level, RHYTHM_MICROS));
    var peaks = new int[level.size()];
    int count = 0;
    int peak = 0;
    float trough = Float.NEGATIVE_INFINITY;
    boolean rising = false;
    for (int step = 0; step < smooth.length; step++) {
      float value = smooth[step];
      if (rising) {
        if (value > smooth[peak]) {
          peak = step;
        } else if (value < smooth[peak] - SWING) {
          if (smooth[peak] > Math.max(FAINTEST, loudest[peak] - RANGE)) {
            peaks[count++] = peak;
          }
          rising = false;
          trough = value;
        }
      } else if (value > trough + SWING) {
        rising = true;
        peak = step;
      } else {
        trough = step == 0 ? value : Math.min(trough, value);
      }
    }
    return Arrays.copyOf(peaks, count);
  }

  /** The mean of each step and its neighbours. */
  private static float[] smooth(Curve level) {
    var smooth = new float[level.size()];
    for (int step = 0; step < smooth.length; step++) {
      float before = level.value(Math.max(0, step - 1));
      float after = level.value(Math.min(smooth.length - 1, step + 1));
      smooth[step] = (before + level.value(step) + after) / 3;
    }
    return smooth;
  }

  /** The greatest value up to so many steps away from each. */
  private static float[] loudest(float[] values, int reach) {
    var loudest = new float[values.length];
    // The steps that may still be the greatest, by falling values.
    var queue = new int[values.length];
    int head = 0;
    int tail = 0;
    for (int step = 0; step < values.length + reach; step++) {
      if (step < values.length) {
        while (tail > head && values[queue[tail - 1]] <= values[step]) {
          tail--;
        }
        queue[tail++] = step;
      }
      if (step >= reach) {
        while (queue[head] < step - 2 * reach) {
          head++;
        }
        loudest[step - reach] = values[queue[head]];
      }
    }
    return loudest;
  }

  /** How many of the steps, which are in order, lie within both bounds. */
  private static int within(int[] steps, int first, int last) {
    return firstFrom(steps, last + 1) - firstFrom(steps, first);
  }

  private static int firstFrom(int[] steps, int bound) {
    int found = Arrays.binarySearch(steps, bound);
    return found < 0 ? -found - 1 : found;
  }

  private static double rhythm(double rate) {
    double rising = (rate - RATES[0]) / (RATES[1] - RATES[0]);
    double falling = (RATES[3] - rate) / (RATES[3] - RATES[2]);
    return Math.clamp(Math.min(rising, falling), 0, 1);
  }

  private static int steps(Curve level, long micros) {
    return (int) Math.max(1, micros / level.stepMicros());
  }
}
