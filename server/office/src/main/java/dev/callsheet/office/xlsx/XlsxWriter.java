package dev.callsheet.office.xlsx;

import dev.callsheet.office.document.DocumentWriter;
import dev.callsheet.office.document.Order;
import dev.callsheet.office.ooxml.CharacterFilter;
import dev.callsheet.office.ooxml.PackageWriter;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes workbooks: an overview of what the document says, with its charts and pictures, and a
 * sheet for each of its tables, however many rows that has.
 *
 * <p>A writer keeps nothing and may be used by several threads.
 */
public final class XlsxWriter implements DocumentWriter {
  @Override
  public int write(Order order, OutputStream file) throws IOException {
    var filter = new CharacterFilter(order.warnings());
    try (var parts = new PackageWriter(file, filter)) {
      int sheets = new WorkbookWriter(order, parts, filter).write();
      parts.finish();
      return sheets;
    }
  }
}
