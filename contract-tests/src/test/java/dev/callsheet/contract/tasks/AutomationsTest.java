package dev.callsheet.contract.tasks;

import static dev.callsheet.contract.tasks.TasksDesk.step;
import static dev.callsheet.contract.tasks.TasksDesk.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.contract.clips.FileHost;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AutomationsTest {
  private static final Map<String, Object> SMALLER =
      Map.of("kind", "image", "format", "png", "width", 24);
  private static final Map<String, Object> WORKFLOW =
      Map.of("tasks", List.of(step("smaller", SMALLER)));
  private static final String TRIGGER = "file.ingested";

  private final TasksDesk desk = TasksDesk.ofNew("Automatic", 100);

  private JsonNode created(Map<String, ?> more) {
    var body = new HashMap<String, Object>(Map.of("name", "Small", "workflow", WORKFLOW));
    body.putAll(more);
    return desk.post("/automations", body).expect(201).json();
  }

  @Test
  void anAutomationIsCreatedReadChangedAndDeleted() {
    var made = desk.post("/automations", Map.of("name", "Small", "workflow", WORKFLOW)).expect(201);
    var target = "/automations/" + TasksDesk.id(made.json());
    assertTrue(made.header("Location").orElseThrow().endsWith(target));
    assertEquals("none", made.json().path("trigger").asString());
    assertTrue(made.json().path("enabled").asBoolean());
    assertEquals(made.json(), desk.get(target).expect(200).json());
    var changed =
        desk.patch(target, Map.of("name", "Smaller", "enabled", false, "trigger", TRIGGER))
            .expect(200)
            .json();
    assertEquals("Smaller", changed.path("name").asString());
    assertFalse(changed.path("enabled").asBoolean());
    assertEquals(TRIGGER, changed.path("trigger").asString());
    assertEquals(made.json().path("workflow"), changed.path("workflow"));
    assertEquals(changed, desk.get(target).expect(200).json());
    desk.delete(target).expect(204);
    desk.get(target).expect(404, "automation_not_found");
    desk.patch(target, Map.of("enabled", true)).expect(404, "automation_not_found");
    desk.delete(target).expect(404, "automation_not_found");
    desk.post(target + "/run", Map.of("url", TasksDesk.NEVER)).expect(404, "automation_not_found");
  }

  @Test
  void aFormatThatNobodyMakesIsFoundWhenItIsKept() {
    var exe = Map.of("tasks", List.of(step("a", with(SMALLER, "format", "exe"))));
    desk.post("/automations", Map.of("name", "Exe", "workflow", exe))
        .expect(400, "format_unsupported");
    desk.patch("/automations/" + TasksDesk.id(created(Map.of())), Map.of("workflow", exe))
        .expect(400, "format_unsupported");
  }

  @Test
  void anAutomationRunsOnWhatItIsGiven() {
    var file = desk.uploaded("gradient.png", Pictures.png(48, 32));
    var automation = TasksDesk.id(created(Map.of("enabled", false)));
    var target = "/automations/" + automation;
    var begun = desk.post(target + "/run", Map.of("file_id", file)).expect(201);
    assertEquals(automation, begun.json().path("automation_id").asString());
    var run = desk.ended("/runs/" + TasksDesk.id(begun.json()));
    assertTrue(begun.header("Location").orElseThrow().endsWith("/runs/" + TasksDesk.id(run)));
    assertEquals("succeeded", run.path("status").asString(), run::toString);
    desk.patch(target, Map.of("workflow", Map.of("tasks", List.of(step("kept", SMALLER)))))
        .expect(200);
    assertEquals(
        "smaller",
        desk.get("/runs/" + TasksDesk.id(run)).expect(200).json().at("/tasks/0/ref").asString());
    assertEquals(List.of(TasksDesk.id(run)), runs(automation).stream().map(TasksDesk::id).toList());
  }

  @Test
  void whatIsWrongWithARunIsToldInOrder() {
    var poor = TasksDesk.ofNew("Poor", 0);
    var body = Map.of("name", "Small", "workflow", WORKFLOW);
    var target =
        "/automations/" + TasksDesk.id(poor.post("/automations", body).expect(201).json()) + "/run";
    poor.post(target, Map.of("source", 1)).expect(400, "request_invalid");
    poor.post(target, Map.of()).expect(400, "url_required");
    poor.post(target, Map.of("file_id", "fil_" + "7".repeat(26))).expect(404, "file_not_found");
    var own = poor.uploaded("gradient.png", Pictures.png(8, 8));
    poor.post(target, Map.of("file_id", own, "url", TasksDesk.NEVER))
        .expect(400, "request_invalid");
    poor.post(target, Map.of("file_id", own)).expect(402, "payment_required");
  }

  @Test
  void anUploadedFileTriggersWhatIsEnabled() {
    var enabled = TasksDesk.id(created(Map.of("trigger", TRIGGER)));
    var disabled = TasksDesk.id(created(Map.of("trigger", TRIGGER, "enabled", false)));
    var asked = TasksDesk.id(created(Map.of()));
    var file = desk.uploaded("gradient.png", Pictures.png(48, 32));
    desk.await(runsOf(enabled), page -> !page.path("data").isEmpty());
    assertEquals(file, runs(enabled).getFirst().at("/source/file_id").asString());
    assertEquals(List.of(), runs(disabled));
    assertEquals(List.of(), runs(asked));
  }

  @Test
  void whatARunOfAnAutomationStoresTriggersNone() {
    try (var host = new FileHost()) {
      var stored = Map.of("kind", "ingest", "url", host.file("/stored.png", Pictures.png(8, 8)));
      var workflow = Map.of("tasks", List.of(step("stored", stored)));
      var automation = TasksDesk.id(created(Map.of("trigger", TRIGGER, "workflow", workflow)));
      desk.uploaded("gradient.png", Pictures.png(48, 32));
      desk.await(runsOf(automation), page -> !page.path("data").isEmpty());
      desk.ended("/runs/" + TasksDesk.id(runs(automation).getFirst()));
      // A task by itself is no run of an automation, and comes after all that the first one caused.
      var other = host.file("/other.png", Pictures.png(8, 8));
      desk.done(Map.of("kind", "ingest", "url", other));
      desk.await(runsOf(automation), page -> page.path("data").size() == 2);
      desk.ended("/runs/" + TasksDesk.id(runs(automation).getFirst()));
      assertEquals(2, runs(automation).size());
    }
  }

  @Test
  void automationsAreListedNewestFirst() {
    var first = TasksDesk.id(created(Map.of()));
    var second = TasksDesk.id(created(Map.of()));
    var page = desk.get("/automations?limit=1").expect(200).json();
    assertEquals(second, TasksDesk.id(page.at("/data/0")));
    var rest =
        desk.get("/automations?limit=1&cursor=" + page.path("next_cursor").asString())
            .expect(200)
            .json();
    assertEquals(first, TasksDesk.id(rest.at("/data/0")));
    assertFalse(rest.has("next_cursor"));
  }

  @Test
  void whatIsSomebodyElsesIsAnsweredLikeWhatThereIsNot() {
    var sibling = TasksDesk.ofNewProject(desk.organization(), "Sibling");
    var other =
        TasksDesk.id(
            sibling
                .post("/automations", Map.of("name", "Small", "workflow", WORKFLOW))
                .expect(201)
                .json());
    var unknown =
        desk.get("/automations/atm_" + "7".repeat(26)).expect(404, "automation_not_found");
    for (var id : List.of(other, TasksFixtures.ofOther().automation())) {
      assertEquals(
          unknown.text(),
          desk.get("/automations/" + id).expect(404, "automation_not_found").text());
      desk.patch("/automations/" + id, Map.of()).expect(404, "automation_not_found");
      desk.delete("/automations/" + id).expect(404, "automation_not_found");
    }
  }

  private static String runsOf(String automation) {
    return "/runs?automation_id=" + automation;
  }

  private List<JsonNode> runs(String automation) {
    return desk.get(runsOf(automation)).expect(200).json().path("data").valueStream().toList();
  }
}
