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
