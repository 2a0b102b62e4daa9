package dev.callsheet.benchmark.documents;

import java.util.Locale;

/**
 * A figure beside another one.
 *
 * @param what what was measured, and beside what
 * @param measured in the unit
 * @param beside in the unit
 * @param goal how many times the other one it may be; infinite where there is no goal
 */
record Figure(String what, double measured, double beside, String unit, double goal) {
  private static final String HEADINGS = "%n%-62s %12s %12s %8s %6s%n";
  private static final String ROW = "%-62s %9.1f %-2s %9.1f %-2s %8.2f %6s%s%n";

  static String headings() {
    return String.format(Locale.ROOT, HEADINGS, "", "measured", "beside", "ratio", "goal");
  }

  double ratio() {
    return measured / beside;
  }

  boolean isMissed() {
    return ratio() > goal;
  }

  String line() {
    var most = Double.isInfinite(goal) ? "-" : String.format(Locale.ROOT, "%.1f", goal);
    var verdict = isMissed() ? "  missed" : "";
    return String.format(
        Locale.ROOT, ROW, what, measured, unit, beside, unit, ratio(), most, verdict);
  }
}
