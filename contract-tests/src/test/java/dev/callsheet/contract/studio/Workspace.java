package dev.callsheet.contract.studio;

import dev.callsheet.contract.checking.Answer;
import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.checking.CheckingClient;
import dev.callsheet.contract.harness.Await;
import dev.callsheet.contract.harness.CallsheetServer;
import dev.callsheet.contract.harness.Recordings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What a customer does with the studio, step by step; every answer on the way is checked. */
public final class Workspace {
  private static final Duration MEDIA = Duration.ofSeconds(90);

  private final CheckingClient client;
  private final String key;
  private final String project;

  private Workspace(CheckingClient client, String key, String name) {
    this.client = client;
    this.key = key;
    this.project =
        send(ApiRequest.post("/v1/projects", key, Map.of("name", name)))
            .expect(201)
            .json()
            .path("id")
            .asString();
  }

  /** Opens a project of its own with this key. */
  public static Workspace open(String key) {
    return open(key, "Contract");
  }

  /** Opens a project of this name with this key. */
  static Workspace open(String key, String name) {
    return new Workspace(CallsheetServer.running().client(), key, name);
  }

  /** Opens a project of its own with this key of another server than the suite's. */
  public static Workspace open(CheckingClient client, String key) {
    return new Workspace(client, key, "Contract");
  }

  /** Returns the key. */
  public String key() {
    return key;
  }

  /** Returns the id of the project. */
  public String project() {
    return project;
  }

  /** Sends a request. */
  public Answer send(ApiRequest request) {
    return client.send(request);
  }

  /** Reads something. */
  public Answer get(String target) {
    return send(ApiRequest.get(target, key));
  }

  /** Posts JSON. */
  public Answer post(String target, Object body) {
    return send(ApiRequest.post(target, key, body));
  }

  /** Posts nothing. */
  public Answer post(String target) {
    return send(ApiRequest.post(target, key));
  }

  /** Changes something. */
  public Answer patch(String target, Object body) {
    return send(ApiRequest.of("PATCH", target).key(key).json(body));
  }

  /** Deletes something. */
  public Answer delete(String target) {
    return send(ApiRequest.of("DELETE", target).key(key));
  }

  /** Sends a test event to an endpoint that takes it, and returns the id of its message. */
  public String delivered(String endpoint) {
    var target = "/v1/webhook-endpoints/" + endpoint;
    var message = post(target + "/test").expect(202).json().path("message_id").asString();
    await(
        target + "/deliveries/" + message,
        delivery -> delivery.path("status").asString().equals("delivered"));
    return message;
  }

  /** Announces a recording. */
  public Answer announce(String filename, long sizeBytes) {
    return post(
        "/v1/assets", Map.of("project_id", project, "filename", filename, "size_bytes", sizeBytes));
  }

  /** Announces a recording and returns its asset. */
  public JsonNode pendingAsset(String filename, long sizeBytes) {
    return announce(filename, sizeBytes).expect(201).json();
  }

  /** Returns a request that announces a recording as tus clients do. */
  public ApiRequest creation(String filename, long sizeBytes) {
    return ApiRequest.of("POST", "/v1/uploads")
        .key(key)
        .header("Tus-Resumable", "1.0.0")
        .header("Upload-Length", Long.toString(sizeBytes))
        .header("Upload-Metadata", metadata(Map.of("project_id", project, "filename", filename)));
  }

  /** Returns texts as {@code Upload-Metadata} has them. */
  public static String metadata(Map<String, String> texts) {
    return texts.entrySet().stream()
        .map(
            text ->
                text.getKey()
                    + " "
                    + Base64.getEncoder()
                        .encodeToString(text.getValue().getBytes(StandardCharsets.UTF_8)))
        .collect(Collectors.joining(","));
  }

  /** Sends a file of subtitles for an asset. */
  public Answer subtitles(String asset, String mediaType, byte[] file) {
    return send(
        ApiRequest.of("PUT", "/v1/assets/" + asset + "/subtitles").key(key).body(mediaType, file));
  }

  /** Sends subtitles in UTF-8 for an asset. */
  public Answer subtitles(String asset, String mediaType, String text) {
    return subtitles(asset, mediaType, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns a PATCH that sends bytes of an upload. */
  public ApiRequest append(String uploadId, long offset, byte[] bytes) {
    return ApiRequest.of("PATCH", "/v1/uploads/" + uploadId)
        .key(key)
        .header("Tus-Resumable", "1.0.0")
        .header("Upload-Offset", Long.toString(offset))
        .body("application/offset+octet-stream", bytes);
  }

  /** Returns a request that reads or ends an upload. */
  public ApiRequest upload(String method, String uploadId) {
    return ApiRequest.of(method, "/v1/uploads/" + uploadId)
        .key(key)
        .header("Tus-Resumable", "1.0.0");
  }

  /** Sends all bytes of an announced recording. */
  public void fill(JsonNode asset, byte[] bytes) {
    send(append(uploadId(asset), 0, bytes)).expect(204);
  }

  /** Announces and uploads a recording; returns the id of its asset. */
  public String uploaded(Path file) {
    return uploaded(file.getFileName().toString(), Recordings.read(file));
  }

  /** Announces and uploads bytes; returns the id of the asset. */
  public String uploaded(String filename, byte[] bytes) {
    var asset = pendingAsset(filename, bytes.length);
    fill(asset, bytes);
    return asset.path("id").asString();
  }

  /** Uploads a recording and waits until it is ready. */
  public String ready(Path file) {
    var asset = uploaded(file);
    awaitAsset(asset, "ready");
    return asset;
  }

  /** Waits for a status of an asset. */
  public JsonNode awaitAsset(String id, String status) {
    return await("/v1/assets/" + id, asset -> asset.path("status").asString().equals(status));
  }

  /** Waits until something holds of a resource; gives up at once when that failed for good. */
  public JsonNode await(String target, Predicate<JsonNode> condition) {
    return Await.present(
        target,
        MEDIA,
        () -> {
          var answer = get(target);
          if (answer.status() == 503 && answer.header("Retry-After").isPresent()) {
            // So a client does; a disk that is busy makes the database late.
            return Optional.empty();
          }
          var resource = answer.expect(200).json();
          if (condition.test(resource)) {
            return Optional.of(resource);
          }
          if (resource.has("failure")) {
            throw new AssertionError(target + " failed: " + resource);
          }
          return Optional.empty();
        });
  }

  /** Asks for a cut without silences. */
  public Answer cut(String asset) {
    return post("/v1/cuts", Map.of("asset_id", asset, "script", Map.of("silence", Map.of())));
  }

  /** Makes a cut without silences and waits for it. */
  public JsonNode completedCut(String asset) {
    var cut = cut(asset).json().path("id").asString();
    return await("/v1/cuts/" + cut, found -> found.path("status").asString().equals("completed"));
  }

  /** Asks for a render of a whole asset. */
  public Answer render(String asset, String format) {
    return post("/v1/renders", Map.of("asset_id", asset, "format", format));
  }

  /** Asks for a render of a cut. */
  public Answer render(String asset, String cut, String format) {
    return post("/v1/renders", Map.of("asset_id", asset, "cut_id", cut, "format", format));
  }

  /** Waits for a render. */
  public JsonNode awaitRender(String id) {
    return await("/v1/renders/" + id, found -> found.path("status").asString().equals("completed"));
  }

  /** Returns the id of the upload of an asset as it was announced. */
  public static String uploadId(JsonNode asset) {
    return asset.path("upload").path("id").asString();
  }

  /** Returns the path of a URL that the server gave out. */
  public static String path(String url) {
    return URI.create(url).getPath();
  }
}
