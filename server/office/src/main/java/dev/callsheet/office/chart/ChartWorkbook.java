package dev.callsheet.office.chart;

import dev.callsheet.office.ooxml.ArchiveTime;
import dev.callsheet.office.ooxml.CharacterFilter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * The small workbook that a chart in a text document or deck carries, so that its values can be
 * edited: categories in the first column of its only sheet, a series in each further one.
 */
public final class ChartWorkbook implements CellRanges {
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String PACKAGE =
      "http://schemas.openxmlformats.org/package/2006/relationships";
  private static final String CONTENT_TYPES =
      "http://schemas.openxmlformats.org/package/2006/content-types";
  private static final String SPREADSHEET =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.";

  /** Formats of a file's own have numbers from here on. */
  private static final int FIRST_FORMAT = 164;

  private final ChartValues chart;
  private final List<String> formats;

  /** The workbook of that chart. */
  public ChartWorkbook(ChartValues chart) {
    this.chart = chart;
    var all = new ArrayList<String>();
    all.add(
        switch (chart.category()) {
          case ChartValues.Names _ -> "General";
          case ChartValues.Numbers numbers -> numbers.format();
        });
    chart.series().forEach(series -> all.add(series.format()));
    formats = List.copyOf(all);
  }

  @Override
  public String name(int series) {
    return "Sheet1!$" + letters(series + 1) + "$1";
  }

  @Override
  public String categories() {
    return column(0);
  }

  @Override
  public String values(int series) {
    return column(series + 1);
  }

  private String column(int position) {
    var letters = letters(position);
    // A chart without points has a range all the same.
    int last = Math.max(2, chart.category().points() + 1);
    return "Sheet1!$" + letters + "$2:$" + letters + "$" + last;
  }

  private static String letters(int column) {
    var name = new StringBuilder();
    for (int left = column + 1; left > 0; left = (left - 1) / 26) {
      name.insert(0, (char) ('A' + (left - 1) % 26));
    }
    return name.toString();
  }

  /** Writes it, always with the same bytes; the stream is left open. */
  public void write(OutputStream file) throws IOException {
    var zip = new ZipOutputStream(file, StandardCharsets.UTF_8);
    part(zip, "[Content_Types].xml", ChartWorkbook::contentTypes);
    part(zip, "_rels/.rels", xml -> relations(xml, "officeDocument", "xl/workbook.xml"));
    part(zip, "xl/workbook.xml", ChartWorkbook::workbook);
    part(
        zip,
        "xl/_rels/workbook.xml.rels",
        xml -> relations(xml, "worksheet", "worksheets/sheet1.xml", "styles", "styles.xml"));
    part(zip, "xl/styles.xml", this::styles);
    part(zip, "xl/worksheets/sheet1.xml", this::sheet);
    zip.finish();
  }

  @FunctionalInterface
  private interface Part {
    void write(XMLStreamWriter xml) throws XMLStreamException;
  }

  private static void part(ZipOutputStream zip, String name, Part part) throws IOException {
    var entry = new ZipEntry(name);
    entry.setTimeLocal(ArchiveTime.FIXED);
    zip.putNextEntry(entry);
    Writer text = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
    try {
      var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      part.write(xml);
      xml.writeEndDocument();
      xml.flush();
    } catch (XMLStreamException failure) {
      throw new IOException(failure);
    }
    text.flush();
    zip.closeEntry();
  }

  private static void contentTypes(XMLStreamWriter xml) throws XMLStreamException {
    root(xml, "Types", CONTENT_TYPES);
    empty(
        xml,
        "Default",
        "Extension",
        "rels",
        "ContentType",
        "application/vnd.openxmlformats-package.relationships+xml");
    override(xml, "/xl/workbook.xml", "sheet.main+xml");
    override(xml, "/xl/styles.xml", "styles+xml");
    override(xml, "/xl/worksheets/sheet1.xml", "worksheet+xml");
    xml.writeEndElement();
  }

  private static void override(XMLStreamWriter xml, String part, String type)
      throws XMLStreamException {
    empty(xml, "Override", "PartName", part, "ContentType", SPREADSHEET + type);
  }

  private static void relations(XMLStreamWriter xml, String... typesAndTargets)
      throws XMLStreamException {
    root(xml, "Relationships", PACKAGE);
    for (int position = 0; position < typesAndTargets.length; position += 2) {
      empty(
          xml,
          "Relationship",
          "Id",
          "rId" + (position / 2 + 1),
          "Type",
          OFFICE + "/" + typesAndTargets[position],
          "Target",
          typesAndTargets[position + 1]);
    }
    xml.writeEndElement();
  }

