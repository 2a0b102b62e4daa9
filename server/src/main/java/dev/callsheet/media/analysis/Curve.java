package dev.callsheet.media.analysis;

import java.util.Arrays;

/** Values of something over time, in steps of equal length from zero on. */
public final class Curve {
  /** Steps of which the sum is kept: few enough to add up, too many for the sums to weigh. */
  private static final int BLOCK = 32;

  private final long stepMicros;
  private final float[] values;

  /** The sum of all values before each block. */
  private final double[] sums;

  /**
   * Copies the values.
   *
   * @param stepMicros the length of a step in microseconds, positive
   * @param values one for each step, at least one
   */
  public Curve(long stepMicros, float[] values) {
    if (stepMicros <= 0 || values.length == 0) {
      throw new IllegalArgumentException(
          "Not a curve: " + values.length + " steps of " + stepMicros + " microseconds");
    }
    this.stepMicros = stepMicros;
    this.values = values.clone();
    this.sums = new double[values.length / BLOCK + 1];
    for (int block = 1; block < sums.length; block++) {
      sums[block] = sums[block - 1] + sum((block - 1) * BLOCK, block * BLOCK);
    }
  }

  /** The length of a step in microseconds. */
  public long stepMicros() {
    return stepMicros;
  }

  /** The number of steps, at least one. */
  public int size() {
    return values.length;
  }

  /** The value of a step, counted from zero. */
  public float value(int index) {
    return values[index];
  }

  /** The value of the step that holds the time; of the nearest one outside of the curve. */
  public float at(long micros) {
    return values[step(micros)];
  }

  /**
   * The mean of the steps that begin within a stretch of time, in the same time whatever its
   * length; the value at its start where none does.
   */
  public double mean(long startMicros, long endMicros) {
    if (endMicros < startMicros) {
      throw new IllegalArgumentException("Not a stretch: " + startMicros + " to " + endMicros);
    }
    int first = firstStepFrom(startMicros);
    int end = firstStepFrom(endMicros);
    return first < end ? (sumBefore(end) - sumBefore(first)) / (end - first) : at(startMicros);
  }

  /** At each step the greater value of both, which have the same steps. */
  Curve greater(Curve other) {
    var greater = values.clone();
    for (int step = 0; step < greater.length; step++) {
      greater[step] = Math.max(greater[step], other.values[step]);
    }
    return new Curve(stepMicros, greater);
  }

  private double sumBefore(int step) {
    int block = step / BLOCK;
    return sums[block] + sum(block * BLOCK, step);
  }

  private double sum(int first, int end) {
    double sum = 0;
    for (int step = first; step < end; step++) {
      sum += values[step];
    }
    return sum;
  }

  private int step(long micros) {
    return (int) Math.clamp(Math.floorDiv(micros, stepMicros), 0, values.length - 1);
  }

  private int firstStepFrom(long micros) {
    return (int) Math.clamp(Math.ceilDiv(micros, stepMicros), 0, values.length);
  }

  /** The same steps with the same values. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Curve curve
        && stepMicros == curve.stepMicros
        && Arrays.equals(values, curve.values);
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(stepMicros) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "Curve[" + values.length + " steps of " + stepMicros + " microseconds]";
  }
}
