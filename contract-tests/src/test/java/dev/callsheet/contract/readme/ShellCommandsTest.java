package dev.callsheet.contract.readme;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.client.RegistryClient;
import dev.callsheet.contract.harness.CallsheetServer;
import dev.callsheet.contract.harness.Recordings;
import dev.callsheet.contract.harness.Tenants;
import dev.callsheet.contract.tasks.TasksDesk;
import dev.callsheet.tool.AbsentTool;
import dev.callsheet.transparency.certificate.Certificate;
import dev.callsheet.transparency.certificate.CertificateCheck;
import dev.callsheet.transparency.note.VerifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The shell commands of the README, pasted as a whole into a shell. */
class ShellCommandsTest {
  private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

  private final CallsheetServer server = CallsheetServer.running();

  @TempDir Path folder;

  @Test
  void thoseOfTheStudioLeaveAnEditListAndARender() throws Exception {
    var told = paste("studio");
    assertTrue(told.contains("\"progress_percent\":"), told);
    assertTrue(Files.readString(folder.resolve("cut.edl")).startsWith("TITLE:"), told);
    assertVideo("cut.mp4", told);
  }

  @Test
  void thoseOfClipsLeaveAClipWithinTheRequestsOfAMinute() throws Exception {
    assertVideo("clip.mp4", paste("clips"));
  }

  @Test
  void thoseOfDocumentsLeaveAWorkbookAndADeckWithinTheRequestsOfAMinute() throws Exception {
    var told = paste("documents");
    assertTrue(told.contains("\"valid\":true"), told);
    assertTrue(told.contains("\"status\":\"completed\""), told);
    assertPart("report.xlsx", "xl/workbook.xml", told);
    assertPart("report.pptx", "ppt/presentation.xml", told);
    if (!told.contains("not_implemented")) {
      assertTrue(
          Files.readString(folder.resolve("report.pdf"), ISO_8859_1).startsWith("%PDF-"), told);
    }
  }

  @Test
  void thoseOfTheRegistryLeaveACertificateThatVerifiesWithoutTheServer() throws Exception {
    var told = paste("registry");
    var key = VerifierKey.parse(Files.readAllLines(folder.resolve("ledger.key")).getFirst());
    var certificate = Certificate.parse(Files.readString(folder.resolve("song.tlog-proof")));
    assertInstanceOf(
        CertificateCheck.Valid.class,
        RegistryClient.verify(certificate, folder.resolve("song.mp3"), List.of(key)),
        told);
    assertTrue(told.contains("\"status\":\"completed\""), told);
  }

  @Test
  void thoseOfTasksLeaveASmallerVideoAndAPictureOfAnother() throws Exception {
    var told = paste("tasks");
    assertTrue(told.contains("\"medium\":\"video\""), told);
    assertTrue(told.contains("\"progress\":"), told);
    assertVideo("small.mp4", told);
    var picture = Recordings.probe(folder.resolve("poster.webp"), "-show_streams");
    assertTrue(picture.contains("\"webp\""), told + picture);
  }

  /** Runs the block that takes the key of a family from a folder as the server leaves it. */
  private String paste(String family) throws Exception {
    AbsentTool.skipUnlessInstalled("bash", "curl");
    var tenant = server.organization(family, "Reader");
    server.grant(tenant, 10);
    Files.createDirectory(folder.resolve(".callsheet"));
    JsonMapper.shared()
        .writeValue(
            folder.resolve(".callsheet/demo-keys.json"),
            Map.of("organization", tenant.id(), family, key(tenant, family)));
    Files.copy(Recordings.lecture(), folder.resolve("talk.mp4"));
    Files.copy(Recordings.voice(), folder.resolve("song.mp3"));
    var commands = Files.writeString(folder.resolve("commands"), block("\"" + family + "\""));
    var output = folder.resolve("output");
    var shell =
        new ProcessBuilder("bash")
            .directory(folder.toFile())
            .redirectInput(commands.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertTrue(shell.waitFor(3, TimeUnit.MINUTES), () -> family + " takes too long");
    } finally {
      shell.descendants().forEach(ProcessHandle::destroyForcibly);
      shell.destroyForcibly();
    }
    return Files.readString(output);
  }

  /** The key that the server would leave: one of a project where those are needed. */
  private static String key(Tenants.Tenant tenant, String family) {
    return family.equals("tasks") ? TasksDesk.ofNewProject(tenant, "demo").key() : tenant.key();
  }

  private String block(String text) throws IOException {
    return BLOCK
        .matcher(Files.readString(Path.of("../README.md")))
        .results()
        .map(found -> found.group(1))
        .filter(commands -> commands.contains(text))
        .findFirst()
        .orElseThrow()
        .replace("http://localhost:8080", server.address().toString());
  }

  private void assertPart(String name, String part, String told) throws IOException {
    var file = folder.resolve(name);
    assertTrue(Files.exists(file), told);
    try (var archive = new ZipFile(file.toFile())) {
      assertNotNull(archive.getEntry(part), told);
    }
  }

  private void assertVideo(String name, String told) {
    var file = folder.resolve(name);
    assertTrue(Files.exists(file), told);
    assertTrue(Recordings.probe(file, "-show_streams").contains("\"video\""), told);
  }
}
