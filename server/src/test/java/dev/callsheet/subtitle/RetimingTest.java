package dev.callsheet.subtitle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.timeline.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RetimingTest {

  @Test
  void aCueInAKeptRangeMovesWithIt() {
    assertEquals(
        List.of(cue(500, 1500, "a")),
        Retiming.retime(List.of(cue(2500, 3500, "a")), List.of(range(2000, 4000))));
  }

  @Test
  void aCueInAGapIsDropped() {
    assertEquals(
        List.of(),
        Retiming.retime(List.of(cue(1000, 2000, "a")), List.of(range(0, 1000), range(2000, 3000))));
    assertEquals(List.of(), Retiming.retime(List.of(cue(1000, 2000, "a")), List.of()));
  }

  @Test
  void aCueAroundAGapBecomesShorter() {
    assertEquals(
        List.of(cue(500, 1500, "a")),
        Retiming.retime(List.of(cue(500, 2500, "a")), List.of(range(0, 1000), range(2000, 3000))));
  }

  @Test
  void aCueWhoseRangesPlayApartIsSplit() {
    assertEquals(
        List.of(cue(0, 500, "a"), cue(500, 1000, "b"), cue(1500, 2000, "a")),
        Retiming.retime(
            List.of(cue(500, 2500, "a"), cue(5000, 5500, "b")),
            List.of(range(2000, 2500), range(5000, 5500), range(0, 1000))));
  }

  @Test
  void piecesThatTouchThoughTheRangesAreSwappedAreOneCue() {
    assertEquals(
        List.of(cue(0, 1000, "a")),
        Retiming.retime(List.of(cue(0, 1000, "a")), List.of(range(500, 1000), range(0, 500))));
  }

  @Test
  void equalTextsOfDifferentCuesStayApart() {
    assertEquals(
        List.of(cue(0, 500, "a"), cue(500, 1000, "a")),
        Retiming.retime(List.of(cue(0, 500, "a"), cue(500, 1000, "a")), List.of(range(0, 1000))));
  }

  @Test
  void whatHasNoLengthAfterRoundingIsDropped() {
    assertEquals(
        List.of(),
        Retiming.retime(List.of(cue(0, 1000, "a")), List.of(new TimeRange(999_600, 2_000_000))));
  }

  @Test
  void agreesWithAWalkThroughEveryMillisecond() {
    var random = new Random(3);
    for (int round = 0; round < 300; round++) {
      var ranges = new ArrayList<TimeRange>();
      for (int index = 0; index < random.nextInt(8); index++) {
        int start = random.nextInt(400);
        ranges.add(range(start, start + random.nextInt(60)));
      }
      if (round % 2 == 0) {
        ranges.sort((a, b) -> Long.compare(a.startMicros(), b.startMicros()));
      }
      int start = random.nextInt(400);
      var cue = cue(start, start + 1 + random.nextInt(200), "a");

      assertEquals(walk(cue, ranges), Retiming.retime(List.of(cue), ranges));
    }
  }

  private static List<Cue> walk(Cue cue, List<TimeRange> ranges) {
    var pieces = new ArrayList<Cue>();
    long output = 0;
    long shownSince = -1;
    for (var range : ranges) {
      for (long at = range.startMicros() / 1000; at < range.endMicros() / 1000; at++) {
        boolean shown = at >= cue.startMillis() && at < cue.endMillis();
        if (shown && shownSince < 0) {
          shownSince = output;
        }
        if (!shown && shownSince >= 0) {
          pieces.add(cue.at(shownSince, output));
          shownSince = -1;
        }
        output++;
      }
    }
    if (shownSince >= 0) {
      pieces.add(cue.at(shownSince, output));
    }
    return pieces;
  }

  @Test
  void aThousandRangesAndFiftyThousandCuesTakeNoTime() {
    var ranges = new ArrayList<TimeRange>();
    for (int index = 0; index < 1000; index++) {
      ranges.add(range(index * 3000L, index * 3000L + 2000));
    }
    var cues = new ArrayList<Cue>();
    for (int index = 0; index < 50_000; index++) {
      cues.add(cue(index * 60L, 3_000_000, "long"));
    }

    var retimed = Retiming.retime(cues, ranges);
    assertTrue(retimed.size() > 49_000);
    assertEquals(2_000_000, retimed.getLast().endMillis());
  }

  private static TimeRange range(long startMillis, long endMillis) {
    return new TimeRange(startMillis * 1000, endMillis * 1000);
  }

  private static Cue cue(long start, long end, String text) {
    return Cue.plain(start, end, text);
  }
}
