package dev.callsheet.contract.tasks;

import dev.callsheet.contract.checking.Answer;
import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.document.OwnerKind;
import dev.callsheet.contract.harness.Await;
import dev.callsheet.contract.harness.CallsheetServer;
import dev.callsheet.contract.harness.Tenants.Tenant;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * What a customer does with tasks in a project, step by step; every answer on the way is checked.
 */
public final class TasksDesk {
  /** Where nobody listens. */
  static final String NEVER = "http://127.0.0.1:9/never";

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String UNLIMITED = "1000000";

  private final Tenant organization;
  private final String project;
  private final String key;

  private TasksDesk(Tenant organization, String project, String key) {
    this.organization = organization;
    this.project = project;
    this.key = key;
  }

  /** Works in a new project of a new organisation. */
  public static TasksDesk ofNew(String name, int credits) {
    var server = CallsheetServer.running();
    var organization = server.organization(TasksFamily.NAME, name);
    if (credits > 0) {
      server.grant(organization, credits);
    }
    return ofNewProject(organization, name);
  }

  /** Works in a new project of an organisation. */
  public static TasksDesk ofNewProject(Tenant organization, String name) {
    var server = CallsheetServer.running();
    var made = ApiRequest.post("/projects", organization.key(), Map.of("name", name));
    var project = id(server.client().send(made).expect(201).json());
    var key =
        server.key(
            organization,
            TasksFamily.NAME,
            "--project",
            project,
            "--requests-per-minute",
            UNLIMITED);
    return new TasksDesk(organization, project, key.path("secret").asString());
  }

  /** Works in the project of the organisation that must stay unseen. */
  static TasksDesk ofOther() {
    var server = CallsheetServer.running();
    var organization = server.tenants(TasksFamily.NAME, OwnerKind.ORGANIZATION).other();
    var key = server.tenants(TasksFamily.NAME, OwnerKind.PROJECT).other().key();
    var projects = server.client().send(ApiRequest.get("/projects", organization.key()));
    return new TasksDesk(organization, id(projects.expect(200).json().at("/data/0")), key);
  }

  /** Works in the same project with another key. */
  TasksDesk with(String otherKey) {
    return new TasksDesk(organization, project, otherKey);
  }

  /** Works in the same project with a key of some scopes. */
  TasksDesk withScopes(String... scopes) {
    var body = Map.of("name", "Of few scopes", "scopes", List.of(scopes));
    return with(ask("POST", keys(), body).expect(201).json().path("secret").asString());
  }

  /** Returns the organisation, with its key. */
  Tenant organization() {
    return organization;
  }

  /** Returns the id of the project. */
  String project() {
    return project;
  }

  /** Returns the key of the project. */
  public String key() {
    return key;
  }

  /** Returns where the keys of the project are. */
  String keys() {
    return "/projects/" + project + "/keys";
  }

  /** Sends a request. */
  Answer send(ApiRequest request) {
    return CallsheetServer.running().client().send(request);
  }

  /** Reads something of the project. */
  Answer get(String target) {
    return send(ApiRequest.get(target, key));
  }

  /** Posts JSON. */
  Answer post(String target, Object body) {
    return send(ApiRequest.post(target, key, body));
  }

  /** Posts nothing. */
  Answer post(String target) {
    return send(ApiRequest.post(target, key));
  }

  /** Changes something. */
  Answer patch(String target, Object body) {
    return send(ApiRequest.of("PATCH", target).key(key).json(body));
  }

  /** Deletes something. */
  Answer delete(String target) {
    return send(ApiRequest.of("DELETE", target).key(key));
  }

  /** Reads something with the key of the organisation. */
  Answer ask(String target) {
    return send(ApiRequest.get(target, organization.key()));
  }

  /** Posts or sends JSON with the key of the organisation. */
  Answer ask(String method, String target, Object body) {
    return send(ApiRequest.of(method, target).key(organization.key()).json(body));
  }

  /** Asks for something without a body with the key of the organisation. */
  Answer ask(String method, String target) {
    return send(ApiRequest.of(method, target).key(organization.key()));
  }

  /** Announces a file, and returns what is told of it. */
  JsonNode announced(String name) {
    return post("/files", Map.of("name", name)).expect(201).json();
  }

  /** Returns the request that sends the bytes of a file that was announced. */
  static ApiRequest upload(JsonNode announced, byte[] content) {
    return ApiRequest.of("PUT", path(announced.at("/upload/url")))
        .body("application/octet-stream", content);
  }

  /** Uploads a file, and returns its id. */
  String uploaded(String name, byte[] content) {
    var announced = announced(name);
    send(upload(announced, content)).expect(200);
    return id(announced);
  }

  /** Returns the path of the signed URL of a file. */
  String signed(String fileId) {
    return URI.create(
            get("/files/" + fileId + "/content").expect(302).header("Location").orElseThrow())
        .getRawPath();
  }

  /** Creates a task, and returns what is told of it. */
  JsonNode created(Map<String, ?> spec) {
    return post("/tasks", spec).expect(201).json();
  }

  /** Creates a task and waits for its end. */
  JsonNode done(Map<String, ?> spec) {
    return ended("/tasks/" + id(created(spec)));
  }

  /** Creates a run of tasks on a file and waits for its end. */
  JsonNode ran(String fileId, List<?> tasks) {
    var body = Map.of("workflow", Map.of("tasks", tasks), "file_id", fileId);
    return ended("/runs/" + id(post("/runs", body).expect(201).json()));
  }

  /** Waits for the end of a task or run. */
  JsonNode ended(String target) {
    return await(
        target,
        told ->
            !Set.of("waiting", "queued", "processing", "running")
                .contains(told.path("status").asString()));
  }

  /** Waits until something holds of a resource. */
  JsonNode await(String target, Predicate<JsonNode> condition) {
    return Await.present(
        target, PATIENCE, () -> Optional.of(get(target).expect(200).json()).filter(condition));
  }

  /** Makes a webhook, and returns what is told of it. */
  JsonNode webhook(String url, String... events) {
    var body =
        events.length == 0 ? Map.of("url", url) : Map.of("url", url, "events", List.of(events));
    return post("/webhooks", body).expect(201).json();
  }

  /** Makes a key of the project, and returns what is told of it. */
  JsonNode made(String name, String... scopes) {
    return ask("POST", keys(), Map.of("name", name, "scopes", List.of(scopes))).expect(201).json();
  }

  /** Returns a task of a workflow. */
  static Map<String, Object> step(String ref, Map<String, ?> spec, String... after) {
    var step = new HashMap<String, Object>();
    step.put("ref", ref);
    step.put("task", spec);
    if (after.length > 0) {
      step.put("after", List.of(after));
    }
    return step;
  }

  /** Returns a map with one thing more. */
  static Map<String, Object> with(Map<String, ?> map, String name, Object value) {
    var more = new HashMap<String, Object>(map);
    more.put(name, value);
    return more;
  }

  /** Returns the id of something. */
  static String id(JsonNode resource) {
    return resource.path("id").asString();
  }

  /** Returns the path of a URL. */
  static String path(JsonNode url) {
    return URI.create(url.asString()).getRawPath();
  }
}
