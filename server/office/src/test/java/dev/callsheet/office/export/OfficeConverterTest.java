package dev.callsheet.office.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.office.export.ExportOutcome.Exported;
import dev.callsheet.office.export.ExportOutcome.Failed;
import dev.callsheet.office.export.ExportOutcome.Reason;
import dev.callsheet.tool.AbsentTool;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
final class OfficeConverterTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long MEMORY = 4L << 30;

  @TempDir Path folder;

  @Test
  void everyPairGivesAFileOfItsKind() throws Exception {
    var exports = libreOffice();
    for (var format : OfficeFormat.values()) {
      var file =
          switch (format) {
            case XLSX -> Samples.texts(folder, "a", "b");
            case DOCX -> Samples.textDocument(folder);
            case PPTX -> Samples.deck(folder);
          };
      for (var target : format.targets()) {
        if (target == ExportTarget.PNG || !target.isConverted()) {
          continue;
        }
        var made = exported(exports.export(file, format, target, folder));
        assertEquals(target.extension(), made.extension());
        if (target == ExportTarget.PDF) {
          assertEquals(
              "%PDF",
              new String(Files.readAllBytes(made.file()), 0, 4, StandardCharsets.ISO_8859_1));
        } else {
          try (var zip = new ZipFile(made.file().toFile())) {
            var type = zip.getInputStream(zip.getEntry("mimetype")).readAllBytes();
            assertEquals(target.mediaType(), new String(type, StandardCharsets.ISO_8859_1));
          }
        }
      }
    }
    assertNothingIsLeft();
  }

  @Test
  void severalSlidesAreAZipOfPicturesAndOnePageIsAPicture() throws Exception {
    var exports = libreOffice();
    if (ProgramPath.find("pdftoppm").isEmpty()) {
      AbsentTool.skip("There is no pdftoppm here.");
    }
    var slides =
        exported(exports.export(Samples.deck(folder), OfficeFormat.PPTX, ExportTarget.PNG, folder));
    assertEquals("zip application/zip", slides.extension() + " " + slides.mediaType());
    try (var zip = new ZipFile(slides.file().toFile())) {
      assertEquals(
          List.of("slide-1.png", "slide-2.png"),
          zip.stream().map(java.util.zip.ZipEntry::getName).toList());
      assertTrue(ImageIO.read(zip.getInputStream(zip.getEntry("slide-1.png"))).getWidth() > 1000);
    }
    var page =
        exported(
            exports.export(
                Samples.texts(folder, "a"), OfficeFormat.XLSX, ExportTarget.PNG, folder));
    assertEquals("png image/png", page.extension() + " " + page.mediaType());
    BufferedImage seen = ImageIO.read(page.file().toFile());
    assertTrue(seen.getHeight() > 1000);
  }

  @Test
  void nothingIsFetchedForADocumentThatAsksForIt() throws Exception {
    var exports = libreOffice();
    var calls = new AtomicInteger();
    try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual()
          .start(
              () -> {
                while (true) {
                  try (var call = server.accept()) {
                    calls.incrementAndGet();
                    call.getOutputStream()
                        .write("HTTP/1.1 404 No\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                  } catch (IOException closed) {
                    return;
                  }
                }
              });
      var file = linked("http://127.0.0.1:" + server.getLocalPort() + "/a.png");
      exported(exports.export(file, OfficeFormat.DOCX, ExportTarget.PDF, folder));
      assertEquals(0, calls.get());
    }
  }

  @Test
  void isKilledWithItsChildrenAtTheDeadline() throws Exception {
    var exports =
        program(nap(300) + " & echo $! > " + folder + "/child; wait", Duration.ofMillis(1500));
    var failed = failed(exports);
    assertEquals(Reason.LATE, failed.reason());
    assertNothingRuns(nap(300));
    assertTrue(Files.exists(folder.resolve("child")));
    assertNothingIsLeft();
  }

  @Test
  void isKilledWithItsChildrenWhenItsThreadIsInterrupted() throws Exception {
    var exports = program("echo > " + folder + "/begun; " + nap(301), Duration.ofMinutes(2));
    var caught = new CompletableFuture<Throwable>();
    var thread =
        Thread.ofVirtual()
            .start(
                () ->
                    caught.complete(
                        assertThrows(InterruptedException.class, () -> failed(exports))));
    long end = System.nanoTime() + 20_000_000_000L;
    while (!Files.exists(folder.resolve("begun")) && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    thread.interrupt();
    caught.get(10, java.util.concurrent.TimeUnit.SECONDS);
    assertNothingRuns(nap(301));
    assertNothingIsLeft();
  }

  @Test
  void whatAProgramLeavesBehindDiesWithIt() throws Exception {
    var exports =
        program(
            "(" + nap(302) + " & " + nap(302) + ") > /dev/null 2>&1 & exit 0",
            Duration.ofSeconds(20));
    failed(exports);
    assertNothingRuns(nap(302));
  }

  @Test
  void aFileThatIsNotThereIsAFailureWhateverTheExitCodeSays() throws Exception {
    assertEquals(Reason.NO_OUTPUT, failed(program("exit 0", Duration.ofSeconds(20))).reason());
    var crashed = failed(program("echo broken >&2; exit 77", Duration.ofSeconds(20)));
    assertEquals(Reason.CRASHED, crashed.reason());
    assertEquals("broken", crashed.log());
  }

  @Test
  void aFileThatLibreOfficeCannotReadIsAFailure() throws Exception {
    var exports = libreOffice();
    var file = Files.writeString(folder.resolve("broken.pptx"), "PK broken");
    var outcome = exports.export(file, OfficeFormat.PPTX, ExportTarget.PDF, folder);
    assertInstanceOf(Failed.class, outcome);
  }

  @Test
  void seesNothingOfOurEnvironmentAndHasAProfileOfItsOwn() throws Exception {
    var exports =
        program(
            "env > " + folder + "/env; echo \"$@\" > " + folder + "/arguments",
            Duration.ofSeconds(20));
    failed(exports);
    failed(exports);
    var environment = Files.readString(folder.resolve("env"));
    assertFalse(environment.contains("JAVA"), environment);
    assertTrue(environment.contains("http_proxy=http://127.0.0.1:9"));
    assertTrue(
        Files.readString(folder.resolve("arguments")).contains("-env:UserInstallation=file:///"));
  }

  @Test
  void waitsForItsTurnAndNotLonger() throws Exception {
    var exports = program("echo > " + folder + "/begun; " + nap(303), Duration.ofSeconds(3));
    var first = new CompletableFuture<Failed>();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                first.complete(failed(exports));
              } catch (Exception failure) {
                first.completeExceptionally(failure);
              }
            });
    long end = System.nanoTime() + 20_000_000_000L;
    while (!Files.exists(folder.resolve("begun")) && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    Files.delete(folder.resolve("begun"));
    var second = failed(exports);
    assertEquals(Reason.LATE, second.reason());
    assertEquals(Reason.LATE, first.get().reason());
  }

  @Test
  void aProgramThatIsNotThereIsNotFound() throws Exception {
    assertTrue(OfficeConverter.find(folder.resolve("none"), MEMORY).isEmpty());
  }

  private static Exports libreOffice() throws InterruptedException {
    AbsentTool.skipUnlessInstalled("soffice");
    return new Exports(OfficeConverter.find(null, MEMORY).orElseThrow(), PATIENCE, 1);
  }

  private Exports program(String script, Duration deadline) throws Exception {
    var program = folder.resolve("program");
    Files.writeString(program, "#!/bin/sh\n" + script + "\n");
    assertTrue(program.toFile().setExecutable(true));
    return new Exports(OfficeConverter.find(program, MEMORY).orElseThrow(), deadline, 1);
  }

  private Failed failed(Exports exports) throws IOException, InterruptedException {
    var file = Files.writeString(Files.createTempFile(folder, "a", ".docx"), "x");
    return assertInstanceOf(
        Failed.class, exports.export(file, OfficeFormat.DOCX, ExportTarget.PDF, folder));
  }

  private static Exported exported(ExportOutcome outcome) {
    return assertInstanceOf(Exported.class, outcome);
  }

  /** A command that only these tests run, and no others on the same machine. */
  private static String nap(int seconds) {
    return "sleep " + seconds + "." + ProcessHandle.current().pid();
  }

  private static void assertNothingRuns(String command) throws InterruptedException {
    long end = System.nanoTime() + 5_000_000_000L;
    while (runs(command) && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertFalse(runs(command), command);
  }

  private static boolean runs(String command) {
    return ProcessHandle.allProcesses()
        .anyMatch(
            process -> {
              try {
                var line = Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
                return line.replace('\0', ' ').strip().equals(command);
              } catch (IOException gone) {
                return false;
              }
            });
  }

  private void assertNothingIsLeft() throws IOException {
    try (var files = Files.list(folder)) {
      assertEquals(
          List.of(),
          files.filter(file -> file.getFileName().toString().startsWith("office")).toList());
    }
  }

  /** A document with a picture that lies elsewhere. */
  private Path linked(String address) throws Exception {
    var plain = Samples.textDocument(folder);
    var file = folder.resolve("linked.docx");
    try (var in = Files.newInputStream(plain);
        var document = new XWPFDocument(in)) {
      var part = document.getPackagePart();
      var id =
          part.addExternalRelationship(
                  address,
                  "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image")
              .getId();
      assertEquals(TargetMode.EXTERNAL, part.getRelationship(id).getTargetMode());
      var blips =
          document
              .getDocument()
              .getBody()
              .selectPath(
                  "declare namespace a='http://schemas.openxmlformats.org/drawingml/2006/main' .//a:blip");
      var blip = (org.openxmlformats.schemas.drawingml.x2006.main.CTBlip) blips[0];
      blip.unsetEmbed();
      blip.setLink(id);
      try (var out = Files.newOutputStream(file)) {
        document.write(out);
      }
    }
    return file;
  }
}
