package dev.callsheet.clips.choice;

import dev.callsheet.media.analysis.Analysis;
import dev.callsheet.media.analysis.Curve;
import dev.callsheet.media.analysis.SceneChange;
import dev.callsheet.media.analysis.Speech;
import dev.callsheet.timeline.TimeRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the strongest moments of a recording, of each type for itself. */
public final class MomentSearch {
  private static final long MICROS = 1000;

  /** The length of a loud or quiet moment. */
  private static final long WINDOW = 2_000_000;

  /** How far apart the beginnings lie that are tried for one. */
  private static final long STEP = 500_000;

  /** From this density on somebody is taken to speak. */
  private static final float SPEAKING = 0.5f;

  private final Analysis analysis;

  /** Searches what was measured of one recording. */
  public MomentSearch(Analysis analysis) {
    this.analysis = analysis;
  }

  /** A moment before it is compared with others: the higher its value, the stronger. */
  private record Candidate(long start, long end, double value, String description) {
    boolean overlaps(Candidate other) {
      return start < other.end && other.start < end;
    }
  }

  /** The moments by type, each in the order of the recording. */
  public List<FoundMoment> find(ProjectSpec.Moments spec) {
    var found = new ArrayList<FoundMoment>();
    for (var type : MomentType.values()) {
      if (spec.types().contains(type)) {
        found.addAll(strongest(type, candidates(type), spec.maxMoments()));
      }
    }
    return found;
  }

  private List<Candidate> candidates(MomentType type) {
    return switch (type) {
      case LOUDEST -> windows(1);
      case QUIETEST -> windows(-1);
      case SCENE_CHANGE -> analysis.sceneChanges().stream().map(MomentSearch::sceneChange).toList();
      case SPEECH -> speeches();
    };
  }

  /** Takes the strongest, then the strongest that does not overlap it, and so on. */
  private static List<FoundMoment> strongest(
      MomentType type, List<Candidate> candidates, int maximum) {
    var ordered =
        candidates.stream()
            .sorted(
                Comparator.comparingDouble(Candidate::value)
                    .reversed()
                    .thenComparingLong(Candidate::start))
            .toList();
    var taken = new ArrayList<Candidate>();
    for (var candidate : ordered) {
      if (taken.size() == maximum) {
        break;
      }
      if (taken.stream().noneMatch(candidate::overlaps)) {
        taken.add(candidate);
      }
    }
    if (taken.isEmpty()) {
      return List.of();
    }
    var strongest = ordered.getFirst().value();
    var weakest = weakest(type, ordered.getLast());
    return taken.stream()
        .sorted(Comparator.comparingLong(Candidate::start))
        .map(
            candidate ->
                new FoundMoment(
                    type,
                    candidate.start() / MICROS,
                    candidate.end() / MICROS,
                    tenths(candidate.value(), weakest, strongest),
                    candidate.description()))
        .toList();
  }

  /** Loudness has no natural zero; the others have. */
  private static double weakest(MomentType type, Candidate last) {
    return switch (type) {
      case LOUDEST, QUIETEST -> last.value();
      case SCENE_CHANGE, SPEECH -> 0;
    };
  }

  private static int tenths(double value, double weakest, double strongest) {
    return strongest <= weakest
        ? 1000
        : (int) Math.round(1000 * (value - weakest) / (strongest - weakest));
  }

  private List<Candidate> windows(int sign) {
    var loudness = analysis.loudness();
    if (loudness == null) {
      return List.of();
    }
    var length = Math.min(WINDOW, analysis.durationMicros());
    var windows = new ArrayList<Candidate>();
    for (long start = 0; start + length <= analysis.durationMicros(); start += STEP) {
      var mean = loudness.mean(start, start + length);
      var why = mean < Scores.SILENT_LUFS ? "It is silent" : words("%.1f LUFS on average", mean);
      windows.add(new Candidate(start, start + length, sign * mean, why));
    }
    return windows;
  }

  private static Candidate sceneChange(SceneChange change) {
    return new Candidate(
        change.micros(),
        change.micros(),
        change.score(),
        words("The picture changes by %.1f of 100", change.score()));
  }

  private List<Candidate> speeches() {
    var level = analysis.level();
    if (level == null) {
      return List.of();
    }
    var density = Speech.density(level);
    return stretches(density).stream()
        .map(
            stretch -> {
              var seconds = stretch.durationMicros() / 1e6;
              var mean = density.mean(stretch.startMicros(), stretch.endMicros());
              return new Candidate(
                  stretch.startMicros(),
                  stretch.endMicros(),
                  seconds * mean,
                  words("%.1f s, spoken for %.0f %% of the time", seconds, 100 * mean));
            })
        .toList();
  }

  /** Runs of steps in which somebody speaks. */
  private List<TimeRange> stretches(Curve density) {
    var stretches = new ArrayList<TimeRange>();
    var begin = -1;
    for (var index = 0; index <= density.size(); index++) {
      var speaks = index < density.size() && density.value(index) >= SPEAKING;
      if (speaks && begin < 0) {
        begin = index;
      }
      if (!speaks && begin >= 0) {
        var end = Math.min(index * density.stepMicros(), analysis.durationMicros());
        stretches.add(new TimeRange(begin * density.stepMicros(), end));
        begin = -1;
      }
    }
    return stretches;
  }

  private static String words(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }
}
