package dev.callsheet.office.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.model.SharedStrings;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** A workbook that is read sheet by sheet and row by row. */
final class Workbook implements AutoCloseable {
  /**
   * A sheet.
   *
   * @param hidden whether programs show it only to those who ask
   */
  record Sheet(String name, boolean hidden, OfficePart part) {}

  private final OfficePackage file;
  private final Element root;
  private final OfficePart main;
  private final @Nullable SharedStrings strings;
  private final NumberFormats styles;

  Workbook(Path path) throws IOException {
    file = new OfficePackage(path);
    try {
      main = file.main();
      root = OfficePackage.xml(main).getDocumentElement();
      strings = strings(main);
      styles = new NumberFormats(main);
    } catch (IOException | RuntimeException failure) {
      file.close();
      throw failure;
    }
  }

  private static @Nullable SharedStrings strings(OfficePart main) throws IOException {
    for (var part : OfficePackage.relatedAs(main, "sharedStrings")) {
      try (var in = part.open()) {
        return new ReadOnlySharedStringsTable(in, false);
      } catch (SAXException broken) {
        throw new IOException(broken);
      }
    }
    return null;
  }

  OfficePackage file() {
    return file;
  }

  /** The sheets of cells, in their order. */
  List<Sheet> sheets() throws IOException {
    var sheets = new ArrayList<Sheet>();
    for (var sheet : OfficePackage.all(root, "sheet")) {
      var part = OfficePackage.related(main, OfficePackage.attribute(sheet, "id"));
      if (part != null && part.contentType().endsWith(".worksheet+xml")) {
        var state = OfficePackage.attribute(sheet, "state").toLowerCase(Locale.ROOT);
        sheets.add(
            new Sheet(
                OfficePackage.attribute(sheet, "name"),
                state.equals("hidden") || state.equals("veryhidden"),
                part));
      }
    }
    return sheets;
  }

  /** How the numbers of its cells are to be understood. */
  CellFormats formats(Locale locale) {
    var properties = OfficePackage.child(root, "workbookPr");
    var from1904 = OfficePackage.attribute(properties, "date1904");
    return new CellFormats(styles, from1904.equals("1") || from1904.equals("true"), locale);
  }

  /** Reads the rows of a sheet, those without cells left out. */
  void read(Sheet sheet, RowReader.Rows rows) throws IOException {
    parse(sheet, new RowReader(strings, rows));
  }

  /** Reads what stands around the rows of a sheet. */
  SheetFrame frame(Sheet sheet) throws IOException {
    var frame = new SheetFrame();
    parse(sheet, frame);
    return frame;
  }

  private static void parse(Sheet sheet, DefaultHandler handler) throws IOException {
    try (var in = sheet.part().open()) {
      var reader = XMLHelper.newXMLReader();
      reader.setContentHandler(handler);
      reader.parse(new InputSource(in));
    } catch (SAXException broken) {
      throw broken.getException() instanceof IOException failure
          ? failure
          : new IOException(broken);
    } catch (ParserConfigurationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
