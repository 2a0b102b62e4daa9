package dev.callsheet.contract.tasks;

import static dev.callsheet.contract.tasks.TasksDesk.step;
import static dev.callsheet.contract.tasks.TasksDesk.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.harness.CallsheetServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

class WorkflowRunsTest {
  private static final Map<String, Object> SMALLER =
      Map.of("kind", "image", "format", "png", "width", 24);
  private static final Map<String, Object> SUBTITLES = Map.of("kind", "subtitles");
  private static final Map<String, Object> INGEST = Map.of("kind", "ingest");

  private final CallsheetServer server = CallsheetServer.running();
  private final TasksDesk desk = TasksDesk.ofNew("Running", 100);
  private final String file = desk.uploaded("gradient.png", Pictures.png(48, 32));

  @Test
  void aTaskTakesTheOutputOfAnother() {
    var run =
        desk.ran(
            file,
            List.of(
                step("half", SMALLER),
                step("quarter", Map.of("kind", "image", "ref", "half", "width", 12), "half")));
    assertEquals("succeeded", run.path("status").asString(), run::toString);
    assertEquals("[\"half\"]", run.at("/tasks/1/after").toString());
    assertEquals(2, run.path("credits").asInt());
    var quarter = task(run, "quarter");
    assertEquals(24, quarter.at("/probe/image/width").asInt());
    assertEquals(12, quarter.at("/outputs/0/width").asInt());
    assertEquals("half", quarter.at("/source/ref").asString());
    assertEquals("quarter", quarter.path("ref").asString());
    assertEquals(file, task(run, "half").at("/source/file_id").asString());
  }

  @Test
  void aRunIsWaitedFor() {
    var body = Map.of("workflow", workflow(step("half", SMALLER)), "file_id", file);
    var created =
        desk.send(ApiRequest.post("/runs", desk.key(), body).header("Prefer", "wait=25"))
            .expect(201);
    assertEquals(Optional.of("wait=25"), created.header("Preference-Applied"));
    assertEquals("succeeded", created.json().path("status").asString(), created::text);
    var target = "/runs/" + TasksDesk.id(created.json());
    assertTrue(created.header("Location").orElseThrow().endsWith(target));
    assertEquals(created.json(), desk.get(target + "?wait_ms=25000").expect(200).json());
  }

  @Test
  void aConditionThatIsFalseSkipsTheTaskAndWhatComesAfter() {
    var wide = Map.of("field", "width", "operator", "gt", "value", 1000);
    var run =
        desk.ran(
            file,
            List.of(
                with(step("never", SMALLER), "when", wide),
                step("after", INGEST, "never"),
                with(
                    step("always", SMALLER),
                    "when",
                    Map.of("field", "medium", "operator", "in", "value", List.of("image")))));
    assertEquals("succeeded", run.path("status").asString(), run::toString);
    assertEquals(
        Map.of("never", "skipped", "after", "skipped", "always", "succeeded"), states(run));
    assertEquals(0, task(run, "never").path("outputs").size());
  }

  @Test
  void aFailureCancelsWhatComesAfterAndItsSiblingsFinish() {
    var run =
        desk.ran(
            file,
            List.of(
                step("fails", SUBTITLES), step("after", INGEST, "fails"), step("beside", SMALLER)));
    assertEquals("failed", run.path("status").asString(), run::toString);
    assertEquals(
        Map.of("fails", "failed", "after", "cancelled", "beside", "succeeded"), states(run));
  }

  @Test
  void aFailureCanBePassedOver() {
    var run =
        desk.ran(
            file,
            List.of(
                with(step("fails", SUBTITLES), "on_error", "continue"),
                step("after", INGEST, "fails")));
    assertEquals("succeeded", run.path("status").asString(), run::toString);
    assertEquals(Map.of("fails", "failed", "after", "succeeded"), states(run));
  }

