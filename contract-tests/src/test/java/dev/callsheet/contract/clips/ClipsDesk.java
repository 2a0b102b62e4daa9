package dev.callsheet.contract.clips;

import dev.callsheet.contract.checking.Answer;
import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.checking.CheckingClient;
import dev.callsheet.contract.document.Family;
import dev.callsheet.contract.harness.Await;
import dev.callsheet.contract.harness.CallsheetServer;
import dev.callsheet.contract.harness.Recordings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** What a customer does with clips, step by step; every answer on the way is checked. */
public final class ClipsDesk {
  private static final Duration MEDIA = Duration.ofSeconds(120);
  private static final Set<String> TERMINAL = Set.of("SUCCEEDED", "FAILED", "CANCELLED");

  private final CheckingClient client;
  private final String key;

  /** Works with a key on a server. */
  public ClipsDesk(CheckingClient client, String key) {
    this.client = client;
    this.key = key;
  }

  /** Works with a key on the server of this run. */
  static ClipsDesk of(String key) {
    return new ClipsDesk(CallsheetServer.running().client(), key);
  }

  /** Works for a new organisation. */
  static ClipsDesk ofNew(String name, int units) {
    var tenant = CallsheetServer.running().organization(ClipsFamily.NAME, name);
    if (units > 0) {
      CallsheetServer.running().grant(tenant, units);
    }
    return of(tenant.key());
  }

  /** Returns the key. */
  public String key() {
    return key;
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
  Answer patch(String target, Object body) {
    return send(ApiRequest.of("PATCH", target).key(key).json(body));
  }

  /** Returns the data of a success. */
  public static JsonNode data(Answer answer) {
    return answer.expect(200).json().path("data");
  }

  /** Fails unless the answer is the failure of this status; returns its message, if it has one. */
  static String refused(Answer answer, int status) {
    return answer.expect(status, Family.NO_CODE).json().path("message").asString("");
  }

  /** Sends a test event to a webhook that takes it, and returns the id of its message. */
  String delivered(String webhook) {
    var target = "/api/v2/webhooks/" + webhook;
    var message = data(post(target + "/test")).path("message_id").asString();
    await(
        target + "/deliveries/" + message,
        delivery -> delivery.path("status").asString().equals("DELIVERED"));
    return message;
  }

  /** Announces a file. */
  JsonNode source(String filename) {
    return data(post("/api/v2/upload/single-file", Map.of("filename", filename)));
  }

  /** Returns the request that sends a file to an upload URL, without a key. */
  static ApiRequest upload(JsonNode source, byte[] bytes) {
    return ApiRequest.of("PUT", path(source.path("upload_url").asString()))
        .body("application/octet-stream", bytes);
  }

  /** Uploads a recording and returns its identity. */
  public String uploaded(Path file) {
    var source = source(file.getFileName().toString());
    return data(send(upload(source, Recordings.read(file)))).path("identity").asString();
  }

  /** Begins to choose clips of 1.5 to 7 seconds. */
  public Answer choose(String identity) {
    return post(
        "/api/v2/clips",
        Map.of("identity", identity, "min_clip_ms", 1500, "max_clip_ms", 7000, "max_clips", 3));
  }

  /** Returns the id of the project of an answer. */
  public static String projectId(Answer answer) {
    return data(answer).path("project_id").asString();
  }

  /** Chooses clips and returns the id of the project, which has succeeded. */
  String succeeded(String identity) {
    var id = projectId(choose(identity));
    awaitProject(id, "SUCCEEDED");
    return id;
  }

  /** Waits until a project ends, which must be so. */
  public JsonNode awaitProject(String id, String status) {
    var project = await("/api/v2/clips/results/" + id, ClipsDesk::ended);
    if (!project.path("status").asString().equals(status)) {
      throw new AssertionError(project.toString());
    }
    return project;
  }

  /** Begins an export. */
  public Answer export(String project, List<Integer> clips, Map<String, ?> more) {
    var body = new java.util.HashMap<String, Object>(more);
    body.put("project_id", project);
    body.put("clips", clips);
    return post("/api/v2/clips/export", body);
  }

  /** Waits until an export has succeeded. */
  public JsonNode awaitExport(String id) {
    var export = await("/api/v2/clips/exports/" + id, ClipsDesk::ended);
    if (!export.path("status").asString().equals("SUCCEEDED")) {
      throw new AssertionError(export.toString());
    }
    return export;
  }

  /** Waits until something holds of a resource. */
  public JsonNode await(String target, Predicate<JsonNode> condition) {
    return Await.present(target, MEDIA, () -> Optional.of(data(get(target))).filter(condition));
  }

  /** Returns the units that are left. */
  public long units() {
    return data(get("/api/v2/usage")).path("units_left").asLong();
  }

  /** Returns the path of a URL that the server gave out. */
  static String path(String url) {
    return URI.create(url).getPath();
  }

  private static boolean ended(JsonNode resource) {
    return TERMINAL.contains(resource.path("status").asString());
  }
}
