package dev.callsheet.office.data;

import dev.callsheet.office.warning.Warnings;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A workbook. While it is open its sheets share what belongs to all of them; afterwards each
 * reading of a sheet opens the file by itself.
 */
final class XlsxFile implements Closeable {
  private static final int MOST_SHEETS = 10_000;

  /** As many as Excel takes. */
  private static final int MOST_FORMATS = 65_490;

  /** Texts that differ; where each of them ends is held in memory. */
  private static final int MOST_TEXTS = 20_000_000;

  private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  private final Path path;
  private final DataLimits limits;
  private @Nullable Opened shared;

  private XlsxFile(Path path, DataLimits limits, Opened shared) {
    this.path = path;
    this.limits = limits;
    this.shared = shared;
  }

  /** Opens the workbook and reads what all sheets share. */
  static XlsxFile open(Path path, DataLimits limits) throws IOException {
    return new XlsxFile(path, limits, Opened.open(path, limits));
  }

  /** The sheets with cells that people see, by name. */
  List<Sheet> sheets(Warnings warnings) throws IOException {
    var sheets = new ArrayList<Sheet>();
    for (var sheet : current().sheets) {
      if (!sheet.cells()) {
        warnings.add("sheet_left_out", "The sheet has no cells, and was left out.", sheet.name());
        continue;
      }
      if (sheet.hidden()) {
        warnings.add("sheet_hidden", "The hidden sheet was left out.", sheet.name());
        continue;
      }
      sheets.add(new Sheet(sheet.name(), sheet.part()));
    }
    if (sheets.size() > limits.tables()) {
      throw new UnreadableException(
          DataReading.Reason.TOO_MANY_TABLES,
          "The workbook has more than " + limits.tables() + " sheets.");
    }
    return sheets;
  }

  private Opened current() {
    if (shared == null) {
      throw new IllegalStateException("Closed");
    }
    return shared;
  }

  @Override
  public void close() throws IOException {
    if (shared != null) {
      shared.close();
      shared = null;
    }
  }

  /** A sheet of the workbook. */
  final class Sheet implements RawTable {
    private final String name;
    private final String part;
    private List<CellRange> merged = List.of();
    private boolean complete;
    private boolean withoutValue;

    Sheet(String name, String part) {
      this.name = name;
      this.part = part;
    }

    String name() {
      return name;
    }

    @Override
    public Rows open() throws IOException {
      var opened = shared;
      boolean own = opened == null;
      if (opened == null) {
        opened = Opened.open(path, limits);
      }
      try {
        var xml = opened.archive.part(part);
        if (xml == null) {
          throw XlsxPackage.malformed("The sheet " + name + " is not in it.");
        }
        return new SheetRows(xml, opened, own, limits, this::complete, merged);
      } catch (IOException failure) {
        if (own) {
          opened.close();
        }
        throw failure;
      }
    }

    private void complete(List<CellRange> ranges, boolean formulas) {
      if (!complete) {
        merged = ranges.stream().filter(CellRange::isHigh).toList();
        withoutValue = formulas;
        complete = true;
      }
    }

    /** Tells what of the sheet is not as it was there; only after it was read to its end. */
    void tell(Warnings warnings, String table) {
      if (!merged.isEmpty()) {
        warnings.add(
            "cells_merged",
            "Cells that are merged over several rows have their value in each of the rows.",
            table);
      }
      if (withoutValue) {
        warnings.add(
            "formulas_without_value",
            "Formulas whose results the file does not have are empty. Open and save it in a"
                + " spreadsheet program.",
            table);
      }
    }
  }

  /** Hears, at the end of a sheet, what stands there. */
  @FunctionalInterface
  interface SheetEnd {
    /**
     * Called once, if the sheet was read to its end.
     *
     * @param merged the ranges of cells that are merged
     * @param withoutValue whether there are formulas without a result
     */
    void at(List<CellRange> merged, boolean withoutValue);
  }

  /** Cells from the first row and column to the last, from 1. */
  record CellRange(int firstRow, int firstColumn, int lastRow) {
    boolean isHigh() {
      return lastRow > firstRow;
    }

    static @Nullable CellRange of(@Nullable String reference) {
      if (reference == null || reference.indexOf(':') < 0) {
        return null;
      }
      var corners = reference.split(":", 2);
      int row = row(corners[0]);
      int column = column(corners[0]);
      int last = row(corners[1]);
      return row < 1 || column < 1 || last < row ? null : new CellRange(row, column, last);
    }
  }

  /** The column of a reference such as B7, from 1; 0 where it has none. */
  static int column(String reference) {
    int column = 0;
    for (int position = 0; position < reference.length() && position < 4; position++) {
      int letter = Character.toUpperCase(reference.charAt(position)) - 'A';
      if (letter < 0 || letter > 25) {
        break;
      }
      column = column * 26 + letter + 1;
    }
    return column;
  }

  private static int row(String reference) {
    int start = 0;
    while (start < reference.length() && Character.isLetter(reference.charAt(start))) {
      start++;
    }
    return number(reference.substring(start), 0);
  }

