package dev.callsheet.contract.tasks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.harness.CallsheetServer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

class TasksTest {
  private static final Set<String> KINDS =
      Set.of(
          "ingest",
          "video",
          "image",
          "audio",
          "thumbnails",
          "subtitles",
          "adaptive_video",
          "animation",
          "chapters");

  private final CallsheetServer server = CallsheetServer.running();
  private final TasksDesk desk = TasksDesk.ofNew("Doing", 100);
  private final String file = desk.uploaded("gradient.png", Pictures.png(48, 32));

  private Map<String, Object> smaller() {
    return Map.of("kind", "image", "file_id", file, "format", "png", "width", 24);
  }

  @Test
  void aTaskThatIsWaitedForHasItsOutput() {
    var created =
        desk.send(ApiRequest.post("/tasks", desk.key(), smaller()).header("Prefer", "wait=25"))
            .expect(201);
    var task = created.json();
    assertEquals(Optional.of("wait=25"), created.header("Preference-Applied"));
    assertTrue(created.header("Location").orElseThrow().endsWith("/tasks/" + TasksDesk.id(task)));
    assertEquals("succeeded", task.path("status").asString(), created::text);
    assertEquals(100, task.path("progress").asInt());
    assertEquals(1, task.path("credits").asInt());
    assertEquals(file, task.at("/source/file_id").asString());
    assertEquals("image", task.at("/spec/kind").asString());
    assertEquals(24, task.at("/spec/width").asInt());
    assertEquals(48, task.at("/probe/image/width").asInt());
    var output = task.at("/outputs/0");
    assertEquals("image/png", output.path("media_type").asString());
    assertEquals(24, output.path("width").asInt());
    assertEquals(16, output.path("height").asInt());
    var made = desk.get("/files/" + output.path("file_id").asString()).expect(200).json();
    assertEquals(TasksDesk.id(task), made.path("task_id").asString());
    var url = TasksDesk.path(output.path("url"));
    var bytes = desk.send(ApiRequest.of("GET", url)).expect(200).body();
    assertEquals(output.path("size_bytes").asLong(), bytes.length);
    assertEquals(task.path("attempt").asInt(), 1);
  }

  @Test
  void withoutAPreferenceNothingIsWaitedFor() {
    try (var busy = server.faults().workersBusy("tasks.task")) {
      var created = desk.post("/tasks", smaller()).expect(201);
      assertEquals(Optional.empty(), created.header("Preference-Applied"));
      assertEquals("queued", created.json().path("status").asString());
      assertFalse(created.json().has("credits"));
      var waited =
          desk.send(ApiRequest.post("/tasks", desk.key(), smaller()).header("Prefer", "wait=1"))
              .expect(201);
      assertEquals("queued", waited.json().path("status").asString());
      assertTrue(waited.header("Retry-After").isPresent());
    }
  }

  @Test
  void aTaskIsWaitedFor() {
    var target = "/tasks/" + TasksDesk.id(desk.created(smaller()));
    var found = desk.get(target + "?wait_ms=25000").expect(200);
    assertEquals("succeeded", found.json().path("status").asString(), found::text);
    assertEquals(Optional.empty(), found.header("Retry-After"));
  }

  @Test
  void anUnknownKindIsToldTheKindsThatThereAre() {
    for (var kind : List.of("speech", "nsfw", "Video", "")) {
      var refused =
          desk.post("/tasks", Map.of("kind", kind, "file_id", file)).expect(400, "request_invalid");
      var message = refused.json().path("message").asString();
      assertTrue(KINDS.stream().allMatch(message::contains), message);
    }
    desk.post("/tasks", Map.of("file_id", file)).expect(400, "request_invalid");
  }

  @TestFactory
  Stream<DynamicTest> aParameterThatTheKindDoesNotHaveOrThatBreaksItsRulesIsInvalid() {
    return Stream.of(
            Map.entry("fps", (Object) 25),
            Map.entry("width", 0),
            Map.entry("width", 16385),
            Map.entry("width", "24"),
            Map.entry("quality", 101),
            Map.entry("fit", "stretch"),
            Map.entry("background", "red"),
            Map.entry("widths", List.of()),
            Map.entry("widths", List.of(10, 10)),
            Map.entry("at_ms", -1),
            Map.entry("url", "no url"),
            Map.entry("file_id", "fil_1"))
        .map(
            each ->
                dynamicTest(
                    each.toString(),
                    () -> {
                      var refused =
                          desk.post(
                                  "/tasks",
                                  TasksDesk.with(smaller(), each.getKey(), each.getValue()))
                              .expect(400, "request_invalid");
                      assertTrue(
                          refused.json().path("message").asString().contains(each.getKey()),
                          refused::text);
                    }));
  }

