package dev.callsheet.subtitle;

import dev.callsheet.timeline.TimeRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Carries cues through a cut.
 *
 * <p>Each cue is split at the ends of the kept ranges; a piece in a range moves with it, and the
 * rest is dropped. Pieces of one cue that touch in the output are one cue again, so that a cue
 * around a removed pause becomes shorter, and one whose ranges play apart is shown twice. Output
 * times are rounded to the millisecond, after all sums; what has no length then is dropped.
 */
public final class Retiming {

  private static final long MICROS_PER_MILLI = 1000;

  private Retiming() {}

  /** The cues of the source as they are in the output, by start; ranges play in their order. */
  public static List<Cue> retime(List<Cue> cues, List<TimeRange> ranges) {
    var passes = passes(ranges);
    return cues.stream()
        .flatMap(cue -> pieces(cue, passes).stream())
        .sorted(Comparator.comparingLong(Cue::startMillis))
        .toList();
  }

  private static List<Cue> pieces(Cue cue, List<Pass> passes) {
    var pieces = new ArrayList<Cue>();
    long start = 0;
    long end = 0;
    for (Pass pass : passes) {
      long from = pass.outputAt(cue.startMillis() * MICROS_PER_MILLI);
      long to = pass.outputAt(cue.endMillis() * MICROS_PER_MILLI);
      if (from == to) {
        continue;
      }
      if (from != end) {
        addUnlessEmpty(pieces, cue, start, end);
        start = from;
      }
      end = to;
    }
    addUnlessEmpty(pieces, cue, start, end);
    return pieces;
  }

  private static void addUnlessEmpty(List<Cue> pieces, Cue cue, long start, long end) {
    var piece = cue.at(rounded(start), rounded(end));
    if (piece.endMillis() > piece.startMillis()) {
      pieces.add(piece);
    }
  }

  private static long rounded(long micros) {
    return (micros + MICROS_PER_MILLI / 2) / MICROS_PER_MILLI;
  }

  /** The ranges, parted wherever one does not come after its predecessor in the source. */
  private static List<Pass> passes(List<TimeRange> ranges) {
    var passes = new ArrayList<Pass>();
    long position = 0;
    int first = 0;
    for (int index = 1; index <= ranges.size(); index++) {
      if (index == ranges.size()
          || ranges.get(index).startMicros() < ranges.get(index - 1).endMicros()) {
        var pass = Pass.of(ranges.subList(first, index), position);
        passes.add(pass);
        position = pass.end();
        first = index;
      }
    }
    return passes;
  }

  /** Kept ranges in the order of the source, which play back to back; times in microseconds. */
  private static final class Pass {

    /** Where each range starts in the source. */
    private final long[] starts;

    /** Where each range ends in the source. */
    private final long[] ends;

    /** Where each range starts in the output. */
    private final long[] outputs;

    private Pass(List<TimeRange> ranges, long[] outputs) {
      this.starts = ranges.stream().mapToLong(TimeRange::startMicros).toArray();
      this.ends = ranges.stream().mapToLong(TimeRange::endMicros).toArray();
      this.outputs = outputs;
    }

    static Pass of(List<TimeRange> ranges, long position) {
      var outputs = new long[ranges.size()];
      for (int index = 0; index < outputs.length; index++) {
        outputs[index] = position;
        position += ranges.get(index).durationMicros();
      }
      return new Pass(ranges, outputs);
    }

    /** Where an instant of the source plays, or, if it is cut out, where the rest goes on. */
    long outputAt(long micros) {
      int found = Arrays.binarySearch(starts, micros);
      int index = found < 0 ? -found - 2 : found;
      return index < 0
          ? outputs[0]
          : outputs[index] + Math.min(micros, ends[index]) - starts[index];
    }

    long end() {
      int last = starts.length - 1;
      return outputs[last] + ends[last] - starts[last];
    }
  }
}
