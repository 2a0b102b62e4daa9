package dev.callsheet.office.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KindOfFileTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "notes.txt|a,b,c\\n1,2,3\\n4,5,6|CSV",
        "report.md|a;b\\n1;2\\n3;4|CSV",
        "data.csv|a\\tb\\n1\\t2|TSV",
        "data.csv|[{\"a\": 1}]|JSON",
        "data.txt|{\"a\": 1}\\n{\"a\": 2}|JSON",
        "data.csv|# Title\\n\\nSome words, and more.\\n\\n- one, two|MD",
        "data|# Title\\n\\nSome words, and more.|MD",
        "data|Some words, and more.\\nOther words, and more.|TXT",
        "prose.md|Some words and more.|MD",
        "prose.txt|Some words and more.|TXT",
        "names.csv|name\\nAnn\\nBob|CSV",
        "names.txt|name\\nAnn\\nBob|TXT",
        "plan.txt|{{toc}}\\n\\ntext|MD",
        "table.txt|Text above\\n\\na / b|TXT"
      })
  void tellsItByTheContent(String name, String content, DataKind kind) throws IOException {
    var text = content.replace("\\n", "\n").replace("\\t", "\t");
    assertEquals(kind, new SentFiles(folder).readable(name, text).kind());
  }

  @Test
  void takesATableOfMarkdownForMarkdown() throws IOException {
    var text = "| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n";
    assertEquals(DataKind.MD, new SentFiles(folder).readable("t.txt", text).kind());
  }

  @Test
  void givesTheTextOfMarkdownInItsEncoding() throws IOException {
    var file = new SentFiles(folder).readable("t.md", "# Größe\n\nText über Äpfel.\n", "UTF-16");
    try (var text = file.openText()) {
      assertTrue(text.readAllAsString().startsWith("# Größe"));
    }
    assertTrue(file.tables().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%PDF-1.7\n",
        "GIF89a....",
        "<!DOCTYPE html><table>",
        "<html>",
        "<?xml version='1.0'?>",
        "{\\rtf1 text}",
        "PAR1....",
        "SQLite format 3",
        "Rar!...."
      })
  void refusesOtherKindsByTheirBeginning(String content) throws IOException {
    var refusal = new SentFiles(folder).unreadable("data.csv", content);
    assertEquals(DataReading.Reason.UNSUPPORTED, refusal.reason());
  }

  @Test
  void refusesBytesThatAreNoCharacters() throws IOException {
    var bytes = new byte[4096];
    new java.util.Random(7).nextBytes(bytes);
    bytes[0] = 1;
    var refusal = new SentFiles(folder).unreadable("data.csv", bytes);
    assertEquals(DataReading.Reason.UNSUPPORTED, refusal.reason());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n \n", "\uFEFF", "[]", "[{}]"})
  void refusesFilesOfNothing(String content) throws IOException {
    var name = content.startsWith("[") ? "data.json" : "data.csv";
    assertEquals(
        DataReading.Reason.EMPTY, new SentFiles(folder).unreadable(name, content).reason());
  }

  @Test
  void tellsItInTimeWhateverTheLineIs() throws IOException {
    var text = "-".repeat(60_000) + "x\n" + "|" + "--|".repeat(1_000) + "x\n";
    var file =
        Assertions.assertTimeout(
            Duration.ofSeconds(20), () -> new SentFiles(folder).readable("t", text));
    assertEquals(DataKind.TXT, file.kind());
  }

  @Test
  void refusesArchivesThatAreNoWorkbook() throws IOException {
    var files = new SentFiles(folder);
    assertEquals(
        DataReading.Reason.UNSUPPORTED,
        files.unreadable("a.xlsx", SentFiles.zip(Map.of("a.txt", "x"))).reason());
    var document = files.unreadable("a.xlsx", SentFiles.zip(Map.of("word/document.xml", "x")));
    assertTrue(document.message().contains("text document"), document::message);
  }

  @Test
  void refusesWorkbooksWithAPassword() throws IOException {
    var bytes = new java.io.ByteArrayOutputStream();
    try (var file = new POIFSFileSystem()) {
      var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
      encryptor.confirmPassword("secret");
      try (var out = encryptor.getDataStream(file)) {
        out.write(SentFiles.zip(SentFiles.workbook("")));
      } catch (java.security.GeneralSecurityException failure) {
        throw new IOException(failure);
      }
      file.writeFilesystem(bytes);
    }
    assertEquals(
        DataReading.Reason.ENCRYPTED,
        new SentFiles(folder).unreadable("a.xlsx", bytes.toByteArray()).reason());
  }

  @Test
  void refusesWorkbooksOfOldFormats() throws IOException {
    var bytes = new java.io.ByteArrayOutputStream();
    try (var file = new POIFSFileSystem()) {
      file.createDocument(
          new java.io.ByteArrayInputStream("x".getBytes(StandardCharsets.UTF_8)), "Workbook");
      file.writeFilesystem(bytes);
    }
    var refusal = new SentFiles(folder).unreadable("a.xlsx", bytes.toByteArray());
    assertEquals(DataReading.Reason.UNSUPPORTED, refusal.reason());
    assertTrue(refusal.message().contains("Save it as xlsx"), refusal::message);
  }
}
