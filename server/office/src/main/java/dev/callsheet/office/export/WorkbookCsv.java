package dev.callsheet.office.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.callsheet.office.ooxml.ArchiveTime;
import dev.callsheet.office.ooxml.UnclosedStream;
import dev.callsheet.office.warning.Warnings;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes the sheets of a workbook as CSV by RFC 4180, in UTF-8 without a byte order mark: one sheet
 * as a file, several as a zip of one file each.
 *
 * <p>A text that a spreadsheet program would take for a formula, for it begins with {@code =},
 * {@code +}, {@code -}, {@code @}, a tab or a carriage return, gets an apostrophe before it, unless
 * it is a plain number or a lone dash. So that nothing is lost, a text that already begins with
 * apostrophes before such a sign gets one more: whoever takes one apostrophe away from each text
 * that begins with some before such a sign has the original. A warning says how many there are.
 */
final class WorkbookCsv {
  private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\\t\\r＝＋－＠].*", Pattern.DOTALL);
  private static final Pattern HARMLESS = Pattern.compile("[-+]?[0-9]+(\\.[0-9]+)?|-");

  private final Workbook workbook;
  private final CellFormats formats;
  private long guarded;

  private WorkbookCsv(Workbook workbook) {
    this.workbook = workbook;
    formats = workbook.formats(Locale.ROOT);
  }

  /**
   * Writes them.
   *
   * @return whether it is a zip
   */
  static boolean write(Path file, Path made, Warnings warnings) throws IOException {
    try (var workbook = new Workbook(file);
        var out = new BufferedOutputStream(Files.newOutputStream(made), 1 << 16)) {
      return new WorkbookCsv(workbook).all(out, warnings);
    }
  }

  private boolean all(OutputStream out, Warnings warnings) throws IOException {
    var all = workbook.sheets();
    var shown = all.stream().filter(sheet -> !sheet.hidden()).toList();
    var sheets = shown.isEmpty() ? all : shown;
    for (var sheet : all) {
      if (!sheets.contains(sheet)) {
        warnings.add("sheet_hidden", "A hidden sheet is not exported.", sheet.name());
      }
    }
    if (sheets.size() > 1) {
      zip(sheets, out);
    } else if (!sheets.isEmpty()) {
      sheet(sheets.getFirst(), out);
    }
    if (guarded > 0) {
      warnings.add(
          "formula_text",
          String.format(
              Locale.ROOT,
              "%d texts begin as a formula does and have an apostrophe before them.",
              guarded),
          null);
    }
    return sheets.size() > 1;
  }

  private void zip(List<Workbook.Sheet> sheets, OutputStream out) throws IOException {
    var names = new FileNames("csv");
    var zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    for (var sheet : sheets) {
      var entry = new ZipEntry(names.next(sheet.name()));
      entry.setTimeLocal(ArchiveTime.FIXED);
      zip.putNextEntry(entry);
      sheet(sheet, new UnclosedStream(zip));
      zip.closeEntry();
    }
    zip.finish();
  }

  private void sheet(Workbook.Sheet sheet, OutputStream out) throws IOException {
    int width = workbook.frame(sheet).width();
    var writer =
        CsvWriter.builder()
            .lineDelimiter(LineDelimiter.CRLF)
            .build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    var empty = new String[Math.max(1, width)];
    Arrays.fill(empty, "");
    var line = new int[1];
    workbook.read(
        sheet,
        (number, cells) -> {
          for (; line[0] < number; line[0]++) {
            writer.writeRecord(empty);
          }
          var record = empty.clone();
          for (var cell : cells) {
            record[cell.column()] = value(cell);
          }
          writer.writeRecord(record);
          line[0]++;
        });
    writer.flush();
  }

  private String value(Cell cell) {
    var plain = formats.plain(cell);
    boolean formula =
        cell.kind() == Cell.Kind.TEXT
            && FORMULA.matcher(plain).matches()
            && !HARMLESS.matcher(plain).matches();
    if (!formula) {
      return plain;
    }
    guarded++;
    return "'" + plain;
  }
}
