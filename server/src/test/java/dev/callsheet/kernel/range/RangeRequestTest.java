package dev.callsheet.kernel.range;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangeRequestTest {
  private static final String TAG = "\"v1\"";
  private static final RangeDecision WHOLE = new RangeDecision.Whole();

  @Test
  void aRequestWithoutHeadersGetsTheWhole() {
    assertEquals(WHOLE, new RangeRequest(null, null, null).decide(1000, TAG));
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 0, 0",
    "bytes=0-499, 0, 499",
    "bytes=500-, 500, 999",
    "bytes=-1, 999, 999",
    "bytes=-5000, 0, 999",
    "bytes=990-5000, 990, 999",
    "bytes=999-99999999999999999999, 999, 999",
    "BYTES=1-2, 1, 2",
    "bytes= 1-2 , 1, 2",
  })
  void oneRangeGetsItsPart(String range, long first, long last) {
    assertEquals(new RangeDecision.Partial(new ByteRange(first, last)), asked(range));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bytes=0-1,5-6",
        "items=0-1",
        "bytes=",
        "bytes=-",
        "bytes=5-4",
        "bytes=a-b",
        "bytes",
        "0-1",
        "bytes=--1",
        "bytes=1-2-3",
        "bytes=99999999999999999999999999-1"
      })
  void severalRangesAndMalformedOnesGetTheWhole(String range) {
    assertEquals(WHOLE, asked(range));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"bytes=1000-", "bytes=1000-1001", "bytes=-0", "bytes=99999999999999999999-"})
  void aRangePastTheEndIsNotSatisfiable(String range) {
    assertEquals(new RangeDecision.NotSatisfiable("bytes */1000"), asked(range));
  }

  @Test
  void nothingOfAnEmptyRepresentationIsSatisfiable() {
    var empty = new RangeDecision.NotSatisfiable("bytes */0");
    assertEquals(empty, new RangeRequest("bytes=0-", null, null).decide(0, TAG));
    assertEquals(empty, new RangeRequest("bytes=-1", null, null).decide(0, TAG));
  }

  @Test
  void ifRangeHoldsForTheSameStrongTagOnly() {
    var part = new RangeDecision.Partial(new ByteRange(0, 1));
    assertEquals(part, new RangeRequest("bytes=0-1", TAG, null).decide(1000, TAG));
    assertEquals(WHOLE, new RangeRequest("bytes=0-1", "\"v2\"", null).decide(1000, TAG));
    assertEquals(WHOLE, new RangeRequest("bytes=0-1", "W/\"v1\"", null).decide(1000, TAG));
    assertEquals(
        WHOLE,
        new RangeRequest("bytes=0-1", "Sun, 06 Nov 1994 08:49:37 GMT", null).decide(1000, TAG));
    assertEquals(WHOLE, new RangeRequest("bytes=5000-", "\"v2\"", null).decide(1000, TAG));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"v1\"", "W/\"v1\"", "*", "\"v0\", \"v1\"", "\"a,b\",W/\"v1\""})
  void aCurrentCopyIsNotModifiedWhateverTheRange(String ifNoneMatch) {
    assertEquals(
        new RangeDecision.NotModified(),
        new RangeRequest("bytes=5000-", null, ifNoneMatch).decide(1000, TAG));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"v2\"", "v1", "", "\"v1"})
  void anotherCopyIsSentAnew(String ifNoneMatch) {
    assertEquals(WHOLE, new RangeRequest(null, null, ifNoneMatch).decide(1000, TAG));
  }

  @Test
  void aPartTellsItsContentRange() {
    var range = new ByteRange(10, 19);
    assertEquals(10, range.length());
    assertEquals("bytes 10-19/1000", range.contentRange(1000));
  }

  @Test
  void aWeakTagOfOurOwnIsRefused() {
    var request = new RangeRequest(null, null, null);
    assertThrows(IllegalArgumentException.class, () -> request.decide(1, "W/\"v1\""));
  }

  private static RangeDecision asked(String range) {
    return new RangeRequest(range, null, null).decide(1000, TAG);
  }
}