  @TestFactory
  Stream<DynamicTest> parametersThatExcludeEachOtherAreInvalid() {
    return Stream.<Map<String, Object>>of(
            Map.of("kind", "image", "file_id", file, "url", TasksDesk.NEVER),
            Map.of("kind", "image", "file_id", file, "ref", "other"),
            Map.of("kind", "image", "ref", "other"),
            Map.of("kind", "image", "file_id", file, "width", 10, "widths", List.of(10)),
            Map.of("kind", "video", "file_id", file, "quality", 50, "bitrate", 100000),
            Map.of("kind", "video", "file_id", file, "start_ms", 2000, "end_ms", 1000),
            Map.of("kind", "video", "file_id", file, "audio", false, "audio_track", 1),
            Map.of("kind", "thumbnails", "file_id", file, "count", 1, "interval_ms", 1000))
        .map(
            spec ->
                dynamicTest(
                    spec.toString(),
                    () -> desk.post("/tasks", spec).expect(400, "request_invalid")));
  }

  @Test
  void aTaskWithoutASourceIsToldToNameOne() {
    desk.post("/tasks", Map.of("kind", "image")).expect(400, "url_required");
    desk.post("/tasks", Map.of("kind", "image", "format", "exe")).expect(400, "url_required");
  }

  @TestFactory
  Stream<DynamicTest> aFormatThatTheKindDoesNotMakeIsUnsupported() {
    return KINDS.stream()
        .filter(kind -> !kind.equals("ingest"))
        .map(
            kind ->
                dynamicTest(
                    kind,
                    () -> {
                      var spec = Map.of("kind", kind, "file_id", file, "format", "tiff");
                      var refused = desk.post("/tasks", spec).expect(400, "format_unsupported");
                      assertTrue(refused.json().path("message").asString().contains("tiff"));
                    }));
  }

  @Test
  void whatIsWrongIsToldInOrder() {
    var poor = TasksDesk.ofNew("Poor", 0);
    var unknown = "fil_" + "7".repeat(26);
    poor.post("/tasks", Map.of("kind", "image", "file_id", unknown, "format", "exe", "width", 0))
        .expect(400, "request_invalid");
    poor.post("/tasks", Map.of("kind", "image", "format", "exe")).expect(400, "url_required");
    poor.post("/tasks", Map.of("kind", "image", "file_id", unknown, "format", "exe"))
        .expect(400, "format_unsupported");
    poor.post("/tasks", Map.of("kind", "image", "file_id", unknown)).expect(404, "file_not_found");
    var own = poor.uploaded("gradient.png", Pictures.png(8, 8));
    server.setPlan(poor.organization(), TasksFamily.NAME, "--parallel", "1");
    poor.post("/tasks", Map.of("kind", "image", "file_id", own)).expect(402, "payment_required");
    server.grant(poor.organization(), 1);
    poor.post("/tasks", Map.of("kind", "image", "file_id", own)).expect(201);
  }

  @Test
  void aProjectHasSoManyUnfinishedTasksAtMost() {
    server.setPlan(desk.organization(), TasksFamily.NAME, "--parallel", "1");
    try (var busy = server.faults().workersBusy("tasks.task")) {
      var first = desk.created(smaller());
      var refused = desk.post("/tasks", smaller()).expect(429, "rate_limited");
      assertTrue(refused.header("Retry-After").isPresent());
      desk.post("/tasks/" + TasksDesk.id(first) + "/cancel").expect(200);
      desk.post("/tasks", smaller()).expect(201);
    }
  }

  @Test
  void aSourceThatTurnsOutUnsuitableFailsTheTaskAndCostsNothing() {
    var task = desk.done(Map.of("kind", "subtitles", "file_id", file));
    assertEquals("failed", task.path("status").asString(), task::toString);
    assertEquals("format_unsupported", task.at("/error/kind").asString());
    assertFalse(task.at("/error/retryable").asBoolean());
    assertEquals(0, task.path("credits").asInt());
    assertEquals(0, task.path("outputs").size());
  }

  @Test
  void aFailedTaskIsTriedAgainAndNoOther() {
    var failed = TasksFixtures.failed(desk, file);
    var retried = desk.post("/tasks/" + failed + "/retry").expect(200).json();
    assertEquals(2, retried.path("attempt").asInt());
    assertFalse(retried.has("error"));
    assertEquals("failed", desk.ended("/tasks/" + failed).path("status").asString());
    var succeeded = TasksDesk.id(desk.done(smaller()));
    desk.post("/tasks/" + succeeded + "/retry").expect(400, "request_invalid");
  }

