package dev.callsheet.office.data;

import static dev.callsheet.office.data.SentFiles.codes;
import static dev.callsheet.office.data.SentFiles.names;
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
import org.junit.jupiter.params.provider.ValueSource;

class JsonReadingTest {
  @TempDir private Path folder;
  private SentFiles files = new SentFiles(Path.of(""));

  @BeforeEach
  void open() {
    files = new SentFiles(folder);
  }

  @Test
  void readsAnArrayOfObjectsWithAllTheirNames() throws IOException {
    var table =
        files.table(
            "t.json",
            "[{\"a\":1,\"b\":\"x\",\"in\":{\"c\":true,\"d\":[1,2]}},"
                + "{\"e\":\"2026-01-31\",\"a\":2.5,\"b\":null}]");
    assertEquals(List.of("a", "b", "in.c", "in.d", "e"), names(table));
    assertEquals(
        List.of(
            ColumnType.NUMBER,
            ColumnType.TEXT,
            ColumnType.BOOLEAN,
            ColumnType.TEXT,
            ColumnType.DATE),
        types(table));
    assertEquals(
        List.of(List.of("1", "x", "TRUE", "1, 2", ""), List.of("2.5", "", "", "", "2026-01-31")),
        texts(table));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":1}\n{\"a\":2}\n", "{\"a\":1} {\"a\":2}", "[{\"a\":1},{\"a\":2}]"})
  void readsLinesOfObjectsAndAnArrayAlike(String content) throws IOException {
    assertEquals(List.of(List.of("1"), List.of("2")), texts(files.table("t.jsonl", content)));
  }

  @Test
  void readsEachArrayInAnObjectAsATable() throws IOException {
    var file =
        files.readable(
            "t.json",
            "{\"made\":\"today\",\"a.b\":[{\"x\":1}],\"a\":{\"b\":[[\"p\",\"q\"],[5,6]]},"
                + "\"numbers\":[1,2]}");
    assertEquals(List.of("a.b", "a.b"), file.tables().stream().map(DataFile.Table::part).toList());
    assertEquals(List.of(List.of("1")), texts(file.tables().getFirst().data()));
    assertEquals(List.of(List.of("5", "6")), texts(file.tables().getLast().data()));
    assertEquals(List.of("p", "q"), names(file.tables().getLast().data()));
    assertEquals(List.of("values_left_out"), codes(file));
    assertTrue(file.warnings().getFirst().message().contains("made, numbers"));
  }

  @Test
  void readsAnObjectAsOneRowAndElementsThatAreNone() throws IOException {
    assertEquals(List.of(List.of("1", "x")), texts(files.table("t.json", "{\"a\":1,\"b\":\"x\"}")));
    var mixed = files.table("t.json", "[{\"a\":1},[2,3],4]");
    assertEquals(List.of(List.of("1", ""), List.of("", "2, 3"), List.of("", "4")), texts(mixed));
  }

  @Test
  void losesNoDigits() throws IOException {
    var table =
        files.table(
            "t.json",
            "[{\"id\":12345678901234567890,\"v\":0.1,\"w\":1e3,\"z\":\"007\"},"
                + "{\"id\":1,\"v\":0.30000000000000004,\"w\":1e999,\"z\":\"008\"}]");
    assertEquals(
        List.of(ColumnType.TEXT, ColumnType.NUMBER, ColumnType.TEXT, ColumnType.TEXT),
        types(table));
    assertEquals("12345678901234567890", texts(table).getFirst().getFirst());
    assertEquals("1e999", texts(table).getLast().get(2));
    assertEquals("007", texts(table).getFirst().getLast());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"a\":1},{\"a\":",
        "[{\"a\":1}] trailing",
        "{\"a\":1}\n{\"a\"",
        "[{\"a\":1,}]",
        "[{\"a\":1}]{\"b\"",
        "just words"
      })
  void refusesWhatIsCutOffOrNoJson(String content) throws IOException {
    var refusal = files.unreadable("t.json", content);
    assertEquals(DataReading.Reason.MALFORMED, refusal.reason(), refusal::message);
  }

  @Test
  void refusesNestingWithoutEnd() throws IOException {
    var refusal = files.unreadable("t.json", "[".repeat(100_000));
    assertEquals(DataReading.Reason.TOO_LARGE_VALUE, refusal.reason(), refusal::message);
  }

  @Test
  void refusesMoreTablesThanTheLimit() throws IOException {
    var content = "{\"a\":[{\"x\":1}],\"b\":[{\"x\":1}],\"c\":[{\"x\":1}]}";
    var reading = files.read("t.json", content.getBytes(), new DataLimits(9, 9, 2, 9));
    assertEquals(DataReading.Reason.TOO_MANY_TABLES, ((DataReading.Unreadable) reading).reason());
  }
}
