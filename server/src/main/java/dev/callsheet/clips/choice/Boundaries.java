package dev.callsheet.clips.choice;

import dev.callsheet.media.analysis.Analysis;
import dev.callsheet.media.analysis.Curve;
import dev.callsheet.media.analysis.Pauses;
import dev.callsheet.media.analysis.SceneChange;
import dev.callsheet.timeline.TimeRange;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Where clips may begin and end, in microseconds and ascending order.
 *
 * @param starts where they may begin
 * @param ends where they may end
 */
record Boundaries(long[] starts, long[] ends) {
  private static final long SECOND = 1_000_000;
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(200);

  /** How much of a pause is left before the first sound, at most half of it. */
  private static final long LEAD_IN = 120_000;

  /** How much of a pause is left after the last sound, at most half of it. */
  private static final long LEAD_OUT = 200_000;

  /**
   * The pauses of the sound: a clip begins shortly before the sound sets in again and ends shortly
   * after it stopped, or at the change of scene that lies in the pause. Where the sound never
   * rests, and where there is none, the changes of scene. The recording's own ends always count.
   */
  static Boundaries natural(Analysis analysis) {
    var starts = new TreeSet<>(List.of(0L));
    var ends = new TreeSet<>(List.of(analysis.durationMicros()));
    var level = analysis.level();
    var pauses = level == null ? List.<TimeRange>of() : Pauses.in(level, SHORTEST_PAUSE);
    var changes =
        analysis.sceneChanges().stream()
            .map(SceneChange::micros)
            .collect(Collectors.toCollection(TreeSet::new));
    for (var pause : pauses) {
      var start = Math.max(middle(pause), pause.endMicros() - LEAD_IN);
      var end = Math.min(middle(pause), pause.startMicros() + LEAD_OUT);
      var change = changes.ceiling(pause.startMicros());
      if (change != null && change <= pause.endMicros()) {
        start = change;
        end = change;
      }
      if (pause.endMicros() < analysis.durationMicros()) {
        starts.add(start);
      }
      if (pause.startMicros() > 0) {
        ends.add(end);
      }
    }
    if (pauses.isEmpty()) {
      starts.addAll(changes);
      ends.addAll(changes);
    }
    return of(starts, ends);
  }

  /** For a recording without natural boundaries: the quietest step of each second. */
  static Boundaries everySecond(Analysis analysis) {
    var boundaries = new TreeSet<>(List.of(0L, analysis.durationMicros()));
    var level = analysis.level();
    for (long second = SECOND; second < analysis.durationMicros(); second += SECOND) {
      boundaries.add(level == null ? second : quietest(level, second));
    }
    return of(boundaries, boundaries);
  }

  private static long quietest(Curve level, long second) {
    var quietest = second;
    for (var at = second; at < second + SECOND; at += level.stepMicros()) {
      if (level.at(at) < level.at(quietest)) {
        quietest = at;
      }
    }
    return quietest;
  }

  private static long middle(TimeRange pause) {
    return (pause.startMicros() + pause.endMicros()) / 2;
  }

  private static Boundaries of(TreeSet<Long> starts, TreeSet<Long> ends) {
    return new Boundaries(
        starts.stream().mapToLong(Long::longValue).toArray(),
        ends.stream().mapToLong(Long::longValue).toArray());
  }
}
