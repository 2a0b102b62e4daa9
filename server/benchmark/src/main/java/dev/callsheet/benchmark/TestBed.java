package dev.callsheet.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.callsheet.benchmark.handwritten.HandWritten;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One PostgreSQL with the servers on it, and requests that all of them answer alike. */
final class TestBed implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PROJECTS = 8;
  private static final String USER = "postgres";
  private static final String PATH = "/v1/projects";

  private final EmbeddedPostgres postgres;
  private final Path serverJar;
  private final Path directory;
  private final Map<Contender, MeasuredServer> servers = new EnumMap<>(Contender.class);

  private TestBed(EmbeddedPostgres postgres, Path serverJar, Path directory) {
    this.postgres = postgres;
    this.serverJar = serverJar;
    this.directory = directory;
  }

  /**
   * Starts all of it.
   *
   * @param serverJar the built server
   * @param directory for logs and the server's home
   */
  static TestBed start(Path serverJar, Path directory) throws IOException, InterruptedException {
    Files.createDirectories(directory);
    var postgres =
        EmbeddedPostgres.builder()
            .setServerConfig("max_connections", "200")
            .setOverrideWorkingDirectory(directory.toFile())
            .start();
    var bed = new TestBed(postgres, serverJar, directory);
    try {
      bed.startServers();
      return bed;
    } catch (IOException | InterruptedException | RuntimeException exception) {
      bed.close();
      throw exception;
    }
  }

  MeasuredServer server(Contender contender) {
    return Objects.requireNonNull(servers.get(contender));
  }

  /** Makes what the requests ask for. */
  List<MeasuredRequest> requests() throws IOException, InterruptedException {
    var reader = key();
    var id = "";
    for (int number = 1; number <= PROJECTS; number++) {
      id = create(reader, "Project " + number);
    }
    // A key of another organisation creates, so that the list keeps its length.
    var writer = key();
    var forged = reader.substring(0, reader.length() - 6) + "000000";
    return List.of(
        new MeasuredRequest("GET /v1/projects (8 items)", "GET", PATH, reader, null, 200),
        new MeasuredRequest("GET /v1/projects/{id}", "GET", PATH + "/" + id, reader, null, 200),
        new MeasuredRequest("404 of the same", "GET", PATH + "/" + id, writer, null, 404),
        new MeasuredRequest(
            "POST /v1/projects", "POST", PATH, writer, "{\"name\":\"First cut\"}", 201),
        new MeasuredRequest("401", "GET", PATH + "/" + id, forged, null, 401));
  }

  @Override
  public void close() throws IOException {
    servers.values().forEach(MeasuredServer::close);
    postgres.close();
  }

  private void startServers() throws IOException, InterruptedException {
    // Ours first: it makes the tables.
    start(Contender.OURS, List.of("-jar", serverJar.toString()), ourSettings());
    for (var contender : List.of(Contender.BARE, Contender.EQUAL)) {
      start(
          contender,
          List.of("-cp", System.getProperty("java.class.path"), HandWritten.class.getName()),
          Map.of(
              "MICRONAUT_ENVIRONMENTS",
              contender.toString(),
              "REQUEST_LOG",
              Boolean.parseBoolean(System.getProperty("benchmark.requestLog", "true"))
                  ? "INFO"
                  : "OFF",
              "JDBC_URL",
              "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres",
              "JDBC_USER",
              USER,
              "JDBC_PASSWORD",
              USER));
    }
  }

  private void start(Contender contender, List<String> program, Map<String, String> environment)
      throws IOException, InterruptedException {
    var port = MeasuredServer.freePort();
    var variables = new HashMap<>(environment);
    variables.put(contender == Contender.OURS ? "CALLSHEET_PORT" : "PORT", Integer.toString(port));
    variables.put("CALLSHEET_MANAGEMENT_PORT", Integer.toString(MeasuredServer.freePort()));
    var log = directory.resolve(contender + ".log");
    servers.put(
        contender, MeasuredServer.start(contender.toString(), port, program, variables, log));
  }

  private String create(String key, String name) throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      var response =
          client.send(
              HttpRequest.newBuilder(server(Contender.OURS).uri(PATH))
                  .header("Authorization", "Bearer " + key)
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString("{\"name\":\"" + name + "\"}"))
                  .build(),
              BodyHandlers.ofString());
      return JSON.readTree(response.body()).required("id").asText();
    }
  }

  /** A key of an organisation of its own, which may ask as often as it likes. */
  private String key() throws IOException, InterruptedException {
    var administration = new Administration(serverJar, ourSettings());
    return administration.key(administration.organization(), "studio");
  }

  private Map<String, String> ourSettings() {
    return Map.of("CALLSHEET_HOME", home(), "DATABASE_URL", databaseUrl());
  }

  private String databaseUrl() {
    return "postgresql://" + USER + ":" + USER + "@localhost:" + postgres.getPort() + "/postgres";
  }

  private String home() {
    return directory.resolve("home").toString();
  }
}