  @TestFactory
  Stream<DynamicTest> aFaultInAWorkflowIsToldWithItsPlace() {
    var chain =
        IntStream.range(0, 9)
            .mapToObj(
                number ->
                    number == 0
                        ? step("t0", INGEST)
                        : step("t" + number, INGEST, "t" + (number - 1)))
            .toList();
    var many = IntStream.range(0, 33).mapToObj(number -> step("t" + number, INGEST)).toList();
    var of = Map.of("field", "width", "operator", "gt", "value", 1, "of_task", "b");
    return Stream.of(
            fault("twice the same ref", "/1/ref", step("a", INGEST), step("a", INGEST)),
            fault("an unknown ref", "/0/after/0", step("a", INGEST, "b")),
            fault("a circle", "/tasks", step("a", INGEST, "b"), step("b", INGEST, "a")),
            fault("itself", "/0/after/0", step("a", INGEST, "a")),
            fault(
                "a source that is not before it",
                "/0/task/ref",
                step("a", with(INGEST, "ref", "b")),
                step("b", INGEST)),
            fault(
                "a condition on what is not before it",
                "/0/when/of_task",
                with(step("a", INGEST), "when", of),
                step("b", INGEST)),
            fault(
                "a condition without a value",
                "/0/when",
                with(step("a", INGEST), "when", Map.of("field", "width", "operator", "gt"))),
            fault("a parameter", "/0/task", step("a", with(INGEST, "width", 1))),
            fault("a kind", "/0/task", step("a", Map.of("kind", "speech"))),
            new Fault("too deep", "/tasks", chain),
            new Fault("too many", "/tasks", many),
            new Fault("none", "/tasks", List.of()))
        .map(
            each ->
                dynamicTest(
                    each.name,
                    () -> {
                      var workflow = Map.of("tasks", each.tasks);
                      var body = Map.of("workflow", workflow, "file_id", file);
                      var refused = desk.post("/runs", body).expect(400, "request_invalid");
                      var message = refused.json().path("message").asString();
                      assertTrue(message.contains(each.place), message);
                      assertTrue(
                          desk.post("/automations", with(body("Broken"), "workflow", workflow))
                              .expect(400, "request_invalid")
                              .text()
                              .contains(each.place));
                    }));
  }

  private record Fault(String name, String place, List<?> tasks) {}

  private static Fault fault(String name, String place, Object... tasks) {
    return new Fault(name, place, List.of(tasks));
  }

  private static Map<String, Object> body(String name) {
    return Map.of("name", name);
  }

  @Test
  void whatIsWrongIsToldInOrder() {
    var poor = TasksDesk.ofNew("Poor", 0);
    var unknown = "fil_" + "7".repeat(26);
    var exe = workflow(step("a", with(SMALLER, "format", "exe")));
    var good = workflow(step("a", SMALLER));
    poor.post("/runs", Map.of("workflow", workflow(step("a", SMALLER, "b"))))
        .expect(400, "request_invalid");
    poor.post("/runs", Map.of("workflow", exe)).expect(400, "url_required");
    poor.post("/runs", Map.of("workflow", exe, "file_id", unknown))
        .expect(400, "format_unsupported");
    poor.post("/runs", Map.of("workflow", good, "file_id", unknown)).expect(404, "file_not_found");
    var own = poor.uploaded("gradient.png", Pictures.png(8, 8));
    poor.post("/runs", Map.of("workflow", good, "file_id", own)).expect(402, "payment_required");
    poor.post("/runs", Map.of("workflow", good, "file_id", own, "url", TasksDesk.NEVER))
        .expect(400, "request_invalid");
  }

  @Test
  void aReplayTakesOverWhatHadSucceededAndDoesTheRestAnew() {
    var run = desk.ran(file, List.of(step("good", SMALLER), step("bad", SUBTITLES)));
    assertEquals("failed", run.path("status").asString(), run::toString);
    var replayed = desk.post("/runs/" + TasksDesk.id(run) + "/replay").expect(201);
    var again = desk.ended("/runs/" + TasksDesk.id(replayed.json()));
    assertNotEquals(TasksDesk.id(run), TasksDesk.id(again));
    assertEquals(TasksDesk.id(run), again.path("replay_of").asString());
    assertEquals(run.path("workflow"), again.path("workflow"));
    assertEquals("failed", again.path("status").asString());
    assertEquals(
        task(run, "good").at("/outputs/0/file_id"), task(again, "good").at("/outputs/0/file_id"));
    assertEquals(0, again.path("credits").asInt());
  }

