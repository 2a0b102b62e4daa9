package dev.callsheet.contract.rules;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.callsheet.contract.document.ContractDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Redocly CLI with the rules of {@code openapi/lint}, installed into {@code target}. */
final class Redocly {
  private static final Path SOURCE = ContractDocument.file().resolveSibling("lint");
  private static final List<String> FILES =
      List.of("package.json", "package-lock.json", "redocly.yaml");

  private final Path folder;

  private Redocly(Path folder) {
    this.folder = folder;
  }

  /** What Redocly says of a line of a file. */
  record Problem(String file, String rule, int line, String message) {}

  /**
   * Installs what the lock file names, unless that is there. Where Node or npm cannot do it, the
   * tests are skipped; if CALLSHEET_ALL_TOOLS is set, they fail.
   */
  static Redocly install() throws IOException, InterruptedException {
    var target = System.getProperty("callsheet.contract.target", "target");
    var redocly = new Redocly(Files.createDirectories(Path.of(target, "lint")));
    var installed = redocly.isInstalled();
    for (var file : FILES) {
      Files.copy(
          SOURCE.resolve(file), redocly.folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    try {
      if (!installed) {
        redocly.run(0, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
      }
      redocly.run(0, redocly.command("--version"));
    } catch (IOException absent) {
      var reason = "Redocly needs Node 20.19 or newer and npm: " + absent.getMessage();
      if (System.getenv("CALLSHEET_ALL_TOOLS") != null) {
        fail(reason, absent);
      }
      abort(reason);
    }
    return redocly;
  }

  /** Returns the rules that are on. */
  static Set<String> rules() {
    var rules = new TreeSet<String>();
    var configured = new YAMLMapper().readTree(SOURCE.resolve("redocly.yaml").toFile());
    for (var rule : configured.path("rules").properties()) {
      if (!rule.getValue().asString().equals("off")) {
        rules.add(rule.getKey());
      }
    }
    return rules;
  }

  /** Writes a file that can be linted. */
  void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }

  /** Lints files in one go. */
  List<Problem> lint(List<String> files) throws IOException, InterruptedException {
    var arguments =
        new ArrayList<>(
            List.of("lint", "--config=redocly.yaml", "--format=json", "--max-problems=1000"));
    arguments.addAll(files);
    var output = run(1, command(arguments.toArray(String[]::new)));
    var problems = new ArrayList<Problem>();
    var linted = 0;
    try (var reports = JsonMapper.shared().readerFor(JsonNode.class).<JsonNode>readValues(output)) {
      while (reports.hasNext()) {
        linted++;
        for (var problem : reports.next().path("problems")) {
          var location = problem.path("location").path(0);
          problems.add(
              new Problem(
                  location.path("source").path("ref").asString(""),
                  problem.path("ruleId").asString(""),
                  location.path("start").path("line").asInt(0),
                  problem.path("message").asString("")));
        }
      }
    }
    if (linted != files.size()) {
      throw new IOException("Redocly linted " + linted + " of " + files.size() + " files");
    }
    return problems;
  }

  private boolean isInstalled() throws IOException {
    var lock = folder.resolve("package-lock.json");
    return Files.exists(folder.resolve("node_modules/.package-lock.json"))
        && Files.exists(lock)
        && Arrays.equals(
            Files.readAllBytes(lock), Files.readAllBytes(SOURCE.resolve("package-lock.json")));
  }

  private String[] command(String... arguments) {
    var command = new ArrayList<>(List.of("node", "node_modules/@redocly/cli/bin/cli.js"));
    command.addAll(List.of(arguments));
    return command.toArray(String[]::new);
  }

  /** Runs a program and returns its output; it must end with 0, or with {@code otherwise}. */
  private String run(int otherwise, String... command) throws IOException, InterruptedException {
    var output = folder.resolve("output.txt");
    var errors = folder.resolve("errors.txt");
    var builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile());
    // Nothing is fetched or told to anyone while it lints.
    builder.environment().put("REDOCLY_TELEMETRY", "off");
    builder.environment().put("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true");
    var process = builder.start();
    process.getOutputStream().close();
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IOException(String.join(" ", command) + " took too long");
    }
    if (process.exitValue() != 0 && process.exitValue() != otherwise) {
      throw new IOException(String.join(" ", command) + ": " + Files.readString(errors));
    }
    return Files.readString(output);
  }
}
