package dev.callsheet.documents.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "sales.csv",
        "Umsätze 2026.xlsx",
        "日本",
        ".hidden",
        "a\"b.txt",
        "a#b, c.md",
        "\ud83d\udc68\u200d\ud83d\udc69.md"
      })
  void aNameIsKeptAsItIs(String name) {
    assertEquals(new FileName(name, List.of()), FileName.of(name));
  }

  @ParameterizedTest
  @CsvSource({
    "/home/anna/sales.csv, sales.csv",
    "C:\\Reports\\sales.csv, sales.csv",
    "../../etc/passwd, passwd",
    "'  sales.csv ', sales.csv",
    "sales\u0000.csv, sales.csv",
    "sales\u202evsc.exe, salesvsc.exe",
    "folder/, upload",
    "'', upload",
    "., upload",
    "C:\\.., upload",
  })
  void anotherNameIsTold(String sent, String name) {
    var told = FileName.of(sent);
    assertEquals(name, told.text());
    assertEquals("file_name_changed", told.warnings().getFirst().code());
    assertTrue(told.warnings().getFirst().message().endsWith("it is called " + name + "."));
  }

  @Test
  void aBackslashBeforeAQuotationMarkIsNotPartOfTheName() {
    assertEquals(new FileName("a\"b.txt", List.of()), FileName.of("a\\\"b.txt"));
  }

  @Test
  void aFileWithoutANameGetsOne() {
    var told = FileName.of(null);
    assertEquals("upload", told.text());
    assertEquals(1, told.warnings().size());
  }

  @Test
  void aLongNameIsCutAndKeepsItsEnding() {
    var told = FileName.of("\ud83d\udcc8".repeat(300) + ".xlsx").text();
    assertEquals(255, told.codePointCount(0, told.length()));
    assertTrue(told.endsWith("\ud83d\udcc8.xlsx"));
  }
}
