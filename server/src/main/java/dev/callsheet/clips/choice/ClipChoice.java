package dev.callsheet.clips.choice;

import dev.callsheet.media.analysis.Analysis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chooses clips: of all stretches between two boundaries that are neither too short nor too long,
 * the one with the highest score, then the best of those that do not overlap it, and so on. Of
 * stretches with the same score the earlier wins, then the shorter, so that the same recording
 * always gives the same clips.
 */
public final class ClipChoice {
  private static final long MICROS = 1000;

  /** How many ends are tried for a start: where there are more, they are equally far apart. */
  private static final int MOST_ENDS = 400;

  private final Analysis analysis;
  private final Scores scores;

  /** Chooses from what was measured of one recording. */
  public ClipChoice(Analysis analysis) {
    this.analysis = analysis;
    this.scores = new Scores(analysis);
  }

  /** A stretch with its score, in microseconds and tenths. */
  private record Candidate(long start, long end, int score) {
    boolean beats(@Nullable Candidate other) {
      return other == null || score > other.score;
    }

    boolean overlaps(long otherStart, long otherEnd) {
      return start < otherEnd && otherStart < end;
    }
  }

  /** The clips, the best first. */
  public List<ChosenClip> choose(ProjectSpec.Highlights spec) throws InterruptedException {
    var natural = choose(spec, Boundaries.natural(analysis));
    var chosen = natural.isEmpty() ? choose(spec, Boundaries.everySecond(analysis)) : natural;
    return chosen.stream()
        .sorted(Comparator.comparingInt(Candidate::score).reversed())
        .map(this::clip)
        .toList();
  }

  /** Keeps the best candidate of each start, and looks again only where that was overtaken. */
  private List<Candidate> choose(ProjectSpec.Highlights spec, Boundaries boundaries)
      throws InterruptedException {
    var starts = boundaries.starts();
    var chosen = new ArrayList<Candidate>();
    var best = new @Nullable Candidate[starts.length];
    for (var index = 0; index < starts.length; index++) {
      best[index] = best(spec, starts[index], boundaries.ends(), chosen);
    }
    while (chosen.size() < spec.maxClips()) {
      Candidate next = null;
      for (var candidate : best) {
        if (candidate != null && candidate.beats(next)) {
          next = candidate;
        }
      }
      if (next == null) {
        break;
      }
      chosen.add(next);
      for (var index = 0; index < starts.length; index++) {
        var candidate = best[index];
        if (candidate != null && candidate.overlaps(next.start(), next.end())) {
          best[index] = best(spec, starts[index], boundaries.ends(), chosen);
        }
      }
    }
    return chosen;
  }

  private @Nullable Candidate best(
      ProjectSpec.Highlights spec, long start, long[] ends, List<Candidate> chosen)
      throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("Cancelled while clips were chosen");
    }
    Candidate best = null;
    var first = firstAtOrAfter(ends, start + spec.minMillis() * MICROS);
    var last = firstAtOrAfter(ends, start + spec.maxMillis() * MICROS + 1);
    var step = Math.ceilDiv(Math.max(1, last - first), MOST_ENDS);
    for (var index = first; index < last; index += step) {
      var end = ends[index];
      if (chosen.stream().anyMatch(other -> other.overlaps(start, end))) {
        break;
      }
      var candidate = new Candidate(start, end, scores.tenths(start, end));
      if (candidate.beats(best)) {
        best = candidate;
      }
    }
    return best;
  }

  private static int firstAtOrAfter(long[] ends, long micros) {
    var found = Arrays.binarySearch(ends, micros);
    return found < 0 ? -found - 1 : found;
  }

  private ChosenClip clip(Candidate candidate) {
    var reasons = scores.reasons(candidate.start(), candidate.end());
    var words = new ClipWords(scores, analysis.durationMicros());
    return new ChosenClip(
        words.title(candidate.start(), candidate.end()),
        words.tags(candidate.start(), candidate.end()),
        candidate.start() / MICROS,
        candidate.end() / MICROS,
        reasons);
  }
}
