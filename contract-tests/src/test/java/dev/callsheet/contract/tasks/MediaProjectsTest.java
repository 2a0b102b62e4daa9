package dev.callsheet.contract.tasks;

import static dev.callsheet.contract.tasks.TasksDesk.id;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.contract.checking.Answer;
import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.harness.Await;
import dev.callsheet.contract.harness.CallsheetServer;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MediaProjectsTest {
  private static final String UNKNOWN = "prj_" + "0".repeat(26);
  private static final int MOST_KEYS = 10;

  private final CallsheetServer server = CallsheetServer.running();
  private final TasksDesk desk = TasksDesk.ofNew("Projects", 0);

  private static String keys(String project) {
    return "/projects/" + project + "/keys";
  }

  private Answer post(String target, Object body) {
    return desk.send(ApiRequest.post(target, desk.organization().key(), body));
  }

  private Answer get(String target) {
    return desk.send(ApiRequest.get(target, desk.organization().key()));
  }

  private Answer delete(String target) {
    return desk.send(ApiRequest.of("DELETE", target).key(desk.organization().key()));
  }

  @Test
  void aProjectIsCreatedToldOfAndListed() {
    var created = post("/projects", Map.of("name", "Website")).expect(201);
    var target = URI.create(created.header("Location").orElseThrow()).getRawPath();
    assertEquals("/projects/" + id(created.json()), target);
    assertEquals(created.json(), get(target).expect(200).json());
    var page = get("/projects?limit=1").expect(200).json();
    assertEquals(created.json(), page.at("/data/0"));
    var rest =
        get("/projects?limit=1&cursor=" + page.path("next_cursor").asString()).expect(200).json();
    assertEquals(desk.project(), rest.at("/data/0/id").asString());
    assertFalse(rest.has("next_cursor"));
  }

  @Test
  void theSameProjectWithTheSameKeyIsMadeOnce() {
    var request =
        ApiRequest.post("/projects", desk.organization().key(), Map.of("name", "Once"))
            .header("Idempotency-Key", "once");
    var first = desk.send(request).expect(201);
    assertEquals(first.text(), desk.send(request).expect(201).text());
    desk.send(request.json(Map.of("name", "Twice"))).expect(400, "request_invalid");
  }

  @Test
  void aDeletedProjectTakesAllThatIsInItWithIt() {
    var other = TasksDesk.ofNewProject(desk.organization(), "Other");
    var kept = other.uploaded("kept.txt", "kept".getBytes(UTF_8));
    var file = desk.uploaded("gone.txt", "gone".getBytes(UTF_8));
    var signed = desk.signed(file);
    desk.webhook("http://127.0.0.1:9/never");

    delete("/projects/" + desk.project()).expect(204);

    desk.get("/files").expect(401, "token_invalid");
    get("/projects/" + desk.project()).expect(404, "project_not_found");
    delete("/projects/" + desk.project()).expect(404, "project_not_found");
    get(keys(desk.project())).expect(404, "project_not_found");
    Await.until(
        "the end of the file",
        Duration.ofSeconds(30),
        () -> desk.send(ApiRequest.of("GET", signed)).status() == 404);
    assertEquals(
        0,
        server
            .faults()
            .query(
                "select count(*) from webhook_endpoint where project_id = '"
                    + desk.project()
                    + "'"));
    other.get("/files/" + kept).expect(200);
  }

  @Test
  void aKeyOpensItsProjectAlone() {
    var made =
        post(keys(desk.project()), Map.of("name", "Player", "scopes", List.of("write", "write")))
            .expect(201)
            .json();
    assertEquals("[\"write\"]", made.path("scopes").toString());
    var secret = made.path("secret").asString();
    var file = desk.with(secret).announced("talk.mp4");
    desk.get("/files/" + id(file)).expect(200);
    TasksDesk.ofNewProject(desk.organization(), "Other")
        .get("/files/" + id(file))
        .expect(404, "file_not_found");

    var listed = get(keys(desk.project())).expect(200).json().path("data");
    assertEquals(id(made), listed.at("/0/id").asString());
    assertEquals(2, listed.size());
    assertFalse(listed.at("/0").has("secret"));

    delete(keys(desk.project()) + "/" + id(made)).expect(204);
    desk.with(secret).get("/files").expect(401, "token_invalid");
    delete(keys(desk.project()) + "/" + id(made)).expect(404, "api_key_not_found");
  }

  @Test
  void aRotatedKeyHasTwoSecretsForAsLongAsWasAsked() {
    var made =
        post(keys(desk.project()), Map.of("name", "Player", "scopes", List.of("read")))
            .expect(201)
            .json();
    var target = keys(desk.project()) + "/" + id(made) + "/rotate";
    var rotated = post(target, Map.of("grace_ms", 3_600_000)).expect(200).json();
    assertEquals(id(made), id(rotated));
    assertTrue(rotated.has("previous_expires_at"));
    assertNotEquals(made.path("secret"), rotated.path("secret"));
    desk.with(made.path("secret").asString()).get("/files").expect(200);
    desk.with(rotated.path("secret").asString()).get("/files").expect(200);

    var last = post(target, Map.of()).expect(200).json();
    desk.with(rotated.path("secret").asString()).get("/files").expect(401, "token_invalid");
    desk.with(made.path("secret").asString()).get("/files").expect(401, "token_invalid");
    desk.with(last.path("secret").asString()).get("/files").expect(200);

    post(keys(desk.project()) + "/key_" + "0".repeat(26) + "/rotate", Map.of())
        .expect(404, "api_key_not_found");
    post(keys(UNKNOWN) + "/" + id(made) + "/rotate", Map.of()).expect(404, "project_not_found");
    delete(keys(UNKNOWN) + "/" + id(made)).expect(404, "project_not_found");
    post(keys(UNKNOWN), Map.of("name", "Player", "scopes", List.of("read")))
        .expect(404, "project_not_found");
  }

  @Test
  void aRotationWithTheSameIdempotencyKeyIsDoneOnce() {
    var made =
        post(keys(desk.project()), Map.of("name", "Player", "scopes", List.of("read")))
            .expect(201)
            .json();
    var request =
        ApiRequest.post(
                keys(desk.project()) + "/" + id(made) + "/rotate",
                desk.organization().key(),
                Map.of("grace_ms", 0))
            .header("Idempotency-Key", "once");
    var first = desk.send(request).expect(200);
    var second = desk.send(request).expect(200);
    assertEquals(first.text(), second.text());
    assertEquals(Optional.of("true"), second.header("Idempotent-Replayed"));
  }

  @Test
  void aProjectMayHaveOnlySoManyKeys() {
    var made = new ArrayList<String>();
    for (var number = 1; number < MOST_KEYS; number++) {
      made.add(
          id(
              post(keys(desk.project()), Map.of("name", "K", "scopes", List.of("read")))
                  .expect(201)
                  .json()));
    }
    post(keys(desk.project()), Map.of("name", "K", "scopes", List.of("read")))
        .expect(400, "request_invalid");
    delete(keys(desk.project()) + "/" + made.getFirst()).expect(204);
    post(keys(desk.project()), Map.of("name", "K", "scopes", List.of("read"))).expect(201);
  }

  @Test
  void projectsAreTheMatterOfTheOrganizationAndOfItAlone() {
    desk.get("/projects").expect(403, "access_denied");
    desk.post("/projects", Map.of("name", "Mine")).expect(403, "access_denied");
    desk.get(keys(desk.project())).expect(403, "access_denied");
    desk.delete("/projects/" + desk.project()).expect(403, "access_denied");

    var reading =
        server
            .key(desk.organization(), TasksFamily.NAME, List.of("read"))
            .path("secret")
            .asString();
    desk.with(reading).get("/projects").expect(200);
    desk.with(reading).post("/projects", Map.of("name", "Mine")).expect(403, "access_denied");

    var foreign = TasksDesk.ofNew("Foreign", 0);
    var asForeigner = foreign.with(foreign.organization().key());
    for (var rest : List.of("", "/keys")) {
      assertEquals(
          asForeigner
              .get("/projects/" + UNKNOWN + rest)
              .expect(404, "project_not_found")
              .comparable(Set.of(UNKNOWN)),
          asForeigner
              .get("/projects/" + desk.project() + rest)
              .expect(404, "project_not_found")
              .comparable(Set.of(desk.project())));
    }
    asForeigner.delete("/projects/" + desk.project()).expect(404, "project_not_found");
    get("/projects/" + desk.project()).expect(200);
  }

  @Test
  void aSuspendedOrganizationIsDeniedBeforeAnythingElseIsSaid() {
    server.suspend(desk.organization());
    desk.get("/files").expect(403, "access_denied");
    get("/projects").expect(403, "access_denied");
    get("/files").expect(403, "access_denied");
  }
}
