package dev.callsheet.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.callsheet.client.api.Json;
import dev.callsheet.client.tasks.CreateFileException;
import dev.callsheet.client.tasks.CreateRunException;
import dev.callsheet.client.tasks.CreateTaskException;
import dev.callsheet.client.tasks.DownloadFileException;
import dev.callsheet.client.tasks.GetFileContentException;
import dev.callsheet.client.tasks.UploadFileException;
import dev.callsheet.client.tasks.error.FormatUnsupported;
import dev.callsheet.client.tasks.model.CreateRunRequest;
import dev.callsheet.client.tasks.model.FileStatus;
import dev.callsheet.client.tasks.model.RunStatus;
import dev.callsheet.client.tasks.model.TaskErrorKind;
import dev.callsheet.client.tasks.model.TaskStatus;
import dev.callsheet.client.tasks.model.VideoTask;
import dev.callsheet.client.tasks.model.Workflow;
import dev.callsheet.client.tasks.model.WorkflowTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TasksClientTest {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final VideoTask SPEC = VideoTask.of().withFileId("fil_1").withWidth(640);
  private static final CreateRunRequest REQUEST =
      CreateRunRequest.of(Workflow.of(List.of(WorkflowTask.of("web", VideoTask.of()))));

  private final TestTime time = new TestTime();
  private final List<Integer> progress = new ArrayList<>();
  @TempDir private Path folder;
  private FakeServer server;
  private FakeServer store;
  private TasksClient tasks;

  @BeforeEach
  void start() throws IOException {
    server = new FakeServer();
    store = new FakeServer();
    tasks =
        Callsheet.builder()
            .baseUrl(server.url())
            .clock(time)
            .sleeper(time)
            .resumeWithin(Duration.ofSeconds(20))
            .build()
            .tasks("tsk_test");
  }

  @AfterEach
  void stop() {
    server.close();
    store.close();
  }

  private static String task(String status, int percent, String more) {
    return """
    {"id":"task_1","run_id":"run_1","kind":"video","status":"%s","progress":%d,
    "source":{"file_id":"fil_1"},"spec":{"kind":"video","file_id":"fil_1"},%s
    "outputs":[],"warnings":[],"attempt":1,"created_at":"2026-11-20T10:00:00Z"}\
    """
        .formatted(status, percent, more);
  }

  private void answersCreated(String status, int percent) {
    server.answers(
        201,
        "application/json",
        task(status, percent, ""),
        Map.of("Location", server.url() + "/tasks/task_1"));
  }

  private void answersTask(String status, int percent) {
    server.answersJson(200, task(status, percent, ""));
  }

  private static String run(String status, String taskStatus, String more) {
    return """
    {"id":"run_1","status":"%s","tasks":[{"id":"task_1","ref":"web","kind":"video","after":[],
    "status":"%s",%s"progress":40}],"workflow":{"tasks":[{"ref":"web","task":{"kind":"video"}}]},
    "credits":1,"created_at":"2026-11-20T10:00:00Z"}\
    """
        .formatted(status, taskStatus, more);
  }

  private void answersCreatedRun(String status, String taskStatus, String more) {
    server.answers(
        201,
        "application/json",
        run(status, taskStatus, more),
        Map.of("Location", server.url() + "/runs/run_1"));
  }

  private void answersError(int status, String kind, Map<String, String> headers) {
    server.answers(
        status,
        "application/json",
        "{\"kind\":\"%s\",\"message\":\"It went wrong.\"}".formatted(kind),
        headers);
  }

  private List<String> asked() {
    return asked(server);
  }

  private static List<String> asked(FakeServer of) {
    return of.asked().stream().map(asked -> asked.method() + " " + asked.target()).toList();
  }

  private String header(int request, String name) {
    return server.asked().get(request).headers().getFirst(name);
  }

  private JsonNode body(int request) throws IOException {
    return Json.MAPPER.readTree(server.asked().get(request).body());
  }

  private void perform() {
    tasks.perform(SPEC, PATIENCE, task -> progress.add(task.progress()));
  }

  @Test
  void aShortTaskTakesOneRequest() throws IOException {
    answersCreated("succeeded", 100);

    perform();

    assertEquals(List.of("POST /tasks"), asked());
    assertEquals("wait=2", header(0, "Prefer"));
    assertEquals("Bearer tsk_test", header(0, "Authorization"));
    assertEquals(36, header(0, "Idempotency-Key").length());
    assertEquals(
        "{\"file_id\":\"fil_1\",\"kind\":\"video\",\"width\":640}", sorted(body(0)).toString());
    assertEquals(List.of(100), progress);
  }

  private static JsonNode sorted(JsonNode object) {
    var sorted = Json.MAPPER.createObjectNode();
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    Collections.sort(names);
    names.forEach(name -> sorted.set(name, object.get(name)));
    return sorted;
  }

  @Test
  void aLongTaskIsFollowedUntilItHasSucceeded() {
    answersCreated("queued", 0);
    answersTask("processing", 40);
    answersTask("succeeded", 100);

    perform();

    assertEquals(
        List.of("POST /tasks", "GET /tasks/task_1?wait_ms=2000", "GET /tasks/task_1?wait_ms=2000"),
        asked());
    assertEquals(List.of(0, 40, 100), progress);
  }

  @Test
  void aStatusThatIsNewIsWaitedFor() {
    answersCreated("dreaming", 0);
    answersTask("succeeded", 100);

    perform();

    assertEquals(List.of(0, 100), progress);
  }

  @Test
  void aLostAnswerIsAskedForAgainUnderTheSameKey() {
    server.losesAnswer();
    answersError(429, "rate_limited", Map.of("Retry-After", "1"));
    answersCreated("succeeded", 100);

    perform();

    assertEquals(
        1,
        Stream.of(0, 1, 2).map(request -> header(request, "Idempotency-Key")).distinct().count());
  }

  @Test
  void theWaitEndsWithTheTime() {
    answersCreated("processing", 10);
    answersTask("processing", 20);
    answersTask("processing", 30);

    WaitException.DeadlinePassed passed =
        assertThrows(
            WaitException.DeadlinePassed.class,
            () -> tasks.perform(SPEC, Duration.ofMillis(1_500), task -> {}));

    assertEquals("task_1 was still processing after 1 s.", passed.getMessage());
    assertEquals(
        List.of("POST /tasks", "GET /tasks/task_1?wait_ms=1500", "GET /tasks/task_1?wait_ms=500"),
        asked());
    assertEquals("wait=1", header(0, "Prefer"));
  }

  @Test
  void whoHasLessThanASecondDoesNotAskToWait() {
    answersCreated("succeeded", 100);

    tasks.perform(SPEC, Duration.ofMillis(900), task -> {});

    assertFalse(server.asked().get(0).headers().containsKey("Prefer"));
  }

  @Test
  void whatIsRefusedIsAnErrorOfTheOperation() {
    answersError(400, "format_unsupported", Map.of());
    answersError(402, "payment_required", Map.of());
    answersError(403, "project_required", Map.of());

    CreateTaskException refused =
        assertThrows(CreateTaskException.FormatUnsupported.class, this::perform);
    assertTrue(refused instanceof FormatUnsupported, refused.toString());
    assertThrows(CreateTaskException.PaymentRequired.class, this::perform);
    assertThrows(CreateTaskException.ProjectRequired.class, this::perform);
    assertEquals(3, asked().size());
  }

  @Test
  void aTaskThatFailsSaysWhy() {
    answersCreated("processing", 10);
    server.answersJson(
        200,
        task(
            "failed",
            10,
            """
            "error":{"kind":"bad_gateway","message":"The host is silent.","retryable":true},\
            """));

    TasksWaitException.TaskFailed failed =
        assertThrows(TasksWaitException.TaskFailed.class, this::perform);

    assertEquals("task_1 is failed: The host is silent.", failed.getMessage());
    assertEquals(TaskErrorKind.BAD_GATEWAY, failed.error().orElseThrow().kind());
    assertTrue(failed.retryable());
    assertEquals("task_1", failed.id());
  }

  @Test
  void aTaskThatIsCancelledOrSkippedIsNotWaitedFor() {
    answersTask("cancelled", 10);
    answersTask("skipped", 0);

    assertThrows(
        TasksWaitException.TaskCancelled.class,
        () -> tasks.awaitTask("task_1", PATIENCE, task -> {}));
    assertThrows(
        TasksWaitException.TaskSkipped.class,
        () -> tasks.awaitTask("task_1", PATIENCE, task -> {}));
  }

  @Test
  void aRunIsFollowedUntilEachTaskHasEnded() throws IOException {
    answersCreatedRun("running", "processing", "");
    server.answersJson(200, run("running", "processing", ""));
    server.answersJson(200, run("succeeded", "succeeded", ""));
    answersTask("succeeded", 100);

    var run = tasks.run(REQUEST.withFileId("fil_1"), PATIENCE, seen -> progress.add(1));

    assertEquals(RunStatus.SUCCEEDED, run.status());
    assertEquals(TaskStatus.SUCCEEDED, tasks.taskOf(run, "web").status());
    assertThrows(IllegalArgumentException.class, () -> tasks.taskOf(run, "none"));
    assertEquals(
        List.of(
            "POST /runs",
            "GET /runs/run_1?wait_ms=2000",
            "GET /runs/run_1?wait_ms=2000",
            "GET /tasks/task_1"),
        asked());
    assertEquals("wait=2", header(0, "Prefer"));
    assertEquals("fil_1", body(0).path("file_id").asText());
    assertEquals(3, progress.size());
  }

  @Test
  void aRunThatFailsNamesTheTasksThatDid() {
    answersCreatedRun(
        "failed",
        "failed",
        """
        "error":{"kind":"format_unsupported","message":"It has no sound.","retryable":false},\
        """);

    TasksWaitException.RunFailed failed =
        assertThrows(
            TasksWaitException.RunFailed.class, () -> tasks.run(REQUEST, PATIENCE, run -> {}));

    assertEquals("run_1 is failed: web: It has no sound.", failed.getMessage());
    assertEquals("web", failed.failed().get(0).ref());
  }

  @Test
  void aRunThatIsCancelledIsNotWaitedFor() {
    answersCreatedRun("running", "processing", "");
    server.answersJson(200, run("cancelled", "cancelled", ""));

    assertThrows(
        TasksWaitException.RunCancelled.class, () -> tasks.run(REQUEST, PATIENCE, run -> {}));
  }

  @Test
  void aWorkflowThatIsRefusedIsAnErrorOfTheOperation() {
    answersError(400, "url_required", Map.of());

    assertThrows(
        CreateRunException.UrlRequired.class, () -> tasks.run(REQUEST, PATIENCE, run -> {}));
  }

  private void answersFile() {
    server.answers(
        201,
        "application/json",
        """
        {"id":"fil_1","name":"talk.mp4","status":"pending_upload","upload":{
        "url":"http://example.com/files/fil_1/upload/u1","expires_at":"2026-11-20T11:00:00Z"},
        "created_at":"2026-11-20T10:00:00Z"}\
        """,
        Map.of("Location", server.url() + "/files/fil_1"));
  }

  private static String file(String status, String more) {
    return """
    {"id":"fil_1","name":"talk.mp4","status":"%s",%s"created_at":"2026-11-20T10:00:00Z"}\
    """
        .formatted(status, more);
  }

  private Path talk() throws IOException {
    return Files.writeString(folder.resolve("talk.mp4"), "video");
  }

  @Test
  void aFileIsAnnouncedAndSentToItsUrlWithoutTheKey() throws IOException {
    answersFile();
    server.answersJson(200, file("stored", ""));
    List<Long> sent = Collections.synchronizedList(new ArrayList<>());

    var stored = tasks.upload(talk(), (now, total) -> sent.add(now));

    assertEquals(FileStatus.STORED, stored.status());
    assertEquals(List.of("POST /files", "PUT /files/fil_1/upload/u1"), asked());
    assertEquals("talk.mp4 5", body(0).path("name").asText() + " " + body(0).path("size_bytes"));
    assertEquals("video", server.asked().get(1).body());
    assertFalse(server.asked().get(1).headers().containsKey("Authorization"));
    assertEquals(List.of(0L, 5L), sent);
  }

  @Test
  void anUploadThatBreaksOffIsSentAgainFromItsFirstByte() throws IOException {
    answersFile();
    server.losesAnswer();
    server.answersJson(200, file("stored", ""));

    tasks.upload(talk(), UploadProgress.none());

    assertEquals("video", server.asked().get(2).body());
  }

  @Test
  void anUploadOfWhichOnlyTheAnswerWasLostIsOver() throws IOException {
    answersFile();
    server.losesAnswer();
    answersError(404, "file_not_found", Map.of());
    server.answersJson(200, file("stored", ""));

    assertEquals("fil_1", tasks.upload(talk(), UploadProgress.none()).id());

    assertEquals("GET /files/fil_1", asked().get(3));
  }

  @Test
  void anUploadWhoseUrlLeadsNowhereIsAnError() throws IOException {
    answersFile();
    answersError(404, "file_not_found", Map.of());
    server.answersJson(200, file("pending_upload", ""));
    Path talk = talk();

    assertThrows(
        UploadFileException.FileNotFound.class, () -> tasks.upload(talk, UploadProgress.none()));
  }

  @Test
  void aFileThatIsRefusedIsNotSent() throws IOException {
    answersError(400, "request_invalid", Map.of());
    Path talk = talk();

    assertThrows(
        CreateFileException.RequestInvalid.class, () -> tasks.upload(talk, UploadProgress.none()));
    assertEquals(1, asked().size());
  }

  private void answersSigned(String token) {
    server.answers(
        302, "", "", Map.of("Location", store.url() + "/files/fil_1/signed/" + token + "/a.mp4"));
  }

  private static Map<String, String> head(String range) {
    Map<String, String> head = new HashMap<>();
    head.put("Content-Disposition", "attachment; filename=\"a.mp4\"");
    head.put("ETag", "\"e\"");
    if (!range.isEmpty()) {
      head.put("Content-Range", range);
    }
    return head;
  }

  private void download() throws IOException {
    tasks.download("fil_1", folder.resolve("a.mp4"));
  }

  private void assertOnly(String content) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(folder.resolve("a.mp4")), files.toList());
    }
    assertEquals(content, Files.readString(folder.resolve("a.mp4")));
  }

  @Test
  void aBrokenDownloadGoesOnWhereItWasAndWithoutTheKey() throws IOException {
    answersSigned("t1");
    store.breaksOff(200, "video/mp4", "smaller ", 13, head(""));
    store.answers(206, "video/mp4", "video", head("bytes 8-12/13"));

    download();

    assertOnly("smaller video");
    assertEquals(List.of("GET /files/fil_1/content"), asked());
    assertEquals("bytes=8-", store.asked().get(1).headers().getFirst("Range"));
    assertEquals("\"e\"", store.asked().get(1).headers().getFirst("If-Range"));
    assertFalse(store.asked().get(0).headers().containsKey("Authorization"));
  }

  @Test
  void aUrlWhoseTimeIsOverMeanwhileIsAskedForAgain() throws IOException {
    answersSigned("t1");
    store.breaksOff(200, "video/mp4", "smaller ", 13, head(""));
    store.answersJson(404, "{\"kind\":\"file_not_found\",\"message\":\"No.\"}");
    answersSigned("t2");
    store.answers(206, "video/mp4", "video", head("bytes 8-12/13"));

    download();

    assertOnly("smaller video");
    assertEquals("GET /files/fil_1/signed/t2/a.mp4", asked(store).get(2));
  }

  @Test
  void aFileOfWhichOnlyTheEndWasLostIsComplete() throws IOException {
    answersSigned("t1");
    store.breaksOff(200, "video/mp4", "video", 6, head(""));
    store.answers(
        416,
        "application/json",
        "{\"kind\":\"range_not_satisfiable\",\"message\":\"It has 5 bytes.\"}",
        Map.of("Content-Range", "bytes */5"));

    download();

    assertOnly("video");
  }

  @Test
  void aFileThatIsGoneIsAnErrorAndLeavesWhatWasThere() throws IOException {
    Files.writeString(folder.resolve("a.mp4"), "former");
    answersSigned("t1");
    store.answersJson(404, "{\"kind\":\"file_not_found\",\"message\":\"No.\"}");
    answersError(404, "file_not_found", Map.of());

    assertThrows(DownloadFileException.FileNotFound.class, this::download);
    assertThrows(GetFileContentException.FileNotFound.class, this::download);
    assertOnly("former");
  }

  private static String parts(String... names) {
    return Stream.of(names)
        .map(
            name ->
                "{\"name\":\"%s\",\"media_type\":\"video/mp4\",\"size_bytes\":1}".formatted(name))
        .collect(Collectors.joining(",", "\"parts\":[", "],"));
  }

  @Test
  void ofAFolderAllPartsAreDownloadedAndTheManifestLast() throws IOException {
    server.answersJson(200, file("stored", parts("master.m3u8", "360.m3u8", "360.mp4")));
    for (String content : List.of("video", "list", "lists")) {
      answersSigned("t1");
      store.answers(200, "video/mp4", content, head(""));
    }

    Path manifest = tasks.downloadParts("fil_1", folder.resolve("new").resolve("stream"));

    assertEquals("lists", Files.readString(manifest));
    assertEquals("video", Files.readString(manifest.resolveSibling("360.mp4")));
    assertEquals(
        List.of(
            "GET /files/fil_1/signed/t1/360.mp4",
            "GET /files/fil_1/signed/t1/360.m3u8",
            "GET /files/fil_1/signed/t1/master.m3u8"),
        asked(store));
  }

  @Test
  void aPartThatWouldLeaveTheFolderIsNotDownloaded() {
    for (String name : List.of("..", "../a", "a/b", "a\\\\b", ".hidden")) {
      server.answersJson(200, file("stored", parts("master.m3u8", name)));

      assertThrows(IOException.class, () -> tasks.downloadParts("fil_1", folder), name);
    }
    assertEquals(List.of(), asked(store));
  }

  @Test
  void aFileWithoutPartsIsNoFolder() {
    server.answersJson(200, file("stored", ""));

    assertThrows(
        IllegalArgumentException.class, () -> tasks.downloadParts("fil_1", folder.resolve("f")));
    assertFalse(Files.exists(folder.resolve("f")));
  }
}
