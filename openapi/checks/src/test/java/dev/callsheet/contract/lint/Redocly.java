package dev.callsheet.contract.lint;

import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.tool.AbsentTool;
import dev.callsheet.tool.NodePackages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Redocly CLI with the rules of {@code openapi/lint}, installed into {@code target}. */
final class Redocly {
  private static final Path SOURCE = ContractDocument.file().resolveSibling("lint");
  private static final Pattern NODE_VERSION = Pattern.compile("v([0-9]+)\\.([0-9]{1,2})\\..*");
  private static final String CONFIGURATION = "redocly.yaml";

  private final Path folder;

  private Redocly(Path folder) {
    this.folder = folder;
  }

  /** What Redocly says of a line of a file. */
  record Problem(String file, String rule, int line, String message) {}

  /** Installs it. Where Node or npm cannot do that, the tests are skipped or fail. */
  static Redocly install() throws InterruptedException {
    try {
      var redocly = new Redocly(Path.of(System.getProperty("callsheet.checks.target"), "lint"));
      NodePackages.install(SOURCE, redocly.folder);
      Files.copy(
          SOURCE.resolve(CONFIGURATION),
          redocly.folder.resolve(CONFIGURATION),
          StandardCopyOption.REPLACE_EXISTING);
      redocly.needNode();
      return redocly;
    } catch (IOException absent) {
      return AbsentTool.skip("Redocly needs Node 20.19 or newer and npm: " + absent.getMessage());
    }
  }

  /** Returns the rules that are on. */
  static Set<String> rules() {
    var rules = new TreeSet<String>();
    var configured = new YAMLMapper().readTree(SOURCE.resolve(CONFIGURATION).toFile());
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
            List.of("lint", "--config=" + CONFIGURATION, "--format=json", "--max-problems=1000"));
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

  /** Asks Node itself: to start Redocly for that would take as long as all of its work. */
  private void needNode() throws IOException, InterruptedException {
    var version = run(0, "node", "--version").strip();
    var numbers = NODE_VERSION.matcher(version);
    if (!numbers.matches()
        || Integer.parseInt(numbers.group(1)) * 100 + Integer.parseInt(numbers.group(2)) < 2019) {
      throw new IOException("Node is " + version);
    }
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
