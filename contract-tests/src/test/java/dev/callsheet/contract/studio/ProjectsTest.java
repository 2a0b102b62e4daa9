package dev.callsheet.contract.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.harness.CallsheetServer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProjectsTest {
  private final CallsheetServer server = CallsheetServer.running();
  private final Workspace workspace =
      Workspace.open(server.tenants(StudioFamily.NAME).main().key());

  @Test
  void pagesTogetherHoldEveryProjectOnceNewestFirst() {
    var created = new ArrayList<String>();
    for (var number = 0; number < 5; number++) {
      var project = workspace.post("/v1/projects", Map.of("name", "Page " + number)).expect(201);
      created.addFirst(project.json().path("id").asString());
    }
    var listed = new ArrayList<String>();
    var target = "/v1/projects?limit=2";
    while (listed.size() < created.size()) {
      var page = workspace.get(target).expect(200).json();
      assertTrue(page.path("data").size() <= 2);
      page.path("data").forEach(project -> listed.add(project.path("id").asString()));
      target = "/v1/projects?limit=2&cursor=" + page.path("next_cursor").asString();
    }
    assertEquals(created, listed.subList(0, created.size()));
  }

  @Test
  void aProjectIsReadWhereItsLocationSays() {
    var created = workspace.post("/v1/projects", Map.of("name", "Found")).expect(201);
    var path = Workspace.path(created.header("Location").orElse(""));
    assertEquals(created.json(), workspace.get(path).expect(200).json());
  }

  @Test
  void aProjectIsRenamed() {
    var path = created("Before");
    var renamed =
        workspace.patch(path, Map.of("name", "After")).expect(200).json().path("name").asString();
    assertEquals("After", renamed);
    workspace.patch(path, Map.of()).expect(200);
    assertEquals("After", workspace.get(path).expect(200).json().path("name").asString());
    workspace.patch(path, Map.of("name", "")).expect(422, "validation_error");
  }

  @Test
  void aProjectIsDeletedOnceItHasNoAssets() {
    var empty = created("Empty");
    workspace.delete(empty).expect(204);
    workspace.get(empty).expect(404, "not_found");
    workspace.delete(empty).expect(404, "not_found");

    var other = Workspace.open(workspace.key());
    var asset = other.pendingAsset("kept.mp4", 10).path("id").asString();
    var path = "/v1/projects/" + other.project();
    other.delete(path).expect(409, "conflict");
    other.delete("/v1/assets/" + asset).expect(204);
    other.delete(path).expect(204);
    other.announce("late.mp4", 10).expect(404, "not_found");
  }

  private String created(String name) {
    var project = workspace.post("/v1/projects", Map.of("name", name)).expect(201).json();
    return "/v1/projects/" + project.path("id").asString();
  }

  @Test
  void aNameCountsItsCodePoints() {
    var largest = "\uD83C\uDFAC".repeat(200);
    var project = workspace.post("/v1/projects", Map.of("name", largest)).expect(201).json();
    assertEquals(largest, project.path("name").asString());
    workspace.post("/v1/projects", Map.of("name", largest + "x")).expect(422, "validation_error");
  }

  @Test
  void theLastPageHasNoCursor() {
    var other = Workspace.open(server.tenants(StudioFamily.NAME).other().key());
    var page = other.get("/v1/projects?limit=100").expect(200).json();
    assertFalse(page.has("next_cursor"));
  }

  @Test
  void theServerHandsOutTheDocumentThatItWasBuiltFrom() throws Exception {
    var answer = server.client().send(ApiRequest.of("GET", "/openapi.yaml")).expect(200);
    assertEquals(
        Files.readString(dev.callsheet.contract.document.ContractDocument.file()), answer.text());
    assertEquals(List.of("application/yaml"), answer.headers().get("content-type"));
  }
}
