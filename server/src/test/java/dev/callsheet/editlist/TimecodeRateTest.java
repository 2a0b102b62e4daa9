package dev.callsheet.editlist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.timeline.FrameRate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TimecodeRateTest {

  @ParameterizedTest
  @CsvSource({"30000,1001", "60000,1001", "25,1"})
  void countsADayAsAClockThatLeavesLabelsOut(int numerator, int denominator) {
    var rate = TimecodeRate.nearest(new FrameRate(numerator, denominator));
    int dropped = rate.nominal() == 60 ? 4 : 2;
    long frame = 0;
    for (int minute = 0; minute < 24 * 60; minute++) {
      int first = rate.dropFrame() && minute % 10 != 0 ? dropped : 0;
      for (int label = first; label < 60 * rate.nominal(); label++) {
        var timecode = rate.format(frame);
        if (!isLabel(timecode, minute, label, rate.nominal())) {
          throw new AssertionError("frame " + frame + " is not " + timecode);
        }
        if (label < first + 2 || label > 60 * rate.nominal() - 3) {
          assertEquals(frame, Cmx3600.frame(timecode, rate.nominal(), rate.dropFrame()));
        }
        frame++;
      }
    }
    assertEquals(24 * rate.framesPerHour(), frame);
    assertEquals(rate.format(0), rate.format(frame));
  }

  private static boolean isLabel(String timecode, int minute, int label, int nominal) {
    return digits(timecode, 0) == minute / 60
        && digits(timecode, 3) == minute % 60
        && digits(timecode, 6) == label / nominal
        && digits(timecode, 9) == label % nominal;
  }

  private static int digits(String timecode, int index) {
    return (timecode.charAt(index) - '0') * 10 + timecode.charAt(index + 1) - '0';
  }

  @Test
  void dropFrameKeepsUpWithTheClock() {
    var rate = TimecodeRate.nearest(SampleEdits.NTSC);

    assertEquals("00:00:59;29", rate.format(1799));
    assertEquals("00:01:00;02", rate.format(1800));
    assertEquals("00:10:00;00", rate.format(17_982));
    assertEquals("01:00:00;00", rate.format(107_892));
  }

  @ParameterizedTest
  @CsvSource({
    "24000,1001,24,false",
    "2997,100,30,true",
    "30000,1001,30,true",
    "5994,100,60,true",
    "15,1,30,false",
    "25,2,25,false",
    "120,1,60,false",
    "1,1,24,false",
    "2733911,91234,30,true",
    "48,1,48,false"
  })
  void otherRatesAreCountedAtTheNearestOneThatKeepsTheirFrames(
      int numerator, int denominator, int nominal, boolean dropFrame) {
    var rate = TimecodeRate.nearest(new FrameRate(numerator, denominator));

    assertEquals(nominal, rate.nominal());
    assertEquals(dropFrame, rate.dropFrame());
  }

  @Test
  void framesAndMicrosecondsConvertBackAndForth() {
    var rate = new FrameRate(60_000, 1001);
    for (long frame = 0; frame < 24 * 3600 * 60; frame += 7) {
      assertEquals(frame, rate.nearestFrame(rate.microsOf(frame)));
    }
    assertEquals(new FrameRate(30, 1), new FrameRate(90_000, 3000));
    assertTrue(new FrameRate(30, 1).perSecond() == 30.0);
    assertFalse(TimecodeRate.AUDIO_ONLY.dropFrame());
  }
}
