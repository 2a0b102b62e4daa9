package dev.callsheet.office.xlsx;

/**
 * A sheet that holds a table, or as much of it as a sheet can hold.
 *
 * @param number among the sheets, from 1
 * @param name unlike that of any other sheet
 * @param table its name in formulas
 * @param rows how many rows of the table it holds, without those that are not of it
 */
record SheetPlan(int number, String name, String table, long rows) {
  /** The part that it is. */
  String part() {
    return part(number);
  }

  static String part(int number) {
    return "/xl/worksheets/sheet" + number + ".xml";
  }
}
