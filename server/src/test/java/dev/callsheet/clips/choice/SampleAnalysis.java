package dev.callsheet.clips.choice;

import dev.callsheet.media.analysis.Analysis;
import dev.callsheet.media.analysis.Curve;
import dev.callsheet.media.analysis.SceneChange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An analysis as of a recording in which somebody speaks in sentences. Times are in seconds. */
final class SampleAnalysis {
  static final long SECOND = 1_000_000;

  private static final float SILENT = -100;
  private static final float MUTE = -70;
  private static final double LEVEL_STEP = 0.02;
  private static final double LOUDNESS_STEP = 0.1;
  private static final double SYLLABLES_A_SECOND = 4;

  private final double seconds;
  private final float[] level;
  private final float[] loudness;
  private final float[] activity;
  private final List<SceneChange> changes = new ArrayList<>();
  private boolean hasSound = true;

  SampleAnalysis(double seconds) {
    this.seconds = seconds;
    level = filled(LEVEL_STEP, SILENT);
    loudness = filled(LOUDNESS_STEP, MUTE);
    activity = filled(0.5, 0);
  }

  /** Lets somebody speak, about as loud as the level says in dBFS. */
  SampleAnalysis speech(double from, double to, float decibels) {
    for (var index = index(from, LEVEL_STEP); index < index(to, LEVEL_STEP); index++) {
      var swing = Math.sin(2 * Math.PI * SYLLABLES_A_SECOND * index * LEVEL_STEP);
      level[index] = (float) (decibels + 8 * swing);
    }
    Arrays.fill(loudness, index(from, LOUDNESS_STEP), index(to, LOUDNESS_STEP), decibels);
    return this;
  }

  /** Lets a tone sound that never rests. */
  SampleAnalysis tone(float decibels) {
    Arrays.fill(level, decibels);
    Arrays.fill(loudness, decibels);
    return this;
  }

  SampleAnalysis change(double at) {
    changes.add(new SceneChange(Math.round(at * SECOND), 40));
    return this;
  }

  SampleAnalysis movement(double from, double to, float much) {
    Arrays.fill(activity, index(from, 0.5), index(to, 0.5), much);
    return this;
  }

  SampleAnalysis withoutSound() {
    hasSound = false;
    return this;
  }

  Analysis build() {
    return new Analysis(
        Math.round(seconds * SECOND),
        hasSound ? curve(LEVEL_STEP, level) : null,
        hasSound ? curve(LOUDNESS_STEP, loudness) : null,
        curve(0.5, activity),
        changes,
        null);
  }

  private float[] filled(double step, float value) {
    var values = new float[(int) Math.ceil(seconds / step)];
    Arrays.fill(values, value);
    return values;
  }

  private static int index(double at, double step) {
    return (int) Math.round(at / step);
  }

  private static Curve curve(double step, float[] values) {
    return new Curve(Math.round(step * SECOND), values);
  }
}
