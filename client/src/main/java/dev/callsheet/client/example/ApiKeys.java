package dev.callsheet.client.example;

import dev.callsheet.client.api.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where the example finds its API key: in the environment, or else among a server's demo keys. */
final class ApiKeys {

  /** Where a server leaves them that is started in this directory. */
  private static final Path DEMO_KEYS = Path.of(".callsheet", "demo-keys.json");

  private ApiKeys() {}

  static Optional<String> find(Map<String, String> environment, String family) throws IOException {
    return find(environment, "CALLSHEET_API_KEY", family);
  }

  /** The organisation whose keys these are. */
  static Optional<String> organization(Map<String, String> environment) throws IOException {
    return find(environment, "CALLSHEET_ORGANIZATION", "organization");
  }

  private static Optional<String> find(
      Map<String, String> environment, String variable, String name) throws IOException {
    Optional<String> given = Optional.ofNullable(environment.get(variable));
    if (given.isPresent() || !Files.isReadable(DEMO_KEYS)) {
      return given;
    }
    return Optional.of(Json.MAPPER.readTree(Files.readString(DEMO_KEYS)).path(name).asText())
        .filter(value -> !value.isEmpty());
  }
}
