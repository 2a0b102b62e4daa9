package dev.callsheet.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The administration of the built server.
 *
 * @param serverJar the built server
 * @param settings the variables that it runs with
 */
public record Administration(Path serverJar, Map<String, String> settings) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String UNLIMITED = "1000000000";

  /** Keeps a copy. */
  public Administration {
    settings = Map.copyOf(settings);
  }

  /** Creates an organisation and returns its id. */
  public String organization() throws IOException, InterruptedException {
    return run("create-organization", "--name", "Benchmark").required("id").asText();
  }

  /** Creates a key of an organisation, which may ask as often as it likes. */
  public String key(String organization, String family) throws IOException, InterruptedException {
    return run(
            "create-key",
            "--family",
            family,
            "--organization",
            organization,
            "--scope",
            "admin",
            "--requests-per-minute",
            UNLIMITED)
        .required("secret")
        .asText();
  }

  /** Runs a command and returns the last object that it printed. */
  public JsonNode run(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(MeasuredServer.java(), "-jar", serverJar.toString()));
    command.add("admin");
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectError(Redirect.INHERIT);
    builder.environment().putAll(settings);
    var process = builder.start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("admin " + arguments[0] + " failed: " + output);
    }
    return JSON.readTree(output.lines().toList().getLast());
  }
}
