package dev.callsheet.office.xlsx;

import dev.callsheet.office.data.Column;

/**
 * A column as it stands in a sheet.
 *
 * @param position in the table that it comes from, from 0
 * @param name unlike that of any other column of its table
 * @param header where its name stands
 * @param style of its values, and of their sum
 * @param summed whether the table ends with its sum
 * @param bars whether its numbers are shown by bars, too
 * @param width in characters
 */
record ColumnPlan(
    int position,
    String name,
    Column column,
    CellStyle.Horizontal header,
    CellStyle style,
    boolean summed,
    boolean bars,
    int width) {
  /** Its place in a formula. */
  String reference(String table) {
    var escaped = new StringBuilder(name.length());
    for (int at = 0; at < name.length(); at++) {
      if ("[]#'@".indexOf(name.charAt(at)) >= 0) {
        escaped.append('\'');
      }
      escaped.append(name.charAt(at));
    }
    return table + "[" + escaped + "]";
  }
}
