package dev.callsheet.media.colour;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.media.info.Colours;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ColourTableTest {
  /** Of 203 cd/m², by BT.2408. */
  private static final double HLG_WHITE = 0.75;

  private static final double PQ_WHITE = 0.5807;

  @Test
  void theReferenceWhiteOfHdrIsNearlyWhite() {
    assertGrey(0.90, hlg(HLG_WHITE, HLG_WHITE, HLG_WHITE));
    assertGrey(0.90, pq(null, PQ_WHITE, PQ_WHITE, PQ_WHITE));
  }

  @Test
  void theEndsOfTheScaleStay() {
    assertGrey(0, hlg(0, 0, 0));
    assertGrey(1, hlg(1, 1, 1));
    assertGrey(0, pq(null, 0, 0, 0));
    assertGrey(1, pq(4000, 0.9026, 0.9026, 0.9026));
    assertGrey(1, pq(null, 1, 1, 1));
  }

  @Test
  void whatIsDarkIsAsBrightAsItWas() {
    // 20.3 cd/m² are a tenth of the reference white.
    double number = 0.3547;
    assertGrey(Math.pow(0.1, 1 / 2.4), pq(null, number, number, number));
  }

  @Test
  void moreLightIsNeverDarker() {
    double before = -1;
    for (int step = 0; step <= 1000; step++) {
      double shown = hlg(step / 1000.0, step / 1000.0, step / 1000.0)[0];
      assertTrue(shown >= before, () -> "darker");
      before = shown;
    }
  }

  /** The bars of BT.2111 for HLG that show the colours of BT.709, as they are sent in 10 bits. */
  @ParameterizedTest
  @CsvSource({
    "713, 719, 316, 1, 1, 0",
    "538, 709, 718, 0, 1, 1",
    "512, 706, 296, 0, 1, 0",
    "651, 286, 705, 1, 0, 1",
    "639, 269, 164, 1, 0, 0",
    "227, 147, 702, 0, 0, 1"
  })
  void theColoursOfBt709AreTheirOwn(
      int red, int green, int blue, int shownRed, int shownGreen, int shownBlue) {
    var shown = hlg(number(red), number(green), number(blue));
    double brightest = Arrays.stream(shown).max().orElseThrow();
    var light = Arrays.stream(shown).map(each -> Math.pow(each / brightest, 2.4)).toArray();
    assertArrayEquals(new double[] {shownRed, shownGreen, shownBlue}, light, 0.03);
  }

  @Test
  void aColourBeyondBt709IsTheNearestOfIt() {
    var green = new ColourTable(new Colours("bt709", "bt2020", "bt2020nc", null)).sdr(0, 1, 0);
    assertTrue(green[1] > 0.9 && green[0] < 0.1, () -> Arrays.toString(green));
    var red = new ColourTable(new Colours("bt709", "smpte432", "bt709", null)).sdr(1, 0, 0);
    assertTrue(red[0] > 0.99 && red[1] == 0 && red[2] == 0, () -> Arrays.toString(red));
  }

  @Test
  void greyOfAWideGamutStaysTheSame() {
    var table = new ColourTable(new Colours("bt709", "smpte432", "bt709", null));
    for (double grey : new double[] {0, 0.1, 0.5, 0.9, 1}) {
      assertGrey(grey, table.sdr(grey, grey, grey));
    }
  }

  private static double number(int sent) {
    return (sent - 64) / 876.0;
  }

  private static void assertGrey(double expected, double[] shown) {
    for (double each : shown) {
      assertEquals(expected, each, 0.01, () -> Arrays.toString(shown));
    }
  }

  private static double[] hlg(double red, double green, double blue) {
    return new ColourTable(new Colours("arib-std-b67", "bt2020", "bt2020nc", null))
        .sdr(red, green, blue);
  }

  private static double[] pq(@Nullable Integer peak, double red, double green, double blue) {
    return new ColourTable(new Colours("smpte2084", "bt2020", "bt2020nc", peak))
        .sdr(red, green, blue);
  }
}
