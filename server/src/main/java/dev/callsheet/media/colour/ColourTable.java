package dev.callsheet.media.colour;

import dev.callsheet.media.info.Colours;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

/**
 * A table of colours in the {@code .cube} format of {@code lut3d}: from the RGB numbers of a
 * recording beyond BT.709 to those of SDR in BT.709.
 *
 * <ol>
 *   <li>The numbers become light on a screen: for HLG by the inverse OETF and the OOTF of a screen
 *       of 1000 cd/m² (BT.2100, table 5: gamma 1.2), for PQ by its EOTF (BT.2100, table 4), for SDR
 *       by the power of 2.4 (BT.1886), where white is the reference white of HDR, 203 cd/m²
 *       (BT.2408).
 *   <li>The light is described by the primaries of BT.709 (BT.2087 for BT.2020, SMPTE EG 432-1 for
 *       P3). Of a colour that these cannot show, what would be less than nothing is left out.
 *   <li>Of HDR, the brightest of red, green and blue is brought below the reference white by the
 *       curve of BT.2390, section 5.4.1, a Hermite spline in PQ that leaves what is dark as it is;
 *       the others follow by the same factor, so that the hue stays.
 *   <li>The inverse of BT.1886 makes numbers of it.
 * </ol>
 */
public final class ColourTable {
  /** As many steps as grading programs use; between them {@code lut3d} interpolates. */
  private static final int STEPS = 33;

  private static final double REFERENCE_WHITE = 203;
  private static final double USUAL_PEAK = 1000;
  private static final double BRIGHTEST = 10_000;
  private static final double SDR_GAMMA = 2.4;

  private static final double HLG_GAMMA = 1.2;
  private static final double HLG_A = 0.17883277;
  private static final double HLG_B = 1 - 4 * HLG_A;
  private static final double HLG_C = 0.5 - HLG_A * Math.log(4 * HLG_A);

  private static final double PQ_M1 = 2610 / 16384.0;
  private static final double PQ_M2 = 2523 / 32.0;
  private static final double PQ_C1 = 3424 / 4096.0;
  private static final double PQ_C2 = 2413 / 128.0;
  private static final double PQ_C3 = 2392 / 128.0;

  private static final double[] BT2020_LUMINANCE = {0.2627, 0.6780, 0.0593};

  private static final double[][] BT2020_TO_BT709 = {
    {1.660491, -0.587641, -0.072850},
    {-0.124550, 1.132900, -0.008349},
    {-0.018151, -0.100579, 1.118730}
  };

  private static final double[][] P3_TO_BT709 = {
    {1.224940, -0.224940, 0},
    {-0.042057, 1.042057, 0},
    {-0.019638, -0.078636, 1.098274}
  };

  private final Colours colours;
  private final double peak;

  /** The table for these colours. */
  public ColourTable(Colours colours) {
    this.colours = colours;
    double named = Objects.requireNonNullElse(colours.peakNits(), (int) USUAL_PEAK);
    this.peak = colours.pq() ? Math.clamp(named, REFERENCE_WHITE, BRIGHTEST) : USUAL_PEAK;
  }

  /** Writes the table, about a megabyte. */
  public void write(Path file) throws IOException {
    try (var writer = Files.newBufferedWriter(file, StandardCharsets.US_ASCII)) {
      writer.write("LUT_3D_SIZE " + STEPS + "\n");
      double last = STEPS - 1;
      for (int blue = 0; blue < STEPS; blue++) {
        for (int green = 0; green < STEPS; green++) {
          for (int red = 0; red < STEPS; red++) {
            var shown = sdr(red / last, green / last, blue / last);
            writer.write(
                String.format(Locale.ROOT, "%.6f %.6f %.6f\n", shown[0], shown[1], shown[2]));
          }
        }
      }
    }
  }

  /** What numbers from 0 to 1 become. */
  double[] sdr(double red, double green, double blue) {
    var light = ofBt709(light(red, green, blue));
    double brightest = Arrays.stream(light).max().orElseThrow();
    double factor = brightest > 0 ? toned(brightest) / brightest : 0;
    return Arrays.stream(light)
        .map(each -> Math.pow(Math.clamp(each * factor / REFERENCE_WHITE, 0, 1), 1 / SDR_GAMMA))
        .toArray();
  }

  private double[] light(double... numbers) {
    if (colours.pq()) {
      return Arrays.stream(numbers).map(ColourTable::pqLight).toArray();
    }
    if (!colours.hlg()) {
      return Arrays.stream(numbers)
          .map(number -> REFERENCE_WHITE * Math.pow(number, SDR_GAMMA))
          .toArray();
    }
    var scene = Arrays.stream(numbers).map(ColourTable::hlgScene).toArray();
    double luminance = product(BT2020_LUMINANCE, scene);
    double factor = luminance > 0 ? peak * Math.pow(luminance, HLG_GAMMA - 1) : 0;
    return Arrays.stream(scene).map(each -> each * factor).toArray();
  }

  private double[] ofBt709(double[] light) {
    if (!colours.p3() && colours.primaries() != null && colours.primaries().equals("bt709")) {
      return light;
    }
    var rows = colours.p3() ? P3_TO_BT709 : BT2020_TO_BT709;
    return Arrays.stream(rows).mapToDouble(row -> Math.max(0, product(row, light))).toArray();
  }

  private double toned(double nits) {
    if (!colours.hlg() && !colours.pq()) {
      return nits;
    }
    double whole = pqNumber(peak);
    double white = pqNumber(REFERENCE_WHITE) / whole;
    double knee = 1.5 * white - 0.5;
    double number = Math.min(1, pqNumber(nits) / whole);
    if (number <= knee) {
      return nits;
    }
    double way = (number - knee) / (1 - knee);
    double square = way * way;
    double cube = square * way;
    double bent =
        (2 * cube - 3 * square + 1) * knee
            + (cube - 2 * square + way) * (1 - knee)
            + (3 * square - 2 * cube) * white;
    return pqLight(bent * whole);
  }

  private static double hlgScene(double number) {
    return number <= 0.5 ? number * number / 3 : (Math.exp((number - HLG_C) / HLG_A) + HLG_B) / 12;
  }

  private static double pqLight(double number) {
    double root = Math.pow(number, 1 / PQ_M2);
    return BRIGHTEST * Math.pow(Math.max(root - PQ_C1, 0) / (PQ_C2 - PQ_C3 * root), 1 / PQ_M1);
  }

  private static double pqNumber(double nits) {
    double power = Math.pow(Math.max(nits, 0) / BRIGHTEST, PQ_M1);
    return Math.pow((PQ_C1 + PQ_C2 * power) / (1 + PQ_C3 * power), PQ_M2);
  }

  private static double product(double[] row, double[] column) {
    return row[0] * column[0] + row[1] * column[1] + row[2] * column[2];
  }
}