  private static void workbook(XMLStreamWriter xml) throws XMLStreamException {
    root(xml, "workbook", MAIN);
    xml.writeNamespace("r", OFFICE);
    xml.writeStartElement("sheets");
    xml.writeEmptyElement("sheet");
    xml.writeAttribute("name", "Sheet1");
    xml.writeAttribute("sheetId", "1");
    xml.writeAttribute("r", OFFICE, "id", "rId1");
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private void styles(XMLStreamWriter xml) throws XMLStreamException {
    root(xml, "styleSheet", MAIN);
    xml.writeStartElement("numFmts");
    xml.writeAttribute("count", Integer.toString(formats.size()));
    for (int position = 0; position < formats.size(); position++) {
      empty(
          xml,
          "numFmt",
          "numFmtId",
          Integer.toString(FIRST_FORMAT + position),
          "formatCode",
          formats.get(position));
    }
    xml.writeEndElement();
    xml.writeStartElement("fonts");
    xml.writeAttribute("count", "1");
    xml.writeStartElement("font");
    empty(xml, "sz", "val", "11");
    empty(xml, "name", "val", "Calibri");
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeStartElement("fills");
    xml.writeAttribute("count", "2");
    for (var pattern : List.of("none", "gray125")) {
      xml.writeStartElement("fill");
      empty(xml, "patternFill", "patternType", pattern);
      xml.writeEndElement();
    }
    xml.writeEndElement();
    xml.writeStartElement("borders");
    xml.writeAttribute("count", "1");
    xml.writeEmptyElement("border");
    xml.writeEndElement();
    xml.writeStartElement("cellStyleXfs");
    xml.writeAttribute("count", "1");
    empty(xml, "xf", "numFmtId", "0", "fontId", "0", "fillId", "0", "borderId", "0");
    xml.writeEndElement();
    xml.writeStartElement("cellXfs");
    xml.writeAttribute("count", Integer.toString(formats.size() + 1));
    format(xml, 0);
    for (int position = 0; position < formats.size(); position++) {
      format(xml, FIRST_FORMAT + position);
    }
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static void format(XMLStreamWriter xml, int number) throws XMLStreamException {
    empty(
        xml,
        "xf",
        "numFmtId",
        Integer.toString(number),
        "fontId",
        "0",
        "fillId",
        "0",
        "borderId",
        "0",
        "xfId",
        "0",
        "applyNumberFormat",
        number == 0 ? "0" : "1");
  }

  private void sheet(XMLStreamWriter xml) throws XMLStreamException {
    root(xml, "worksheet", MAIN);
    xml.writeStartElement("sheetData");
    row(xml, 1);
    text(xml, 0, 1, chart.category().name());
    for (int series = 0; series < chart.series().size(); series++) {
      text(xml, series + 1, 1, chart.series().get(series).name());
    }
    xml.writeEndElement();
    for (int point = 0; point < chart.category().points(); point++) {
      int row = point + 2;
      row(xml, row);
      switch (chart.category()) {
        case ChartValues.Names names -> text(xml, 0, row, names.names().get(point));
        case ChartValues.Numbers numbers -> number(xml, 0, row, numbers.numbers().get(point));
      }
      for (int series = 0; series < chart.series().size(); series++) {
        number(xml, series + 1, row, chart.series().get(series).values().get(point));
      }
      xml.writeEndElement();
    }
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static void row(XMLStreamWriter xml, int number) throws XMLStreamException {
    xml.writeStartElement("row");
    xml.writeAttribute("r", Integer.toString(number));
  }

  private static void text(XMLStreamWriter xml, int column, int row, String text)
      throws XMLStreamException {
    if (text.isEmpty()) {
      return;
    }
    xml.writeStartElement("c");
    xml.writeAttribute("r", letters(column) + row);
    xml.writeAttribute("t", "inlineStr");
    xml.writeStartElement("is");
    xml.writeStartElement("t");
    xml.writeCharacters(CharacterFilter.escaped(text));
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static void number(XMLStreamWriter xml, int column, int row, @Nullable Double number)
      throws XMLStreamException {
    if (number == null) {
      return;
    }
    xml.writeStartElement("c");
    xml.writeAttribute("r", letters(column) + row);
    xml.writeAttribute("s", Integer.toString(column + 1));
    xml.writeStartElement("v");
    xml.writeCharacters(NumberText.of(number));
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static void root(XMLStreamWriter xml, String name, String namespace)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeDefaultNamespace(namespace);
  }

  private static void empty(XMLStreamWriter xml, String name, String... namesAndValues)
      throws XMLStreamException {
    xml.writeEmptyElement(name);
    for (int position = 0; position < namesAndValues.length; position += 2) {
      xml.writeAttribute(namesAndValues[position], namesAndValues[position + 1]);
    }
  }
}