  @Test
  void aReplayNeedsARunThatHasEndedAndItsSourceAndCredits() {
    var poor = TasksDesk.ofNew("Poor", 1);
    var own = poor.uploaded("gradient.png", Pictures.png(8, 8));
    var failed = TasksDesk.id(poor.ran(own, List.of(step("bad", SUBTITLES))));
    poor.done(Map.of("kind", "image", "file_id", own));
    poor.post("/runs/" + failed + "/replay").expect(402, "payment_required");
    server.grant(poor.organization(), 10);
    try (var busy = server.faults().workersBusy("tasks.task")) {
      var body = Map.of("workflow", workflow(step("a", SMALLER)), "file_id", own);
      var running = TasksDesk.id(poor.post("/runs", body).expect(201).json());
      poor.post("/runs/" + running + "/replay").expect(400, "request_invalid");
    }
    poor.delete("/files/" + own).expect(204);
    poor.post("/runs/" + failed + "/replay").expect(404, "file_not_found");
  }

  @Test
  void aRunIsCancelledWithAllItsTasks() {
    try (var busy = server.faults().workersBusy("tasks.task")) {
      var body =
          Map.of("workflow", workflow(step("a", SMALLER), step("b", INGEST, "a")), "file_id", file);
      var target = "/runs/" + TasksDesk.id(desk.post("/runs", body).expect(201).json());
      assertEquals(
          Map.of("a", "queued", "b", "waiting"), states(desk.get(target).expect(200).json()));
      var cancelled = desk.post(target + "/cancel").expect(200).json();
      assertEquals("cancelled", cancelled.path("status").asString());
      assertEquals(Map.of("a", "cancelled", "b", "cancelled"), states(cancelled));
      assertEquals(cancelled, desk.post(target + "/cancel").expect(200).json());
    }
  }

  @Test
  void runsAreListedNewestFirstAndByWhatTheyAre() {
    var good = desk.ran(file, List.of(step("a", SMALLER)));
    var bad = desk.ran(file, List.of(step("a", SUBTITLES)));
    var alone = desk.done(with(SMALLER, "file_id", file)).path("run_id").asString();
    assertEquals(List.of(alone, TasksDesk.id(bad), TasksDesk.id(good)), listed("/runs"));
    assertEquals(List.of(TasksDesk.id(bad)), listed("/runs?status=failed"));
    assertEquals(List.of(), listed("/runs?automation_id=atm_" + "7".repeat(26)));
    var first = desk.get("/runs?limit=2").expect(200).json();
    var rest = desk.get("/runs?limit=2&cursor=" + first.path("next_cursor").asString());
    assertEquals(TasksDesk.id(good), TasksDesk.id(rest.expect(200).json().at("/data/0")));
    assertFalse(rest.json().has("next_cursor"));
  }

  @Test
  void whatIsSomebodyElsesIsAnsweredLikeWhatThereIsNot() {
    var sibling = TasksDesk.ofNewProject(desk.organization(), "Sibling");
    var theirs = sibling.uploaded("a.png", Pictures.png(8, 8));
    var other = TasksDesk.id(sibling.ran(theirs, List.of(step("a", SMALLER))));
    for (var id : List.of(other, TasksFixtures.ofOther().run(), "run_" + "7".repeat(26))) {
      assertEquals(
          desk.get("/runs/run_" + "6".repeat(26)).expect(404, "run_not_found").text(),
          desk.get("/runs/" + id).expect(404, "run_not_found").text());
      desk.post("/runs/" + id + "/cancel").expect(404, "run_not_found");
      desk.post("/runs/" + id + "/replay").expect(404, "run_not_found");
    }
  }

  private JsonNode task(JsonNode run, String ref) {
    var id =
        run.path("tasks")
            .valueStream()
            .filter(task -> task.path("ref").asString().equals(ref))
            .findFirst()
            .map(TasksDesk::id)
            .orElseThrow();
    return desk.get("/tasks/" + id).expect(200).json();
  }

  private static Map<String, String> states(JsonNode run) {
    return run.path("tasks")
        .valueStream()
        .collect(
            Collectors.toMap(
                task -> task.path("ref").asString(), task -> task.path("status").asString()));
  }

  private List<String> listed(String target) {
    return desk.get(target)
        .expect(200)
        .json()
        .path("data")
        .valueStream()
        .map(TasksDesk::id)
        .toList();
  }

  private static Map<String, Object> workflow(Object... tasks) {
    return Map.of("tasks", new ArrayList<>(List.of(tasks)));
  }
}
