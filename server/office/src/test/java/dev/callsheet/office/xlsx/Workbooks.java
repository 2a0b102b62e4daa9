package dev.callsheet.office.xlsx;

import com.fasterxml.jackson.databind.JsonNode;
import dev.callsheet.office.opinion.Python;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipFile;

/** What openpyxl, or the file itself, tells of a workbook. */
final class Workbooks {
  private static final String SCRIPT =
      """
      import datetime, json, sys
      import openpyxl

      def plain(value):
          return value if value is None or isinstance(value, (bool, int, float, str)) else str(value)

      book = openpyxl.load_workbook(sys.argv[1])
      results = openpyxl.load_workbook(sys.argv[1], data_only=True)
      sheets = []
      for sheet in book.worksheets:
          result = results[sheet.title]
          sheets.append({
              "name": sheet.title,
              "frozen": sheet.freeze_panes,
              "rightToLeft": bool(sheet.sheet_view.rightToLeft),
              "printTitles": [sheet.print_title_rows, sheet.print_title_cols],
              "orientation": sheet.page_setup.orientation,
              "fit": [sheet.sheet_properties.pageSetUpPr.fitToPage if sheet.sheet_properties.pageSetUpPr else None,
                      sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight],
              "header": sheet.oddHeader.center.text,
              "footer": sheet.oddFooter.left.text,
              "breaks": [b.id for b in sheet.row_breaks.brk],
              "charts": len(sheet._charts),
              "widths": {k: d.width for k, d in sheet.column_dimensions.items()},
              "conditions": [[str(r.sqref), [rule.type for rule in r.rules]] for r in sheet.conditional_formatting],
              "tables": [{"name": t.name, "ref": t.ref, "filter": t.autoFilter.ref,
                          "columns": [c.name for c in t.tableColumns],
                          "totals": [c.totalsRowFunction for c in t.tableColumns],
                          "totalsRows": t.totalsRowCount} for t in sheet.tables.values()],
              "cells": {c.coordinate: {"value": plain(c.value), "result": plain(result[c.coordinate].value),
                                       "kind": type(c.value).__name__, "format": c.number_format,
                                       "quoted": c.quotePrefix,
                                       "link": None if c.hyperlink is None else c.hyperlink.target or c.hyperlink.location}
                        for row in sheet.iter_rows() for c in row if c.value is not None},
          })
      print(json.dumps({"sheets": sheets, "title": book.properties.title, "author": book.properties.creator,
                        "language": book.properties.language}))
      """;

  private Workbooks() {}

  /** All that openpyxl tells. */
  static JsonNode read(Path file) throws IOException, InterruptedException {
    return Python.json(Python.openpyxl(SCRIPT, file));
  }

  /** The text of a part. */
  static String part(Path file, String name) throws IOException {
    try (var zip = new ZipFile(file.toFile())) {
      var entry = zip.getEntry(name);
      if (entry == null) {
        throw new IOException("There is no " + name);
      }
      try (var content = zip.getInputStream(entry)) {
        return new String(content.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
  }
}
