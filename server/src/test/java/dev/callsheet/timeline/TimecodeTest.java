package dev.callsheet.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TimecodeTest {
  @Test
  void readsALabel() {
    assertEquals(
        Optional.of(new Timecode(14, 23, 11, 5, 25, false)), Timecode.parse("14:23:11:05", 25));
    assertEquals(1_294_780, Timecode.parse("14:23:11:05", 25).orElseThrow().label(25));
    assertEquals(2_589_560, Timecode.parse("14:23:11:05", 25).orElseThrow().label(50));
  }

  @Test
  void anythingButAColonMarksDropFrame() {
    assertFalse(Timecode.parse("00:00:00:00", 30).orElseThrow().dropFrame());
    assertTrue(Timecode.parse("00:00:00;00", 30).orElseThrow().dropFrame());
    assertTrue(Timecode.parse("00:00:00.00", 30).orElseThrow().dropFrame());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "14:23:11", "24:00:00:00", "14:60:00:00", "14:23:11:25", "-1:00:00:00"})
  void refusesWhatLabelsNoFrame(String text) {
    assertEquals(Optional.empty(), Timecode.parse(text, 25));
  }

  @Test
  void countsSamplesFromMidnight() {
    var timecode = Timecode.ofSample(48_000L * (86_400 + 3661) + 24_000, 48_000);
    assertEquals(new Timecode(1, 1, 1, 24_000, 48_000, false), timecode);
    assertEquals(48_000L * 3661 + 24_000, timecode.label(48_000));
    assertEquals(30 * 3661 + 15, timecode.label(30));
  }
}
