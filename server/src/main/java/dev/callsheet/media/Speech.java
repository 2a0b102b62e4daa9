package dev.callsheet.media;

/**
 * Where somebody speaks, by the rhythm of the level: syllables rise and fall a few times a second.
 */
public final class Speech {
  private static final long STEP_MICROS = 500_000;

  private Speech() {}

  /**
   * How much of the sound is speech, from 0 to 1, in steps of 500 ms.
   *
   * @param level the RMS level in dBFS, in steps of 20 ms
   */
  public static Curve density(Curve level) {
    long length = level.size() * level.stepMicros();
    var values = new float[(int) Math.ceilDiv(length, STEP_MICROS)];
    for (int index = 0; index < values.length; index++) {
      long start = index * STEP_MICROS;
      int first = (int) (start / level.stepMicros());
      int end = (int) Math.min(level.size(), (start + STEP_MICROS) / level.stepMicros());
      double change = 0;
      for (int step = first + 1; step < end; step++) {
        change += Math.abs(level.value(step) - level.value(step - 1));
      }
      values[index] = (float) Math.min(1, change / Math.max(1, end - first - 1) / 6);
    }
    return new Curve(STEP_MICROS, values);
  }
}
