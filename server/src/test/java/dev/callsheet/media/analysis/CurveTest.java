package dev.callsheet.media.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

final class CurveTest {
  private static final Curve CURVE = new Curve(100, new float[] {1, 2, 4, 8});

  @Test
  void aTimeHasTheValueOfTheStepThatHoldsIt() {
    assertEquals(1, CURVE.at(0));
    assertEquals(1, CURVE.at(99));
    assertEquals(2, CURVE.at(100));
    assertEquals(8, CURVE.at(1_000_000));
    assertEquals(1, CURVE.at(-5));
  }

  @Test
  void theMeanIsThatOfTheStepsThatBeginWithin() {
    assertEquals(3.75, CURVE.mean(0, 400), 1e-9);
    assertEquals(3, CURVE.mean(100, 300), 1e-9);
    assertEquals(3, CURVE.mean(50, 250), 1e-9);
    assertEquals(8, CURVE.mean(300, 9000), 1e-9);
  }

  @Test
  void withinOneStepTheMeanIsItsValue() {
    assertEquals(4, CURVE.mean(210, 220), 1e-9);
    assertEquals(8, CURVE.mean(5000, 6000), 1e-9);
    assertThrows(IllegalArgumentException.class, () -> CURVE.mean(2, 1));
  }

  @Test
  void theMeanOfAnyStretchIsThatOfItsValues() {
    var values = new float[1000];
    for (int index = 0; index < values.length; index++) {
      values[index] = index % 97;
    }
    var curve = new Curve(1, values);
    for (int first = 0; first < 1000; first += 7) {
      double sum = 0;
      for (int end = first + 1; end <= 1000; end++) {
        sum += values[end - 1];
        assertEquals(sum / (end - first), curve.mean(first, end), 1e-6);
      }
    }
  }

  @Test
  void aCurveDoesNotChangeWithTheArrayItWasMadeFrom() {
    var values = new float[] {1, 2};
    var curve = new Curve(10, values);
    values[0] = 9;
    assertEquals(1, curve.value(0));
    assertEquals(new Curve(10, new float[] {1, 2}), curve);
    assertNotEquals(new Curve(10, values), curve);
  }

  @Test
  void withoutStepsThereIsNoCurve() {
    assertThrows(IllegalArgumentException.class, () -> new Curve(10, new float[0]));
    assertThrows(IllegalArgumentException.class, () -> new Curve(0, new float[1]));
  }
}
