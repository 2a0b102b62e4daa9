package dev.callsheet.clips.choice;

import dev.callsheet.clips.choice.ChosenClip.Reason;
import dev.callsheet.clips.choice.ChosenClip.Signal;
import dev.callsheet.media.analysis.Analysis;
import dev.callsheet.media.analysis.Curve;
import dev.callsheet.media.analysis.SceneChange;
import dev.callsheet.media.analysis.Speech;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How stretches of one recording compare: each signal is a part from 0 to 1, and the score its
 * weighted sum. Loudness and the movement of the picture are measured against the recording itself,
 * so a quiet recording has its highlights too.
 */
final class Scores {
  private static final int LOUDNESS_TENTHS = 350;
  private static final int SPEECH_TENTHS = 400;
  private static final int SCENES_TENTHS = 250;

  /** With so many changes of scene a minute more make no difference. */
  private static final double MANY_CHANGES = 12;

  private static final double MICROS_PER_MINUTE = 60_000_000;

  /** What is measured of silence is -70, and a little more where a step is rounded. */
  static final double SILENT_LUFS = -69;

  private static final double TOLD_LUFS = 0.1;

  private final @Nullable Curve loudness;
  private final @Nullable Curve speech;
  private final Curve activity;
  private final long[] changes;
  private final float[] sortedLoudness;
  private final float[] sortedActivity;

  Scores(Analysis analysis) {
    var level = analysis.level();
    this.loudness = analysis.loudness();
    this.speech = level == null ? null : Speech.density(level);
    this.activity = analysis.activity();
    this.changes = analysis.sceneChanges().stream().mapToLong(SceneChange::micros).toArray();
    this.sortedLoudness = sorted(loudness);
    this.sortedActivity = sorted(activity);
  }

  /** The score of a stretch, 0 to 1000. */
  int tenths(long start, long end) {
    return loudnessTenths(start, end) + speechTenths(start, end) + scenesTenths(start, end);
  }

  /** What the score is made of. */
  List<Reason> reasons(long start, long end) {
    return List.of(
        new Reason(Signal.LOUDNESS, loudnessTenths(start, end), loudnessWords(start, end)),
        new Reason(Signal.SPEECH, speechTenths(start, end), speechWords(start, end)),
        new Reason(Signal.SCENES, scenesTenths(start, end), scenesWords(start, end)));
  }

  /** How loud a stretch is within the recording's range. */
  double loudness(long start, long end) {
    return loudness == null ? 0 : within(sortedLoudness, loudness.mean(start, end));
  }

  /** How much of a stretch somebody speaks. */
  double speech(long start, long end) {
    return speech == null ? 0 : Math.clamp(speech.mean(start, end), 0, 1);
  }

  /** How much the picture of a stretch moves and changes. */
  double scenes(long start, long end) {
    var moves = within(sortedActivity, activity.mean(start, end));
    return (moves + Math.min(1, changesPerMinute(start, end) / MANY_CHANGES)) / 2;
  }

  boolean hasSound() {
    return loudness != null;
  }

  /** Changes of scene within a stretch, its ends not counted. */
  int changes(long start, long end) {
    return Math.max(0, firstAtOrAfter(end) - firstAtOrAfter(start + 1));
  }

  private double changesPerMinute(long start, long end) {
    return changes(start, end) * MICROS_PER_MINUTE / Math.max(1, end - start);
  }

  private int firstAtOrAfter(long micros) {
    var found = Arrays.binarySearch(changes, micros);
    return found < 0 ? -found - 1 : found;
  }

  private int loudnessTenths(long start, long end) {
    return (int) Math.round(LOUDNESS_TENTHS * loudness(start, end));
  }

  private int speechTenths(long start, long end) {
    return (int) Math.round(SPEECH_TENTHS * speech(start, end));
  }

  private int scenesTenths(long start, long end) {
    return (int) Math.round(SCENES_TENTHS * scenes(start, end));
  }

  private String loudnessWords(long start, long end) {
    if (loudness == null) {
      return "There is no sound";
    }
    var mean = loudness.mean(start, end);
    if (mean < SILENT_LUFS) {
      return "It is silent";
    }
    var rank = quieter(mean) * 100 / Math.max(1, sortedLoudness.length);
    return words("%.1f LUFS on average, louder than %d %% of the video", mean, rank);
  }

  /** How many measurements are lower, where they are told to a tenth. */
  private int quieter(double mean) {
    var count = 0;
    while (count < sortedLoudness.length && sortedLoudness[count] < mean - TOLD_LUFS) {
      count++;
    }
    return count;
  }

  private String speechWords(long start, long end) {
    return words("Somebody speaks for %.0f %% of the time", 100 * speech(start, end));
  }

  private String scenesWords(long start, long end) {
    return words(
        "%d changes of scene, %.1f a minute", changes(start, end), changesPerMinute(start, end));
  }

  private static String words(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }

  private static float[] sorted(@Nullable Curve curve) {
    var values = new float[curve == null ? 0 : curve.size()];
    for (var index = 0; curve != null && index < values.length; index++) {
      values[index] = curve.value(index);
    }
    Arrays.sort(values);
    return values;
  }

  /** Where a value lies between the recording's low and its high, without the outermost tenths. */
  private static double within(float[] sorted, double value) {
    if (sorted.length == 0) {
      return 0;
    }
    double low = sorted[sorted.length / 10];
    double high = sorted[sorted.length - 1 - sorted.length / 20];
    return high <= low ? 0 : Math.clamp((value - low) / (high - low), 0, 1);
  }
}
