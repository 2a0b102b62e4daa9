package dev.callsheet.contract.durability;

import dev.callsheet.contract.checking.Answer;
import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.harness.Await;
import dev.callsheet.contract.harness.DisposableServer;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A project of a server that is killed now and then, and the runs in it. */
final class ProjectDesk {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final DisposableServer server;
  private final String organization;
  private final String key;

  /** Makes an organisation with some credits, and a project of it. */
  ProjectDesk(DisposableServer server, int credits) {
    this.server = server;
    var tenant = server.organization("tasks", credits);
    organization = tenant.id();
    var project =
        server
            .client()
            .send(ApiRequest.post("/projects", tenant.key(), Map.of("name", "Killed")))
            .expect(201)
            .json();
    var keys = "/projects/" + id(project) + "/keys";
    var body = Map.of("name", "Killed", "scopes", List.of("admin"));
    key =
        server
            .client()
            .send(ApiRequest.post(keys, tenant.key(), body))
            .expect(201)
            .json()
            .path("secret")
            .asString();
  }

  /** Returns the id of the organisation. */
  String organization() {
    return organization;
  }

  Answer get(String target) {
    return server.client().send(ApiRequest.get(target, key));
  }

  Answer post(String target) {
    return server.client().send(ApiRequest.post(target, key));
  }

  Answer post(String target, Object body) {
    return server.client().send(ApiRequest.post(target, key, body));
  }

  /** Uploads a file; returns its id. */
  String uploaded(String name, byte[] content) {
    var created = post("/files", Map.of("name", name)).expect(201).json();
    var upload = URI.create(created.at("/upload/url").asString()).getRawPath();
    server
        .client()
        .send(ApiRequest.of("PUT", upload).body("application/octet-stream", content))
        .expect(200);
    return id(created);
  }

  /** Begins a run of tasks on a file; returns where it is. */
  String begun(String file, List<?> tasks) {
    var body = Map.of("workflow", Map.of("tasks", tasks), "file_id", file);
    return "/runs/" + id(post("/runs", body).expect(201).json());
  }

  /** Waits until a task of a run is under way. */
  void awaitProgress(String run, String ref) {
    Await.until(
        "the work at " + ref,
        PATIENCE,
        () -> task(get(run).expect(200).json(), ref).path("progress").asInt() > 10);
  }

  /** Waits for the end of a run. */
  JsonNode ended(String run) {
    return Await.present(
        "the end of " + run,
        PATIENCE,
        () ->
            Optional.of(get(run).expect(200).json())
                .filter(told -> !told.path("status").asString().equals("running")));
  }

  /** Returns a task of a run. */
  static JsonNode task(JsonNode run, String ref) {
    for (var task : run.path("tasks")) {
      if (task.path("ref").asString().equals(ref)) {
        return task;
      }
    }
    throw new AssertionError("No task " + ref);
  }

  /** Returns how a run's tasks stand, by their refs in the order of the workflow. */
  static String standing(JsonNode run) {
    var text = new StringBuilder();
    for (var task : run.path("tasks")) {
      text.append(text.isEmpty() ? "" : " ")
          .append(task.path("ref").asString())
          .append('=')
          .append(task.path("status").asString());
    }
    return text.toString();
  }

  /** Returns a task of a workflow on the file of the run. */
  static Map<String, Object> step(String ref, String kind, Object... parameters) {
    var spec = new HashMap<String, Object>(Map.of("kind", kind));
    var step = new HashMap<String, Object>(Map.of("ref", ref, "task", spec));
    for (var index = 0; index < parameters.length; index += 2) {
      var name = String.valueOf(parameters[index]);
      var isOfTheStep = Set.of("after", "when", "on_error").contains(name);
      (isOfTheStep ? step : spec).put(name, parameters[index + 1]);
    }
    return step;
  }

  /** Returns the id of something. */
  static String id(JsonNode resource) {
    return resource.path("id").asString();
  }
}
