package dev.callsheet.office.data;

import static dev.callsheet.office.data.SentFiles.codes;
import static dev.callsheet.office.data.SentFiles.names;
import static dev.callsheet.office.data.SentFiles.only;
import static dev.callsheet.office.data.SentFiles.texts;
import static dev.callsheet.office.data.SentFiles.types;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReadingTest {
  @TempDir private Path folder;
  private SentFiles files = new SentFiles(Path.of(""));

  @BeforeEach
  void open() {
    files = new SentFiles(folder);
  }

  @Test
  void readsWhatAGermanExcelWrites() throws IOException {
    var file =
        files.readable(
            "umsatz.csv",
            "Monat;Umsatz;Anteil;Datum;Kunde\r\nMärz;1.234,50 €;12,5 %;05.01.2026;00123\r\n"
                + "April;2.000,00 €;13 %;31.12.2026;00456\r\n",
            "windows-1252");
    var table = only(file);
    assertEquals(
        List.of(
            ColumnType.TEXT,
            ColumnType.CURRENCY,
            ColumnType.PERCENT,
            ColumnType.DATE,
            ColumnType.TEXT),
        types(table));
    assertEquals(
        List.of("März", "1234.50 EUR", "12.5%", "2026-01-05", "00123"), texts(table).getFirst());
    assertEquals(List.of("encoding_guessed"), codes(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,b\n1,x\n", "a;b\n1;x\n", "a|b\n1|x\n", "a\tb\n1\tx\n"})
  void findsTheSeparator(String content) throws IOException {
    assertEquals(List.of("a", "b"), names(files.table("t.csv", content)));
  }

  @Test
  void readsDecimalCommasBetweenSemicolons() throws IOException {
    var table = files.table("t.csv", "a;b\n1,234;2,345\n3,456;4,567\n");
    assertEquals(List.of("1.234", "2.345"), texts(table).getFirst());
  }

  @Test
  void takesTheSeparatorThatTheFileNames() throws IOException {
    var table = files.table("t.csv", "sep=;\r\na,b;c\r\n1,2;3\r\n");
    assertEquals(List.of("a,b", "c"), names(table));
    assertEquals(1, table.rows());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void readsLinesOfAllSystems(String end) throws IOException {
    var table = files.table("t.csv", String.join(end, "a,b", "1,\"x" + end + "y\"", "2,z", ""));
    assertEquals(List.of(List.of("1", "x\ny"), List.of("2", "z")), texts(table));
  }

  @Test
  void readsQuotationMarksWithinAndAroundValues() throws IOException {
    var table = files.table("t.csv", "a,b\n\"say \"\"hi\"\"\",5\" pipe\n\"x\"y,z\n");
    assertEquals(List.of(List.of("say \"hi\"", "5\" pipe"), List.of("xy", "z")), texts(table));
  }

  @Test
  void readsSpacesBetweenSeparatorsAndQuotationMarks() throws IOException {
    var table = files.table("t.csv", "a, \"b\"\n1, \"x, y\"\n");
    assertEquals(List.of("1", "x, y"), texts(table).getFirst());
  }

  @Test
  void warnsOfRowsOfOtherLengths() throws IOException {
    var file = files.readable("t.csv", "a,b\n1\n1,2\n1,2,3\n1,2\n1,2\n");
    assertEquals(List.of("a", "b", "Column 3"), names(only(file)));
    assertEquals(List.of("1", "2", "3"), texts(only(file)).get(2));
    assertEquals(List.of("rows_ragged"), codes(file));
  }

  @Test
  void namesColumnsThatHaveNoNameOrAnothersName() throws IOException {
    var file = files.readable("t.csv", "a,,A,b c\n1,2,3,4\n");
    assertEquals(List.of("a", "Column 2", "A (2)", "b c"), names(only(file)));
    assertEquals(List.of("column_renamed"), codes(file));
  }

  @Test
  void numbersColumnsWhereTheFirstRowHasValues() throws IOException {
    var file = files.readable("t.csv", "1,2.5,2026-01-01\n2,3.5,2026-01-02\n");
    assertEquals(List.of("Column 1", "Column 2", "Column 3"), names(only(file)));
    assertEquals(2, only(file).rows());
    assertEquals(List.of("header_missing"), codes(file));
  }

  @Test
  void takesYearsForNamesOfColumns() throws IOException {
    var table = files.table("t.csv", "Country,2024,2025\nPeru,5,6\nChad,7,8\n");
    assertEquals(List.of("Country", "2024", "2025"), names(table));
  }

  @Test
  void leavesOutTitlesAboveTheHeader() throws IOException {
    var file = files.readable("t.csv", "Report,,\n\nname,qty,x\na,1,2\nb,2,3\n");
    assertEquals(List.of("name", "qty", "x"), names(only(file)));
    assertEquals(List.of("lines_above_header"), codes(file));
  }

  @Test
  void leavesOutRowsAndColumnsOfNothing() throws IOException {
    var table = files.table("t.csv", "a,b,,\n1,2,,\n,,,\n3,4,,\n,,,\n\n");
    assertEquals(List.of("a", "b"), names(table));
    assertEquals(List.of(List.of("1", "2"), List.of("3", "4")), texts(table));
  }

  @Test
  void readsAHeaderWithoutRows() throws IOException {
    var table = files.table("t.csv", "name,qty\n");
    assertEquals(List.of("name", "qty"), names(table));
    assertEquals(0, table.rows());
  }

  @Test
  void dropsNullCharactersAndSaysSo() throws IOException {
    var file = files.readable("t.csv", "a,b\n" + "x,y\n".repeat(100) + "1\0,2\n");
    assertEquals(List.of("1", "2"), texts(only(file)).getLast());
    assertEquals(List.of("null_characters"), codes(file));
  }

  @Test
  void warnsOfAQuotationMarkThatNothingCloses() throws IOException {
    var file = files.readable("t.csv", "a,b\n1,2\n\"cut,3\n4,5\n");
    assertTrue(codes(file).contains("quotation_unclosed"), () -> codes(file).toString());
    var closed = files.readable("t.csv", "a,b\n1,5\" pipe\n2,\"x\ny\"\n");
    assertEquals(List.of(), codes(closed));
  }

  @Test
  void refusesAValueWithoutEnd() throws IOException {
    var refusal = files.unreadable("t.csv", "a,b\n\"" + "x,y\n".repeat(6_000_000));
    assertEquals(DataReading.Reason.TOO_LARGE_VALUE, refusal.reason());
  }

  @ParameterizedTest
  @CsvSource({"3,100,TOO_MANY_ROWS", "100,2,TOO_MANY_COLUMNS"})
  void refusesMoreThanTheLimits(long rows, int columns, DataReading.Reason reason)
      throws IOException {
    var content = "a,b,c\n" + "1,2,3\n".repeat(4);
    var reading = files.read("t.csv", content.getBytes(), new DataLimits(rows, columns, 9, 99));
    assertEquals(reason, ((DataReading.Unreadable) reading).reason());
  }

  @Test
  void readsALineOfManyColumns() throws IOException {
    var line = "x,".repeat(9_999) + "x\n";
    assertEquals(10_000, files.table("t.csv", line + line).columns().size());
    assertEquals(
        DataReading.Reason.TOO_MANY_COLUMNS,
        files.unreadable("t.csv", "x,".repeat(20_000) + "x\n").reason());
  }

  @Test
  void readsTheSameValuesEachTime() throws IOException {
    var table = files.table("t.csv", "a,b\n1,x\n2,y\n");
    assertEquals(texts(table), texts(table));
  }
}
