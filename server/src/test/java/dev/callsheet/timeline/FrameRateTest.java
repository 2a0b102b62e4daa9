package dev.callsheet.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FrameRateTest {
  private static final FrameRate NTSC = new FrameRate(30000, 1001);

  @Test
  void reducesTheFraction() {
    assertEquals(new FrameRate(25, 1), new FrameRate(50, 2));
  }

  @Test
  void refusesARateOfZero() {
    assertThrows(IllegalArgumentException.class, () -> new FrameRate(0, 1));
  }

  @Test
  void everyFrameBoundaryIsItsOwnNeighbourAfterRoundingToMicroseconds() {
    for (long frame = 0; frame < 400_000; frame += 7) {
      long micros = NTSC.microsOf(frame);
      assertEquals(frame, NTSC.frameAtOrBefore(micros));
      assertEquals(frame, NTSC.frameAtOrAfter(micros));
      assertEquals(frame, NTSC.nearestFrame(micros));
    }
  }

  @Test
  void aTimeBetweenBoundariesHasOneOnEachSide() {
    assertEquals(29, NTSC.frameAtOrBefore(1_000_000));
    assertEquals(30, NTSC.frameAtOrAfter(1_000_000));
    assertEquals(30, NTSC.nearestFrame(1_000_000));
  }

  @Test
  void samplesNeverDriftFromFrames() {
    assertEquals(8008 * 48L, NTSC.samplesOf(240, 48_000));
    assertEquals(1602, NTSC.samplesOf(1, 48_000));
  }

  @Test
  void aRoundedRateSnapsToTheStandardOne() {
    assertEquals(NTSC, new FrameRate(29970, 1000).snapped());
    assertEquals(new FrameRate(10, 1), new FrameRate(10, 1).snapped());
  }

  @ParameterizedTest
  @CsvSource({
    "1/1,24/1",
    "1/10,24/1",
    "1/30,24/1",
    "10/1,30/1",
    "12/1,24/1",
    "25/2,25/1",
    "15/1,30/1",
    "20/1,60/1",
    "15000/1001,30000/1001",
    "16/1,48/1",
    "18/1,36/1",
    "33/1000,3003/125",
    "24000/1001,24000/1001",
    "25/1,25/1",
    "120/1,120/1"
  })
  void aSlowRateIsEditedAtAWholeMultipleOfIt(String slow, String editing) {
    var rate = rate(slow);
    assertEquals(rate(editing), rate.editing());
    assertTrue(rate.editing().isMultipleOf(rate));
  }

  private static FrameRate rate(String fraction) {
    var parts = fraction.split("/", -1);
    return new FrameRate(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
  }

  @Test
  void aVariableRateConformsToTheNextStandardRate() {
    assertEquals(new FrameRate(30, 1), new FrameRate(29991, 1000).conforming());
    assertEquals(new FrameRate(24, 1), new FrameRate(5, 1).conforming());
    assertEquals(new FrameRate(60, 1), new FrameRate(90, 1).conforming());
  }
}
