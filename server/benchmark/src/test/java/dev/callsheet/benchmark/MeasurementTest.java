package dev.callsheet.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeasurementTest {
  private static final Measurement MEASUREMENT =
      new Measurement(
          "a request",
          16,
          Map.of(
              Contender.OURS,
              List.of(load(9), load(3), load(4)),
              Contender.BARE,
              List.of(load(8), load(8), load(1)),
              Contender.EQUAL,
              List.of(load(2), load(4))));

  @Test
  void takesTheMedianOfTheRounds() {
    assertEquals(4, MEASUREMENT.requestsPerSecond(Contender.OURS));
    assertEquals(3, MEASUREMENT.requestsPerSecond(Contender.EQUAL));
  }

  @Test
  void comparesOursWithTheOther() {
    assertEquals(0.5, MEASUREMENT.ratio(Contender.BARE));
  }

  @Test
  void ninetyNineOfAHundredAnswersComeWithinTheirPercentile() {
    var milliseconds = new long[200];
    for (int index = 0; index < milliseconds.length; index++) {
      milliseconds[index] = (200 - index) * 1_000_000L;
    }

    assertEquals(198, Load.of(1, milliseconds).percentile(99));
  }

  private static Load load(int answers) {
    return Load.of(1, new long[answers]);
  }
}
