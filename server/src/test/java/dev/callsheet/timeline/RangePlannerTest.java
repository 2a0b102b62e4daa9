package dev.callsheet.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RangePlannerTest {
  private static final FrameRate TEN = new FrameRate(10, 1);
  private static final long SECOND = 1_000_000;

  @Test
  void keepsWhatLiesBetweenSilences() {
    assertEquals(
        List.of(new FrameRange(0, 10), new FrameRange(20, 50)),
        keep(List.of(new TimeRange(SECOND, 2 * SECOND)), 5 * SECOND, 0, 0));
  }

  @Test
  void growsOutwardsToFrameBoundaries() {
    assertEquals(
        List.of(new FrameRange(9, 21)),
        keep(
            List.of(new TimeRange(0, 990_000), new TimeRange(2_010_000, 5 * SECOND)),
            5 * SECOND,
            0,
            0));
  }

  @Test
  void paddingStaysWithinTheRecordingAndJoinsNeighbours() {
    assertEquals(
        List.of(new FrameRange(0, 50)),
        keep(List.of(new TimeRange(SECOND, 2 * SECOND)), 5 * SECOND, 500, 0));
    assertEquals(
        List.of(new FrameRange(0, 14), new FrameRange(16, 50)),
        keep(List.of(new TimeRange(SECOND, 2 * SECOND)), 5 * SECOND, 400, 0));
  }

  @Test
  void dropsSoundsShorterThanTheMinimumWhateverThePadding() {
    var silences = List.of(new TimeRange(0, SECOND), new TimeRange(1_100_000, 3 * SECOND));
    assertEquals(List.of(new FrameRange(28, 50)), keep(silences, 5 * SECOND, 200, 150));
    assertEquals(
        List.of(new FrameRange(8, 13), new FrameRange(28, 50)),
        keep(silences, 5 * SECOND, 200, 100));
  }

  @Test
  void aSilentRecordingKeepsNothing() {
    assertEquals(List.of(), keep(List.of(new TimeRange(0, 5 * SECOND)), 5 * SECOND, 300, 0));
  }

  @Test
  void aRecordingWithoutSilenceIsKeptWhole() {
    assertEquals(List.of(new FrameRange(0, 50)), keep(List.of(), 5 * SECOND, 300, 100));
  }

  @Test
  void neverReachesPastTheLastWholeFrame() {
    assertEquals(List.of(new FrameRange(0, 50)), keep(List.of(), 5_090_000, 0, 0));
  }

  @Test
  void rangesAskedForAreSnappedOrderedAndMerged() {
    assertEquals(
        List.of(new FrameRange(0, 20), new FrameRange(30, 50)),
        RangePlanner.fromIntervals(
            List.of(
                new TimeRange(2_960_000, 9 * SECOND),
                new TimeRange(SECOND, 2_020_000),
                new TimeRange(0, SECOND),
                new TimeRange(2_500_000, 2_520_000)),
            5 * SECOND,
            TEN));
  }

  @Test
  void rangesAreOrderedApartAndWithinTheRecordingWhateverTheSilences() {
    var random = new Random(42);
    var rate = new FrameRate(30000, 1001);
    for (int round = 0; round < 500; round++) {
      long duration = 1 + random.nextLong(60 * SECOND);
      var silences = new ArrayList<TimeRange>();
      long position = 0;
      while (position < duration) {
        long start = position + random.nextLong(2 * SECOND);
        position = start + random.nextLong(2 * SECOND);
        silences.add(new TimeRange(start, position));
      }
      var ranges =
          RangePlanner.fromSilences(
              silences,
              duration,
              rate,
              Duration.ofMillis(random.nextInt(300)),
              Duration.ofMillis(random.nextInt(300)));
      long previous = -1;
      for (var range : ranges) {
        assertTrue(range.startFrame() > previous, () -> "Overlap in " + ranges);
        previous = range.endFrame();
      }
      assertTrue(previous <= RangePlanner.framesIn(duration, rate));
    }
  }

  private static List<FrameRange> keep(
      List<TimeRange> silences, long duration, int paddingMillis, int minimumMillis) {
    return RangePlanner.fromSilences(
        silences,
        duration,
        TEN,
        Duration.ofMillis(paddingMillis),
        Duration.ofMillis(minimumMillis));
  }
}