  static int number(@Nullable String text, int otherwise) {
    if (text == null) {
      return otherwise;
    }
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException _) {
      return otherwise;
    }
  }

  /** Text whose characters that XML does not allow stand as {@code _x0007_}. */
  static String unescaped(String text) {
    if (text.indexOf("_x") < 0) {
      return text;
    }
    return ESCAPED
        .matcher(text)
        .replaceAll(
            found ->
                java.util.regex.Matcher.quoteReplacement(
                    Character.toString((char) Integer.parseInt(found.group(1), 16))))
        .replace("\r\n", "\n")
        .replace("\0", "");
  }

  /**
   * @param cells whether it has cells; others are nothing but a chart or a program
   */
  private record SheetEntry(String name, String part, boolean cells, boolean hidden) {}

  private static UnreadableException tooMany(String what, int most) {
    return new UnreadableException(
        DataReading.Reason.UNSAFE, "The workbook has more than " + most + " " + what + ".");
  }

  /** The archive, and what all sheets share. */
  static final class Opened implements Closeable {
    private final XlsxPackage archive;
    private final SharedStrings texts = new SharedStrings();
    private final List<SheetEntry> sheets = new ArrayList<>();
    private final List<CellFormat> formats = new ArrayList<>();
    private boolean from1904;

    private Opened(XlsxPackage archive) {
      this.archive = archive;
    }

    static Opened open(Path path, DataLimits limits) throws IOException {
      var opened = new Opened(XlsxPackage.open(path, limits));
      try {
        opened.read();
        return opened;
      } catch (IOException | RuntimeException failure) {
        opened.close();
        throw failure;
      }
    }

    private void read() throws IOException {
      var workbook =
          archive.relations("").values().stream()
              .filter(relation -> relation.type().equals("officeDocument"))
              .findFirst()
              .orElseThrow(() -> XlsxPackage.malformed("It names no workbook."))
              .target();
      var relations = archive.relations(workbook);
      readWorkbook(workbook, relations);
      for (var relation : relations.values()) {
        switch (relation.type()) {
          case "sharedStrings" -> readTexts(relation.target());
          case "styles" -> readFormats(relation.target());
          default -> {}
        }
      }
      texts.complete();
    }

    private void readWorkbook(
        String workbook, java.util.Map<String, XlsxPackage.Relation> relations) throws IOException {
      try (var xml = archive.part(workbook)) {
        if (xml == null) {
          throw XlsxPackage.malformed("It names no workbook that is in it.");
        }
        while (xml.next()) {
          if (xml.starts("workbookPr")) {
            from1904 = isTrue(xml.attribute("date1904"));
          } else if (xml.starts("sheet")) {
            var relation = relations.get(xml.relationId());
            var name = xml.attribute("name");
            var state = xml.attribute("state");
            if (sheets.size() == MOST_SHEETS) {
              throw tooMany("sheets", MOST_SHEETS);
            }
            if (relation != null) {
              sheets.add(
                  new SheetEntry(
                      name == null || name.isBlank() ? "Sheet" + (sheets.size() + 1) : name,
                      relation.target(),
                      relation.type().equals("worksheet"),
                      state != null && !state.equals("visible")));
            }
          }
        }
      }
    }

    private void readTexts(String part) throws IOException {
      try (var xml = archive.part(part)) {
        while (xml != null && xml.next()) {
          if (xml.starts("si")) {
            texts.add(richText(xml, "si"));
            if (texts.count() > MOST_TEXTS) {
              throw tooMany("texts", MOST_TEXTS);
            }
          }
        }
      }
    }

    private void readFormats(String part) throws IOException {
      var written = new HashMap<Integer, String>();
      var known = new HashMap<Integer, CellFormat>();
      try (var xml = archive.part(part)) {
        boolean cells = false;
        while (xml != null && xml.next()) {
          if (xml.starts("numFmt")) {
            var code = xml.attribute("formatCode");
            if (code != null && written.size() < MOST_FORMATS) {
              written.putIfAbsent(number(xml.attribute("numFmtId"), -1), code);
            }
          } else if (xml.starts("cellXfs")) {
            cells = true;
          } else if (xml.ends("cellXfs")) {
            cells = false;
          } else if (cells && xml.starts("xf")) {
            if (formats.size() == MOST_FORMATS) {
              throw tooMany("formats", MOST_FORMATS);
            }
            int id = number(xml.attribute("numFmtId"), 0);
            formats.add(known.computeIfAbsent(id, _ -> CellFormat.of(id, written.get(id))));
          }
        }
      }
    }

    CellFormat format(int style) {
      return style >= 0 && style < formats.size() ? formats.get(style) : CellFormat.GENERAL;
    }

    @Nullable String text(int index) {
      return texts.text(index);
    }

    boolean from1904() {
      return from1904;
    }

    @Override
    public void close() throws IOException {
      texts.close();
      archive.close();
    }
  }

  /** The text of an element that holds runs, without how it is to be pronounced. */
  static String richText(XlsxPackage.Part xml, String element) throws IOException {
    var text = new StringBuilder();
    boolean phonetic = false;
    while (xml.next()) {
      if (xml.ends(element)) {
        break;
      }
      if (xml.starts("rPh")) {
        phonetic = true;
      } else if (xml.ends("rPh")) {
        phonetic = false;
      } else if (xml.starts("t")) {
        var part = xml.text();
        if (!phonetic) {
          text.append(part);
        }
      }
    }
    return unescaped(text.toString());
  }

  static boolean isTrue(@Nullable String text) {
    return text != null && (text.equals("1") || text.equals("true") || text.equals("on"));
  }
}
