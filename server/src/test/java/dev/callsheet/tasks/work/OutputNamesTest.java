package dev.callsheet.tasks.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class OutputNamesTest {
  @Test
  void anOutputIsCalledAsItsSourceWithAnotherEnding() {
    assertEquals("holiday.webp", OutputNames.of("holiday.mov", "image.webp", true));
    assertEquals("holiday.in.may.webp", OutputNames.of("holiday.in.may.mov", "image.webp", true));
    assertEquals("holiday.webp", OutputNames.of("holiday", "image.webp", true));
    assertEquals("holiday-image-320.webp", OutputNames.of("holiday.mov", "image-320.webp", false));
  }

  @Test
  void aLongNameIsCutByCodePoints() {
    var name = "😀".repeat(255);
    assertEquals("😀".repeat(150) + ".mp4", OutputNames.of(name, "video.mp4", true));
  }

  @Test
  void whatIsStoredKeepsItsNameOrGetsAnEnding() {
    assertEquals("tone.wave", OutputNames.stored("tone.wave", "wav"));
    assertEquals("example.com", OutputNames.stored("example.com", "wav"));
    assertEquals("tone.wav", OutputNames.stored("tone", "wav"));
  }
}
