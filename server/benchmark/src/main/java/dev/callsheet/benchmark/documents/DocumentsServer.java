package dev.callsheet.benchmark.documents;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.callsheet.benchmark.Administration;
import dev.callsheet.benchmark.MeasuredServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The built server on a PostgreSQL of its own, and a key that may do much. */
final class DocumentsServer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BOUNDARY = "callsheet-benchmark";
  private static final Set<String> UNFINISHED = Set.of("queued", "running");

  private final EmbeddedPostgres postgres;
  private final MeasuredServer server;
  private final String key;
  private final HttpClient http = HttpClient.newHttpClient();

  private DocumentsServer(EmbeddedPostgres postgres, MeasuredServer server, String key) {
    this.postgres = postgres;
    this.server = server;
    this.key = key;
  }

  /**
   * Starts it.
   *
   * @param serverJar the built server
   * @param directory for its home and its log
   */
  static DocumentsServer start(Path serverJar, Path directory)
      throws IOException, InterruptedException {
    var postgres =
        EmbeddedPostgres.builder().setOverrideWorkingDirectory(directory.toFile()).start();
    var settings = new HashMap<String, String>();
    settings.put("CALLSHEET_HOME", directory.resolve("documents-home").toString());
    settings.put(
        "DATABASE_URL",
        "postgresql://postgres:postgres@localhost:" + postgres.getPort() + "/postgres");
    var port = MeasuredServer.freePort();
    settings.put("CALLSHEET_PORT", Integer.toString(port));
    settings.put("CALLSHEET_MANAGEMENT_PORT", Integer.toString(MeasuredServer.freePort()));
    try {
      var server =
          MeasuredServer.start(
              "documents",
              port,
              List.of("-jar", serverJar.toString()),
              settings,
              directory.resolve("documents.log"));
      var administration = new Administration(serverJar, settings);
      var organization = administration.organization();
      administration.run("set-tier", "--organization", organization, "--tier", "enterprise");
      administration.run("grant-credits", "--organization", organization, "--credits", "1000000");
      return new DocumentsServer(postgres, server, administration.key(organization, "documents"));
    } catch (IOException | InterruptedException | RuntimeException failure) {
      postgres.close();
      throw failure;
    }
  }

  /** Uploads a file of data and returns its id. */
  String upload(Path file) throws IOException, InterruptedException {
    var head =
        "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n"
            .formatted(BOUNDARY, file.getFileName());
    var body =
        BodyPublishers.concat(
            BodyPublishers.ofString(head),
            BodyPublishers.ofFile(file),
            BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"));
    return send(
            request("/api/v1/files")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(body),
            201)
        .required("id")
        .asText();
  }

  /** Makes a document and waits for it. */
  void make(Format format, String outline, @Nullable String fileId)
      throws IOException, InterruptedException {
    var run = send(generation(format, outline, fileId, false), 200);
    if (!run.required("status").asText().equals("completed")) {
      throw new IOException("The run ended so: " + run);
    }
  }

  /** Queues a document and returns its task. */
  String begin(Format format, String outline, @Nullable String fileId)
      throws IOException, InterruptedException {
    return send(generation(format, outline, fileId, true), 202).required("task_id").asText();
  }

  /** Whether a task waits or runs; one that failed ends the benchmark. */
  boolean isUnfinished(String task) throws IOException, InterruptedException {
    var told = send(request("/api/v1/tasks/" + task).GET(), 200);
    var status = told.required("status").asText();
    if (!UNFINISHED.contains(status) && !status.equals("completed")) {
      throw new IOException("The task ended so: " + told);
    }
    return UNFINISHED.contains(status);
  }

  private HttpRequest.Builder generation(
      Format format, String outline, @Nullable String fileId, boolean async) throws IOException {
    var body = new HashMap<String, Object>(Map.of("outline", outline, "async", async));
    if (fileId != null) {
      body.put("data_sources", List.of(fileId));
    }
    return request(format.path())
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofByteArray(JSON.writeValueAsString(body).getBytes(UTF_8)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.uri(path)).header("Authorization", "Bearer " + key);
  }

  private JsonNode send(HttpRequest.Builder request, int expected)
      throws IOException, InterruptedException {
    var response = http.send(request.build(), BodyHandlers.ofString());
    if (response.statusCode() != expected) {
      throw new IOException(
          response.request().uri() + " answers " + response.statusCode() + " " + response.body());
    }
    return JSON.readTree(response.body());
  }

  @Override
  public void close() throws IOException {
    http.close();
    server.close();
    postgres.close();
  }
}
