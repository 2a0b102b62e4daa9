package dev.callsheet.office.data;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files that tests read, in a folder of theirs. */
record SentFiles(Path folder) {
  DataReading read(String name, byte[] content, DataLimits limits) throws IOException {
    var path = folder.resolve("content");
    Files.write(path, content);
    return DataFile.read(path, name, limits);
  }

  DataReading read(String name, byte[] content) throws IOException {
    return read(name, content, DataLimits.USUAL);
  }

  DataFile readable(String name, byte[] content) throws IOException {
    var reading = read(name, content);
    return assertInstanceOf(DataReading.Readable.class, reading, reading::toString).file();
  }

  DataFile readable(String name, String content) throws IOException {
    return readable(name, content.getBytes(StandardCharsets.UTF_8));
  }

  DataFile readable(String name, String content, String charset) throws IOException {
    return readable(name, content.getBytes(Charset.forName(charset)));
  }

  DataReading.Unreadable unreadable(String name, byte[] content) throws IOException {
    var reading = read(name, content);
    return assertInstanceOf(DataReading.Unreadable.class, reading, reading::toString);
  }

  DataReading.Unreadable unreadable(String name, String content) throws IOException {
    return unreadable(name, content.getBytes(StandardCharsets.UTF_8));
  }

  /** The only table of a file. */
  Dataset table(String name, String content) throws IOException {
    return only(readable(name, content));
  }

  static Dataset only(DataFile file) {
    if (file.tables().size() != 1) {
      throw new AssertionError("Not one table: " + file.tables());
    }
    return file.tables().getFirst().data();
  }

  static List<String> names(Dataset table) {
    return table.columns().stream().map(Column::name).toList();
  }

  static List<ColumnType> types(Dataset table) {
    return table.columns().stream().map(Column::type).toList();
  }

  static List<String> codes(DataFile file) {
    return file.warnings().stream().map(warning -> warning.code()).toList();
  }

  /** All values as text without a language; nothing is null. */
  static List<List<String>> texts(Dataset table) throws IOException {
    return values(table).stream().map(row -> row.stream().map(ColumnForm::plain).toList()).toList();
  }

  static List<List<Value>> values(Dataset table) throws IOException {
    var all = new ArrayList<List<Value>>();
    try (var rows = table.open()) {
      for (var row = rows.next(); row != null; row = rows.next()) {
        all.add(row);
      }
    }
    if (all.size() != table.rows()) {
      throw new AssertionError(table.rows() + " rows were told, " + all.size() + " read");
    }
    return all;
  }

  /** A workbook of one sheet, part by part, so that each can be wrong. */
  static Map<String, String> workbook(String sheetData) {
    var parts = new LinkedHashMap<String, String>();
    parts.put(
        "[Content_Types].xml",
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
    parts.put("_rels/.rels", relations("officeDocument", "xl/workbook.xml"));
    parts.put("xl/_rels/workbook.xml.rels", relations("worksheet", "worksheets/sheet1.xml"));
    parts.put(
        "xl/workbook.xml",
        "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
            + "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
            + "<sheets><sheet name=\"One\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
    parts.put(
        "xl/worksheets/sheet1.xml",
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
            + sheetData
            + "</sheetData></worksheet>");
    return parts;
  }

  private static String relations(String type, String target) {
    return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + "<Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
        + "relationships/"
        + type
        + "\" Target=\""
        + target
        + "\"/></Relationships>";
  }

  static byte[] zip(Map<String, String> parts) throws IOException {
    var bytes = new java.io.ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
