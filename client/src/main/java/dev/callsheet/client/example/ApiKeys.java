package dev.callsheet.client.example;

import dev.callsheet.client.api.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where the example finds its API key: in the environment, or else among a server's demo keys. */
final class ApiKeys {

  private ApiKeys() {}

  static Optional<String> find(Map<String, String> environment, Path demoKeys, String family)
      throws IOException {
    Optional<String> given = Optional.ofNullable(environment.get("CALLSHEET_API_KEY"));
    if (given.isPresent() || !Files.isReadable(demoKeys)) {
      return given;
    }
    return Optional.of(Json.MAPPER.readTree(Files.readString(demoKeys)).path(family).asText())
        .filter(key -> !key.isEmpty());
  }
}
