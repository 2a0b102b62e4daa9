package dev.callsheet.media.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SpeechTest {
  @ParameterizedTest
  @ValueSource(doubles = {3.5, 4, 5, 6, 7})
  void whatSwellsLikeSyllablesIsSpeech(double perSecond) {
    var density = density(10, time -> -25 + 10 * Math.sin(2 * Math.PI * perSecond * time));
    assertEquals(20, density.size());
    for (int step = 1; step < density.size() - 1; step++) {
      assertTrue(density.value(step) > 0.9, perSecond + " " + density.value(step));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.2, 1, 12, 20})
  void whatSwellsSlowerOrFasterIsNone(double perSecond) {
    assertNone(density(20, time -> -25 + 10 * Math.sin(2 * Math.PI * perSecond * time)));
  }

  @Test
  void tonesNoiseAndSilenceAreNone() {
    var random = new Random(5);
    assertNone(density(10, time -> -20));
    assertNone(density(10, time -> -100));
    assertNone(density(10, time -> -30 + random.nextGaussian()));
  }

  @Test
  void whatNobodyHearsIsNone() {
    assertNone(density(10, time -> -80 + 10 * Math.sin(2 * Math.PI * 4 * time)));
  }

  @Test
  void speechIsFoundWhereItIs() {
    var density =
        density(
            30,
            time -> time >= 10 && time < 20 ? -25 + 10 * Math.sin(2 * Math.PI * 4.5 * time) : -70);
    assertTrue(density.mean(0, 9_500_000) < 0.05);
    assertTrue(density.mean(10_500_000, 19_500_000) > 0.9);
    assertTrue(density.mean(20_500_000, 30_000_000) < 0.05);
  }

  @Test
  void aLastStepThatIsShorterCountsInFull() {
    var values = new float[51];
    Arrays.fill(values, -20);
    assertEquals(3, Speech.density(new Curve(20_000, values)).size());
  }

  private static void assertNone(Curve density) {
    for (int step = 0; step < density.size(); step++) {
      assertTrue(density.value(step) < 0.05, "" + density.value(step));
    }
  }

  private static Curve density(int seconds, DoubleUnaryOperator level) {
    var values = new float[seconds * 50];
    for (int step = 0; step < values.length; step++) {
      values[step] = (float) level.applyAsDouble(step / 50.0);
    }
    return Speech.density(new Curve(20_000, values));
  }
}
