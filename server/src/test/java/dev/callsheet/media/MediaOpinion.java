package dev.callsheet.media;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.callsheet.tool.AbsentTool;
import dev.callsheet.tool.NodePackages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** What the packages of {@code src/test/opinion}, installed into {@code target}, say of a file. */
final class MediaOpinion {
  private static final Path SOURCE = Path.of("src", "test", "opinion");
  private static final Path FOLDER = Path.of("target", "opinion").toAbsolutePath();

  private MediaOpinion() {}

  /**
   * Runs a script and returns the lines that it prints.
   *
   * @param argument its third one
   */
  static String of(String script, Path argument) throws IOException, InterruptedException {
    install();
    var program = Files.createTempFile(FOLDER, "opinion", ".cjs");
    var output = Files.createTempFile(FOLDER, "opinion", ".txt");
    try {
      Files.writeString(program, script);
      var process =
          new ProcessBuilder("node", program.toString(), argument.toString())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      try {
        assertEquals(true, process.waitFor(1, TimeUnit.MINUTES));
      } finally {
        process.destroyForcibly();
      }
      var said = Files.readString(output, StandardCharsets.UTF_8).strip();
      assertEquals(0, process.exitValue(), said);
      return said;
    } finally {
      Files.delete(program);
      Files.delete(output);
    }
  }

  private static synchronized void install() throws InterruptedException {
    try {
      if (AbsentTool.isAbsent("node")) {
        throw new IOException("no node");
      }
      NodePackages.install(SOURCE, FOLDER);
    } catch (IOException absent) {
      AbsentTool.skip(
          "The opinion of others needs Node 20 or newer and npm: " + absent.getMessage());
    }
  }
}
