package dev.callsheet.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.callsheet.client.api.Json;
import dev.callsheet.client.documents.CancelTaskException;
import dev.callsheet.client.documents.DownloadRunException;
import dev.callsheet.client.documents.DownloadSignedDocumentException;
import dev.callsheet.client.documents.ExportRunException;
import dev.callsheet.client.documents.GenerateExcelException;
import dev.callsheet.client.documents.GenerateSlidesException;
import dev.callsheet.client.documents.GenerateWordException;
import dev.callsheet.client.documents.UploadFileException;
import dev.callsheet.client.documents.error.PayloadTooLarge;
import dev.callsheet.client.documents.model.ExportTarget;
import dev.callsheet.client.documents.model.GenerateRequest;
import dev.callsheet.client.documents.model.Run;
import dev.callsheet.client.documents.model.RunErrorCode;
import dev.callsheet.client.documents.model.RunStatus;
import dev.callsheet.client.documents.model.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DocumentsClientTest {

  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final GenerateRequest REQUEST = GenerateRequest.of().withOutline("# Sales");

  private final TestTime time = new TestTime();
  private final List<Integer> progress = new ArrayList<>();
  @TempDir private Path folder;
  private FakeServer server;
  private FakeServer store;
  private DocumentsClient documents;

  @BeforeEach
  void start() throws IOException {
    server = new FakeServer();
    store = new FakeServer();
    documents = client().build().documents("sk_live_test");
  }

  private Callsheet.Builder client() {
    return Callsheet.builder()
        .baseUrl(server.url())
        .clock(time)
        .sleeper(time)
        .resumeWithin(Duration.ofSeconds(20));
  }

  @AfterEach
  void stop() {
    server.close();
    store.close();
  }

  private static String run(String status) {
    return """
        {"run_id":"run_1","task_id":"task_1","format":"excel","status":"%s","phase":"storing",
        "progress_percent":100,"test":false,"credits_used":1,"warnings":[],"sheets":2,
        "created_at":"2026-11-20T10:00:00Z","expires_at":"2026-12-20T10:00:00Z"}"""
        .formatted(status);
  }

  private static String task(String status, int percent, String more) {
    return """
        {"task_id":"task_1","run_id":"run_1","format":"excel","status":"%s","phase":"rendering",
        "progress_percent":%d,%s"created_at":"2026-11-20T10:00:00Z",
        "updated_at":"2026-11-20T10:00:00Z"}"""
        .formatted(status, percent, more);
  }

  private void answersTask(String status, int percent) {
    server.answersJson(200, task(status, percent, ""));
  }

  private void answersQueued() {
    server.answers(
        202,
        "application/json",
        task("queued", 0, ""),
        Map.of("Location", "/api/v1/tasks/task_1", "Retry-After", "2"));
  }

  private void answersError(int status, String code, Map<String, String> headers) {
    server.answers(
        status,
        "application/json",
        """
        {"error":"%s","message":"It went wrong.","run_id":"run_1","task_id":"task_1"}"""
            .formatted(code),
        headers);
  }

  private void answersLate() {
    answersError(408, "sync_timeout_upgrade_async", Map.of("Retry-After", "2"));
  }

  private Run makeExcel() {
    return documents.makeExcel(REQUEST, PATIENCE, task -> progress.add(task.progressPercent()));
  }

  private List<String> asked() {
    return server.asked().stream().map(asked -> asked.method() + " " + asked.target()).toList();
  }

  private JsonNode body(int request) throws IOException {
    return Json.MAPPER.readTree(server.asked().get(request).body());
  }

  private String key(int request) {
    return server.asked().get(request).headers().getFirst("Idempotency-Key");
  }

  @Test
  void aDocumentThatIsMadeInTimeTakesOneRequest() throws IOException {
    server.answersJson(200, run("completed"));

    Run made = makeExcel();

    assertEquals(RunStatus.COMPLETED, made.status());
    assertEquals(List.of("POST /api/v1/excel/generate"), asked());
    assertEquals(30_000, body(0).path("timeout_ms").asInt());
    assertEquals(36, key(0).length());
    assertEquals(key(0), body(0).path("idempotency_key").asText());
    assertEquals("Bearer sk_live_test", server.asked().get(0).headers().getFirst("Authorization"));
  }

  @Test
  void whatTheRequestHasIsSentButTheTimeThatIsLongerThanAnAnswerMayTake() throws IOException {
    server.answersJson(200, run("completed"));
    server.answersJson(200, run("completed"));

    documents.makeWord(
        REQUEST.withIdempotencyKey("mine").withTimeoutMs(12_000), PATIENCE, task -> {});
    documents.makeSlides(REQUEST.withTimeoutMs(300_000).withAsync(true), PATIENCE, task -> {});

    assertEquals(List.of("POST /api/v1/word/generate", "POST /api/v1/slides/generate"), asked());
    assertEquals("mine", key(0));
    assertEquals(12_000, body(0).path("timeout_ms").asInt());
    assertEquals("# Sales", body(0).path("outline").asText());
    assertEquals(30_000, body(1).path("timeout_ms").asInt());
    assertFalse(body(1).path("async").asBoolean());
  }

  @Test
  void aLateDocumentIsFollowedByItsTaskAndNotAskedForAgain() {
    answersLate();
    answersTask("running", 40);
    answersTask("completed", 100);
    server.answersJson(200, run("completed"));

    assertEquals("run_1", makeExcel().runId());

    assertEquals(
        List.of(
            "POST /api/v1/excel/generate",
            "GET /api/v1/tasks/task_1?wait_ms=25000",
            "GET /api/v1/tasks/task_1?wait_ms=25000",
            "GET /api/v1/runs/run_1"),
        asked());
    assertEquals(List.of(40, 100), progress);
  }

  @Test
  void aLostAnswerIsAskedForAgainUnderTheSameKey() {
    server.losesAnswer();
    server.answersJson(200, run("completed"));

    makeExcel();

    assertEquals(List.of("POST /api/v1/excel/generate", "POST /api/v1/excel/generate"), asked());
    assertEquals(key(0), key(1));
  }

  @Test
  void aLostAnswerToADocumentThatIsStillBeingMadeLeadsToItsTask() throws IOException {
    server.losesAnswer();
    answersError(409, "conflict", Map.of("Retry-After", "2"));
    answersQueued();
    answersTask("completed", 100);
    server.answersJson(200, run("completed"));

    assertEquals("run_1", makeExcel().runId());

    assertEquals("POST /api/v1/excel/generate", asked().get(2));
    assertTrue(body(2).path("async").asBoolean());
    assertEquals(1, Stream.of(key(0), key(1), key(2)).distinct().count());
    assertEquals("GET /api/v1/runs/run_1", asked().get(4));
  }

  @Test
  void aKeyThatStoodForAnotherRequestIsAConflict() {
    answersError(409, "conflict", Map.of());

    assertEquals(
        "run_1",
        assertThrows(GenerateExcelException.Conflict.class, this::makeExcel).details().runId());
    assertEquals(1, asked().size());
  }

  @Test
  void theKeyInTheBodyIsThatOfTheGeneratedOperationToo() {
    answersQueued();

    documents.generate().generateWord(REQUEST.withIdempotencyKey("mine").withAsync(true));

    assertEquals("mine", key(0));
  }

  @Test
  void whoHasNoTimeForALongAnswerWaitsForTheTask() throws IOException {
    answersQueued();
    answersTask("running", 10);
    answersTask("running", 20);

    WaitException.DeadlinePassed passed =
        assertThrows(
            WaitException.DeadlinePassed.class,
            () -> documents.makeSlides(REQUEST, Duration.ofMillis(1_500), task -> {}));

    assertEquals("task_1 was still running after 1 s.", passed.getMessage());
    assertTrue(body(0).path("async").asBoolean());
    assertEquals(
        List.of(
            "POST /api/v1/slides/generate",
            "GET /api/v1/tasks/task_1?wait_ms=1500",
            "GET /api/v1/tasks/task_1?wait_ms=500"),
        asked());
  }

  @Test
  void anErrorOfTheAnswerIsThatOfTheOperation() {
    answersError(400, "preflight_failed", Map.of());
    answersError(402, "insufficient_credits", Map.of());
    answersError(502, "upstream_error", Map.of());

    assertThrows(GenerateExcelException.PreflightFailed.class, this::makeExcel);
    assertThrows(
        GenerateWordException.InsufficientCredits.class, () -> documents.startWord(REQUEST));
    assertThrows(
        GenerateSlidesException.UpstreamError.class,
        () -> documents.makeSlides(REQUEST, PATIENCE, task -> {}));
    assertEquals(3, asked().size());
  }

  @Test
  void aRunThatFailsLateTellsWhatItsAnswerWouldHaveTold() {
    answersLate();
    server.answersJson(
        200,
        task(
            "failed",
            40,
            """
            "error":{"error":"upstream_error","message":"The model is silent.","run_id":"run_1",
            "task_id":"task_1"},"""));

    DocumentsWaitException.RunFailed failed =
        assertThrows(DocumentsWaitException.RunFailed.class, this::makeExcel);

    assertEquals(RunErrorCode.UPSTREAM_ERROR, failed.error().orElseThrow().error());
    assertEquals("task_1 is failed: The model is silent.", failed.getMessage());
    assertEquals("task_1", failed.id());
    assertEquals("run_1", failed.runId());
  }

  @Test
  void aTaskThatIsCancelledOrExpiredIsNotWaitedFor() {
    answersTask("cancelled", 40);
    answersTask("expired", 0);

    assertThrows(
        DocumentsWaitException.RunCancelled.class,
        () -> documents.awaitRun("task_1", PATIENCE, task -> {}));
    assertThrows(
        DocumentsWaitException.RunExpired.class,
        () -> documents.awaitRun("task_1", PATIENCE, task -> {}));
  }

  @Test
  void aKeyThatHasUsedUpItsRequestsWaitsForTheNextMinuteAndThenGoesOn() {
    answersError(429, "rate_limit_exceeded", Map.of("Retry-After", "50"));
    answersTask("completed", 100);
    server.answersJson(200, run("completed"));

    documents.awaitRun("task_1", PATIENCE, task -> {});

    assertEquals(List.of(Duration.ofSeconds(50)), time.slept());
  }

  @Test
  void aStartedRunIsAskedAwaitedAndCancelled() {
    answersQueued();
    answersTask("running", 30);
    answersTask("completed", 100);
    server.answersJson(200, run("completed"));
    answersError(409, "conflict", Map.of());
    answersTask("cancelled", 30);

    StartedRun started = documents.startExcel(REQUEST);

    assertEquals("run_1 task_1", started.runId() + " " + started.taskId());
    assertEquals(30, started.task().progressPercent());
    assertEquals(2, started.await(PATIENCE, task -> {}).sheets());
    assertThrows(CancelTaskException.Conflict.class, started::cancel);
    Task cancelled = started.cancel();
    assertEquals(RunStatus.CANCELLED, cancelled.status());
    assertEquals("POST /api/v1/tasks/task_1/cancel", asked().get(5));
  }

  private static final String FILE =
      """
      {"id":"fil_1","file_name":"sales.csv","kind":"csv","media_type":"text/csv","size_bytes":5,
      "sha256":"00","tables":[],"warnings":[],"created_at":"2026-11-20T10:00:00Z"}""";

  private void answersUploaded(String json) {
    server.answers(201, "application/json", json, Map.of("Location", "/api/v1/files/fil_1"));
  }

  /** The body of a request, with its boundary shortened. */
  private String form(int request) {
    FakeServer.Asked asked = server.asked().get(request);
    String type = asked.headers().getFirst("Content-Type");
    String boundary = type.substring(type.indexOf("boundary=") + "boundary=".length());
    return asked.body().replace(boundary, "B");
  }

  @Test
  void aFileIsSentAsOnePartAndToldWhileItIsSent() throws IOException {
    answersUploaded(FILE);
    Path file = Files.writeString(folder.resolve("sales.csv"), "a,b,c");
    List<Long> sent = Collections.synchronizedList(new ArrayList<>());

    assertEquals("fil_1", documents.uploadFile(file, (now, total) -> sent.add(now)).id());

    assertEquals(
        """
        --B
        Content-Disposition: form-data; name="file"; filename="sales.csv"
        Content-Type: application/octet-stream

        a,b,c
        --B--
        """
            .replace("\n", "\r\n"),
        form(0));
    assertEquals(List.of(0L, 5L), sent);
  }

  @Test
  void anImageIsSentWithWhatItShows() throws IOException {
    answersUploaded(
        """
        {"id":"img_1","file_name":"logo.svg","alt":"Größe","kind":"svg","media_type":"image/svg+xml",
        "width":1,"height":1,"size_bytes":6,"sha256":"00","warnings":[],
        "created_at":"2026-11-20T10:00:00Z"}""");
    Path file = Files.writeString(folder.resolve("logo.svg"), "<svg/>");

    assertEquals("img_1", documents.uploadImage(file, "Größe", UploadProgress.none()).id());

    assertEquals(
        """
        --B
        Content-Disposition: form-data; name="file"; filename="logo.svg"
        Content-Type: application/octet-stream

        <svg/>
        --B
        Content-Disposition: form-data; name="alt"
        Content-Type: text/plain; charset=utf-8

        Größe
        --B--
        """
            .replace("\n", "\r\n"),
        form(0));
  }

  @Test
  void anUploadWhoseAnswerIsLostIsRepeatedUnderTheSameKeyFromItsFirstByte() throws IOException {
    server.losesAnswer();
    answersUploaded(FILE);
    Path file = Files.writeString(folder.resolve("sales.csv"), "a,b,c");
    List<Long> sent = Collections.synchronizedList(new ArrayList<>());

    documents.uploadFile(file, (now, total) -> sent.add(now));

    assertEquals(key(0), key(1));
    assertEquals(server.asked().get(0).body(), server.asked().get(1).body());
    assertEquals(List.of(0L, 5L, 0L, 5L), sent);
  }

  @Test
  void aFileThatIsTooLargeIsRefusedWithItsType() throws IOException {
    answersError(413, "payload_too_large", Map.of());
    Path file = Files.writeString(folder.resolve("sales.csv"), "a,b,c");

    UploadFileException refused =
        assertThrows(
            UploadFileException.class, () -> documents.uploadFile(file, UploadProgress.none()));

    assertTrue(refused instanceof PayloadTooLarge, refused.toString());
    assertEquals("It went wrong.", refused.message());
  }

  private void answersSigned(String token) {
    server.answers(
        302,
        "",
        "",
        Map.of(
            "X-Run-Id", "run_1",
            "X-Task-Id", "task_1",
            "Location", store.url() + "/api/v1/downloads/" + token));
  }

  private static Map<String, String> head(String etag, String range) {
    Map<String, String> head = new HashMap<>();
    head.put("X-Run-Id", "run_1");
    head.put("X-Task-Id", "task_1");
    head.put("Content-Disposition", "attachment; filename=\"a.xlsx\"");
    head.put("ETag", etag);
    if (!range.isEmpty()) {
      head.put("Content-Range", range);
    }
    return head;
  }

  private String range(int request) {
    var headers = store.asked().get(request).headers();
    return headers.getFirst("Range") + " " + headers.getFirst("If-Range");
  }

  private Path download() throws IOException {
    Path file = folder.resolve("sales.xlsx");
    documents.download("run_1", file);
    return file;
  }

  private void assertOnly(String content) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(folder.resolve("sales.xlsx")), files.toList());
    }
    assertEquals(content, Files.readString(folder.resolve("sales.xlsx")));
  }

  @Test
  void aDownloadFollowsItsUrlWithoutTheKey() throws IOException {
    Files.writeString(folder.resolve("sales.xlsx"), "former");
    answersSigned("t1");
    store.answers(200, XLSX, "workbook", head("\"e\"", ""));

    download();

    assertOnly("workbook");
    assertEquals(List.of("GET /api/v1/runs/run_1/download"), asked());
    FakeServer.Asked followed = store.asked().get(0);
    assertEquals("GET /api/v1/downloads/t1", followed.method() + " " + followed.target());
    assertFalse(followed.headers().containsKey("Authorization"));
    assertFalse(followed.headers().containsKey("X-API-Key"));
  }

  @Test
  void aBrokenDownloadGoesOnWhereItWas() throws IOException {
    answersSigned("t1");
    store.breaksOff(200, XLSX, "work", 8, head("\"e\"", ""));
    store.losesAnswer();
    store.answers(206, XLSX, "book", head("\"e\"", "bytes 4-7/8"));

    download();

    assertOnly("workbook");
    assertEquals("bytes=4- \"e\"", range(1));
    assertEquals("bytes=4- \"e\"", range(2));
    assertEquals(1, asked().size());
  }

  @Test
  void aDocumentThatIsAnotherOneByNowIsDownloadedFromTheBeginning() throws IOException {
    answersSigned("t1");
    store.breaksOff(200, XLSX, "former", 20, head("\"e\"", ""));
    store.answers(200, XLSX, "new", head("\"f\"", ""));

    download();

    assertOnly("new");
  }

  @Test
  void aRangeThatWasNotAskedForIsNotTaken() throws IOException {
    answersSigned("t1");
    store.breaksOff(200, XLSX, "work", 8, head("\"e\"", ""));
    store.answers(206, XLSX, "orkbook", head("\"e\"", "bytes 1-7/8"));
    store.answers(200, XLSX, "workbook", head("\"e\"", ""));

    download();

    assertOnly("workbook");
    assertEquals("null null", range(2));
  }

  @Test
  void aPartOfARangeIsFollowedByTheRest() throws IOException {
    answersSigned("t1");
    store.breaksOff(200, XLSX, "work", 8, head("\"e\"", ""));
    store.answers(206, XLSX, "bo", head("\"e\"", "bytes 4-5/8"));
    store.answers(206, XLSX, "ok", head("\"e\"", "bytes 6-7/8"));

    download();

    assertOnly("workbook");
    assertEquals("bytes=6- \"e\"", range(2));
  }

  @Test
  void aDocumentOfWhichOnlyTheEndWasLostIsComplete() throws IOException {
    answersSigned("t1");
    store.breaksOff(200, XLSX, "workbook", 9, head("\"e\"", ""));
    store.answers(
        416,
        "application/json",
        "{\"error\":\"range_not_satisfiable\",\"message\":\"It has 8 bytes.\"}",
        Map.of("Content-Range", "bytes */8"));

    download();

    assertOnly("workbook");
  }

  @Test
  void aUrlWhoseTimeIsOverMeanwhileIsAskedForAgain() throws IOException {
    answersSigned("t1");
    store.breaksOff(200, XLSX, "work", 8, head("\"e\"", ""));
    store.answersJson(410, "{\"error\":\"gone\",\"message\":\"Its time is over.\"}");
    answersSigned("t2");
    store.answers(206, XLSX, "book", head("\"e\"", "bytes 4-7/8"));

    download();

    assertOnly("workbook");
    assertEquals("/api/v1/downloads/t2", store.asked().get(2).target());
  }

  @Test
  void aUrlThatIsGoneAtOnceIsAnError() {
    answersSigned("t1");
    store.answersJson(410, "{\"error\":\"gone\",\"message\":\"It was deleted.\"}");

    assertThrows(DownloadSignedDocumentException.Gone.class, this::download);
    assertEquals(1, store.asked().size());
  }

  @Test
  void aRunThatIsNotCompletedHasNothingToDownload() {
    answersError(409, "conflict", Map.of());

    assertThrows(DownloadRunException.Conflict.class, this::download);
  }

  @Test
  void aDownloadThatStandsStillForTooLongLeavesTheFileAsItWas() throws IOException {
    Files.writeString(folder.resolve("sales.xlsx"), "former");
    answersSigned("t1");
    store.breaksOff(200, XLSX, "work", 8, head("\"e\"", ""));
    // Nobody answers any more.

    DownloadInterruptedException interrupted =
        assertThrows(DownloadInterruptedException.class, this::download);

    assertEquals(folder.resolve("sales.xlsx"), interrupted.file());
    assertOnly("former");
  }

  @Test
  void aDownloadThatAlwaysBreaksAtTheSamePlaceIsGivenUp() {
    answersSigned("t1");
    for (int answer = 0; answer < 40; answer++) {
      store.breaksOff(200, XLSX, "work", 8, head("\"e\"", ""));
    }

    assertThrows(DownloadInterruptedException.class, this::download);
    assertTrue(store.asked().size() < 40, () -> store.asked().size() + " requests");
  }

  @Test
  void anExportIsMadeAndDownloaded() throws IOException {
    server.losesAnswer();
    answersError(409, "conflict", Map.of("Retry-After", "2"));
    server.answersJson(
        200,
        """
        {"run_id":"run_1","task_id":"task_1","target":"pdf","file_name":"sales.pdf",
        "media_type":"application/pdf","size_bytes":3,"sha256":"00",
        "download_url":"%s/api/v1/downloads/t1","download_expires_at":"2026-11-20T11:00:00Z",
        "warnings":[]}"""
            .formatted(store.url()));
    store.answers(200, "application/pdf", "pdf", head("\"e\"", ""));

    Path file = folder.resolve("sales.xlsx");
    documents.download(documents.export("run_1", ExportTarget.PDF, PATIENCE), file);

    assertOnly("pdf");
    assertEquals("pdf", body(0).path("target").asText());
    assertEquals(1, Stream.of(key(0), key(1), key(2)).distinct().count());
    assertFalse(store.asked().get(0).headers().containsKey("Authorization"));
  }

  @Test
  void anExportThatTheServerCannotMakeIsAnError() {
    answersError(501, "not_implemented", Map.of());

    assertThrows(
        ExportRunException.NotImplemented.class,
        () -> documents.export("run_1", ExportTarget.PDF, PATIENCE));
  }
}