  @Test
  void aTaskIsNotTriedAgainWithoutCredits() {
    var poor = TasksDesk.ofNew("Poor", 1);
    var own = poor.uploaded("gradient.png", Pictures.png(8, 8));
    var failed = TasksFixtures.failed(poor, own);
    poor.done(Map.of("kind", "image", "file_id", own));
    poor.post("/tasks/" + failed + "/retry").expect(402, "payment_required");
    poor.post("/tasks", Map.of("kind", "image", "file_id", own)).expect(402, "payment_required");
  }

  @Test
  void aTaskIsCancelledOnceAndOneThatHasEndedStaysAsItIs() {
    try (var busy = server.faults().workersBusy("tasks.task")) {
      var target = "/tasks/" + TasksDesk.id(desk.created(smaller()));
      var cancelled = desk.post(target + "/cancel").expect(200).json();
      assertEquals("cancelled", cancelled.path("status").asString());
      assertEquals(cancelled, desk.post(target + "/cancel").expect(200).json());
      var run = desk.get("/runs/" + cancelled.path("run_id").asString()).expect(200).json();
      assertEquals("cancelled", run.path("status").asString());
    }
    var done = desk.done(smaller());
    var after = desk.post("/tasks/" + TasksDesk.id(done) + "/cancel").expect(200).json();
    assertEquals("succeeded", after.path("status").asString());
    assertEquals(done.path("ended_at"), after.path("ended_at"));
  }

  @Test
  void tasksAreListedNewestFirstAndByWhatTheyAre() {
    var image = desk.done(smaller());
    var ingest = desk.done(Map.of("kind", "ingest", "file_id", file));
    var failed = TasksFixtures.failed(desk, file);
    assertEquals(List.of(failed, TasksDesk.id(ingest), TasksDesk.id(image)), listed("/tasks"));
    assertEquals(List.of(TasksDesk.id(image)), listed("/tasks?kind=image"));
    assertEquals(List.of(failed), listed("/tasks?status=failed"));
    assertEquals(
        List.of(TasksDesk.id(ingest)), listed("/tasks?run_id=" + ingest.path("run_id").asString()));
    assertEquals(List.of(), listed("/tasks?kind=video"));
    assertEquals(List.of(), listed("/tasks?run_id=run_" + "7".repeat(26)));
    var first = desk.get("/tasks?limit=2").expect(200).json();
    assertEquals(2, first.path("data").size());
    var rest = desk.get("/tasks?limit=2&cursor=" + first.path("next_cursor").asString());
    assertEquals(TasksDesk.id(image), TasksDesk.id(rest.expect(200).json().at("/data/0")));
    assertFalse(rest.json().has("next_cursor"));
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

  @Test
  void whatIsSomebodyElsesIsAnsweredLikeWhatThereIsNot() {
    var sibling = TasksDesk.ofNewProject(desk.organization(), "Sibling");
    var other =
        TasksDesk.id(
            sibling.created(
                Map.of("kind", "image", "file_id", sibling.uploaded("a.png", Pictures.png(8, 8)))));
    var foreign = TasksFixtures.ofOther().task();
    var unknown = "task_" + "7".repeat(26);
    for (var target : List.of("/tasks/ID", "/tasks/ID/cancel", "/tasks/ID/retry")) {
      var answers =
          Stream.of(other, foreign, unknown)
              .map(
                  id ->
                      desk.send(
                              ApiRequest.of(
                                      target.endsWith("ID") ? "GET" : "POST",
                                      target.replace("ID", id))
                                  .key(desk.key()))
                          .expect(404, "task_not_found")
                          .text())
              .collect(Collectors.toCollection(TreeSet::new));
      assertEquals(1, answers.size(), answers::toString);
    }
    assertEquals(List.of(), listed("/tasks"));
  }

  @Test
  void anIngestedFileIsTheSourceAsItWas() {
    var task = desk.done(Map.of("kind", "ingest", "file_id", file));
    assertEquals("succeeded", task.path("status").asString(), task::toString);
    var stored = desk.signed(task.at("/outputs/0/file_id").asString());
    assertArrayEquals(
        Pictures.png(48, 32), desk.send(ApiRequest.of("GET", stored)).expect(200).body());
    assertEquals(64, task.path("sha256").asString().length());
  }

  @Test
  void aTaskWhoseFileIsDeletedMeanwhileFails() {
    JsonNode created;
    try (var busy = server.faults().workersBusy("tasks.task")) {
      created = desk.created(smaller());
      desk.delete("/files/" + file).expect(204);
    }
    var task = desk.ended("/tasks/" + TasksDesk.id(created));
    assertEquals("file_not_found", task.at("/error/kind").asString(), task::toString);
  }
}
