package dev.callsheet.office.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.model.SharedStrings;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads the rows of a sheet while its XML is parsed. */
final class RowReader extends DefaultHandler {
  /** Takes rows. */
  @FunctionalInterface
  interface Rows {
    /**
     * Takes one that has a cell.
     *
     * @param number from 0, always more than the last time
     * @param cells that are not empty, from left to right
     */
    void row(int number, List<Cell> cells) throws IOException;
  }

  private final @Nullable SharedStrings strings;
  private final Rows rows;
  private final StringBuilder text = new StringBuilder();
  private List<Cell> cells = new ArrayList<>();
  private int row = -1;
  private int column = -1;
  private int style;
  private String type = "";
  private boolean reading;
  private boolean phonetic;
  private @Nullable String value;

  RowReader(@Nullable SharedStrings strings, Rows rows) {
    this.strings = strings;
    this.rows = rows;
  }

  @Override
  public void startElement(String uri, String name, String qualified, Attributes attributes) {
    switch (name) {
      case "row" -> {
        var number = attributes.getValue("r");
        row = number == null ? row + 1 : Integer.parseInt(number) - 1;
        column = -1;
        cells = new ArrayList<>();
      }
      case "c" -> {
        var reference = attributes.getValue("r");
        column = reference == null ? column + 1 : new CellReference(reference).getCol();
        var number = attributes.getValue("s");
        style = number == null ? 0 : Integer.parseInt(number);
        type = attributes.getValue("t") == null ? "n" : attributes.getValue("t");
        value = null;
        text.setLength(0);
      }
      case "v", "t" -> reading = !phonetic;
      case "rPh" -> phonetic = true;
      default -> {}
    }
  }

  @Override
  public void characters(char[] characters, int start, int length) {
    if (reading) {
      text.append(characters, start, length);
    }
  }

  @Override
  public void endElement(String uri, String name, String qualified) throws SAXException {
    switch (name) {
      case "v", "t" -> {
        reading = false;
        value = text.toString();
      }
      case "rPh" -> phonetic = false;
      case "c" -> cell();
      case "row" -> {
        if (!cells.isEmpty()) {
          try {
            rows.row(row, cells);
          } catch (IOException failure) {
            throw new SAXException(failure);
          }
        }
      }
      default -> {}
    }
  }

  private void cell() {
    if (value == null) {
      return;
    }
    switch (type) {
      case "s" -> {
        if (strings != null) {
          text(strings.getItemAt(Integer.parseInt(value.strip())).getString());
        }
      }
      case "str", "inlineStr" -> text(new XSSFRichTextString(value).getString());
      case "b" -> cells.add(new Cell(column, Cell.Kind.BOOLEAN, value.strip(), style));
      case "e" -> cells.add(new Cell(column, Cell.Kind.ERROR, value.strip(), style));
      case "d" -> text(value);
      default -> {
        if (!value.isBlank()) {
          cells.add(new Cell(column, Cell.Kind.NUMBER, value.strip(), style));
        }
      }
    }
  }

  private void text(String words) {
    if (!words.isEmpty()) {
      cells.add(new Cell(column, Cell.Kind.TEXT, words, style));
    }
  }
}
