package dev.callsheet.contract.harness;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The administration program, run for many commands by one process: starting one for each would
 * take most of the time that the tests need to begin.
 */
final class AdminSession implements AutoCloseable {
  private final Process process;
  private final PrintWriter commands;
  private final BufferedReader answers;

  /** Starts the process, which ends with this one. */
  AdminSession(Path jar, Map<String, String> environment) throws IOException {
    var command = new ArrayList<>(List.of(CallsheetServer.java()));
    command.addAll(AdminCommand.SHORT_LIVED);
    command.addAll(
        List.of("-cp", jar + File.pathSeparator + ownClasses(), AdminLoop.class.getName()));
    var builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.environment().put("CALLSHEET_LOG_LEVEL", "ERROR");
    process = builder.redirectError(CallsheetServer.target().resolve("admin.log").toFile()).start();
    commands = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
    answers = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Runs a command, which must succeed, and returns the JSON object that it prints. */
  synchronized JsonNode run(String... arguments) {
    commands.println(String.join("\t", arguments));
    try {
      var answer = answers.readLine();
      if (answer == null || !answer.startsWith("0\t")) {
        throw new IllegalStateException(String.join(" ", arguments) + ": " + answer);
      }
      return JsonMapper.shared().readTree(answer.substring(2));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    process.destroy();
  }

  private static Path ownClasses() {
    try {
      return Path.of(AdminLoop.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
