package dev.callsheet.kernel.response;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Times as headers have them. */
final class HttpDateTest {
  @Test
  void aDayHasTwoDigits() {
    assertEquals(
        "Tue, 03 Nov 2026 04:05:06 GMT", HttpDate.of(Instant.parse("2026-11-03T04:05:06.789Z")));
  }
}
