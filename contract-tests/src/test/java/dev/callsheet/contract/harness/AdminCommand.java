package dev.callsheet.contract.harness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The administration program, run as an operator would. */
final class AdminCommand {
  /** Of a JVM that would spend on better code what it would gain from it. */
  static final List<String> SHORT_LIVED =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto");

  private final Path jar;
  private final Map<String, String> environment;

  AdminCommand(Path jar, Map<String, String> environment) {
    this.jar = jar;
    this.environment = environment;
  }

  /** Runs a command and returns the JSON object that it prints. */
  JsonNode run(String... arguments) {
    var command = new ArrayList<String>();
    command.add(CallsheetServer.java());
    command.addAll(SHORT_LIVED);
    command.addAll(List.of("-jar", jar.toString(), "admin"));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.environment().put("CALLSHEET_LOG_LEVEL", "ERROR");
    try {
      var process = builder.start();
      process.getOutputStream().close();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      var errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IllegalStateException(String.join(" ", command) + ": " + output + errors);
      }
      var last = output.strip().lines().reduce((first, second) -> second).orElse("");
      return JsonMapper.shared().readTree(last);
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interruption);
    }
  }
}
