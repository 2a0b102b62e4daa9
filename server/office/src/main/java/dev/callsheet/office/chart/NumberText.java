package dev.callsheet.office.chart;

import java.math.BigDecimal;

/** Numbers as cells, and charts' copies of them, have them. */
final class NumberText {
  private NumberText() {}

  static String of(double number) {
    double size = Math.abs(number);
    if (size != 0 && (size < 1e-6 || size >= 1e15)) {
      return Double.toString(number);
    }
    var plain = BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    return plain.equals("-0") ? "0" : plain;
  }
}
