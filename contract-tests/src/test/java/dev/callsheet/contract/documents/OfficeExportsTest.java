package dev.callsheet.contract.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.harness.CallsheetServer;
import dev.callsheet.tool.AbsentTool;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The exports that LibreOffice makes, looked at by other programs. */
class OfficeExportsTest {
  private static final String OUTLINE =
      """
      # Revenue of Überall

      ## Figures

      | Month | Revenue |
      |---|---|
      | May | 1200 |
      | June | 1350 |

      ## Outlook

      Two more people.
      """;

  private static final List<String> WORDS = List.of("Revenue of Überall", "June", "Outlook");
  private static final int DEADLINE_SECONDS = 120;

  private final CallsheetServer server = CallsheetServer.running();
  private final DocumentsDesk desk = DocumentsDesk.ofNew("Office", "pro");

  @TempDir Path folder;

  OfficeExportsTest() {
    server.grant(desk.tenant(), 100);
  }

  @BeforeAll
  static void needsThem() {
    AbsentTool.skipUnlessInstalled("soffice", "pdftoppm", "pdftotext");
  }

  @TestFactory
  Stream<DynamicTest> everyFormatIsExportedToPdf() {
    return Stream.of("excel", "word", "slides")
        .map(
            format ->
                dynamicTest(
                    format,
                    () -> {
                      var pdf = exported(format, OUTLINE, "pdf", "application/pdf");
                      assertShowsTheWords(Files.write(folder.resolve(format + ".pdf"), pdf));
                    }));
  }

  @TestFactory
  Stream<DynamicTest> openDocumentsAreOpenedAgain() {
    return Map.of(
            "word odt", "application/vnd.oasis.opendocument.text",
            "slides odp", "application/vnd.oasis.opendocument.presentation")
        .entrySet()
        .stream()
        .map(
            each ->
                dynamicTest(
                    each.getKey(),
                    () -> {
                      var pair = each.getKey().split(" ", -1);
                      var file = folder.resolve("export." + pair[1]);
                      Files.write(file, exported(pair[0], OUTLINE, pair[1], each.getValue()));
                      assertShowsTheWords(opened(file));
                    }));
  }

  @TestFactory
  Stream<DynamicTest> pagesAndSlidesAreDrawn() {
    return Stream.of("excel", "slides")
        .map(
            format ->
                dynamicTest(
                    format,
                    () -> {
                      var pages = unpacked(exported(format, OUTLINE, "png", "application/zip"));
                      assertTrue(pages.size() > 1, format);
                      for (var page : pages) {
                        assertIsDrawn(page);
                      }
                      assertIsDrawn(exported(format, "# Alone", "png", "image/png"));
                    }));
  }

  /** Makes a document, exports it and returns the file that the answer tells of. */
  private byte[] exported(String format, String outline, String target, String mediaType)
      throws Exception {
    var run = desk.made(format, outline);
    var export =
        desk.post(DocumentsDesk.run(run) + "/export", Map.of("target", target)).expect(200).json();
    var file = downloaded(export);
    assertEquals(mediaType, export.path("media_type").asString());
    assertEquals(file.length, export.path("size_bytes").asInt());
    assertEquals(DocumentsDesk.sha256(file), export.path("sha256").asString());
    return file;
  }

  private byte[] downloaded(JsonNode export) {
    var path = URI.create(export.path("download_url").asString()).getRawPath();
    var answer = desk.send(ApiRequest.of("GET", path)).expect(200);
    assertEquals(export.path("media_type").asString(), answer.header("Content-Type").orElseThrow());
    return answer.body();
  }

  private void assertShowsTheWords(Path pdf) throws Exception {
    var text = output("pdftotext", "-enc", "UTF-8", pdf.toString(), "-");
    for (var words : WORDS) {
      assertTrue(text.contains(words), () -> "\"" + words + "\" in " + text);
    }
    output("pdftoppm", "-png", "-r", "30", "-l", "1", "-singlefile", pdf.toString(), pdf + "");
    assertIsDrawn(Files.readAllBytes(Path.of(pdf + ".png")));
  }

  /** Lets LibreOffice read a file of its own format, and returns what it shows of it. */
  private Path opened(Path file) throws Exception {
    output(
        "soffice",
        "-env:UserInstallation=" + folder.resolve("profile").toUri(),
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        folder.toString(),
        file.toString());
    return folder.resolve("export.pdf");
  }

  private String output(String... command) throws Exception {
    var output = folder.resolve("output.txt");
    var process = new ProcessBuilder(command).redirectOutput(output.toFile()).start();
    assertTrue(process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS), command[0]);
    assertEquals(0, process.exitValue(), command[0]);
    return Files.readString(output, StandardCharsets.UTF_8);
  }

  private static List<byte[]> unpacked(byte[] archive) throws IOException {
    var pages = new ArrayList<byte[]>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        assertTrue(entry.getName().endsWith(".png"), entry.getName());
        pages.add(zip.readAllBytes());
      }
    }
    return pages;
  }

  /** It is a picture, in which not all is of one colour. */
  private static void assertIsDrawn(byte[] png) throws IOException {
    assertEquals("\u0089PNG\r\n\u001a\n", new String(png, 0, 8, StandardCharsets.ISO_8859_1));
    var picture = ImageIO.read(new ByteArrayInputStream(png));
    var first = picture.getRGB(0, 0);
    var pixels =
        picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    assertFalse(Arrays.stream(pixels).allMatch(pixel -> pixel == first), "nothing on it");
  }
}
