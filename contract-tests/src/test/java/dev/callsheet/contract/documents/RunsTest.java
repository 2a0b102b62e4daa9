package dev.callsheet.contract.documents;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.harness.Await;
import dev.callsheet.contract.harness.CallsheetServer;
import dev.callsheet.contract.harness.SecondNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RunsTest {
  private static final String EXCEL = DocumentsDesk.generate("excel");

  private final CallsheetServer server = CallsheetServer.running();
  private final DocumentsDesk desk = DocumentsDesk.ofNew("Runs", "pro");

  RunsTest() {
    server.grant(desk.tenant(), 100);
  }

  @Test
  void runsAreListedNewestFirstByFormatAndStatus() {
    var made = new ArrayList<String>();
    for (var format : List.of("excel", "word", "excel")) {
      made.addFirst(
          desk.post(DocumentsDesk.generate(format), Map.of("outline", "# A"))
              .expect(200)
              .json()
              .path("run_id")
              .asString());
    }
    var first = desk.get("/api/v1/runs?limit=2").expect(200).json();
    var second =
        desk.get("/api/v1/runs?limit=2&cursor=" + first.path("next_cursor").asString())
            .expect(200)
            .json();
    var listed = new ArrayList<String>();
    first.path("data").forEach(run -> listed.add(run.path("run_id").asString()));
    second.path("data").forEach(run -> listed.add(run.path("run_id").asString()));
    assertEquals(made, listed);
    assertEquals(1, desk.get("/api/v1/runs?format=word").expect(200).json().path("data").size());
    assertEquals(
        3, desk.get("/api/v1/runs?status=completed").expect(200).json().path("data").size());
    assertEquals(0, desk.get("/api/v1/runs?status=failed").expect(200).json().path("data").size());
    desk.get("/api/v1/runs?status=lost").expect(400, "invalid_request");
  }

  @Test
  void aDocumentIsDownloadedBySignedUrlWholeAndInPart() {
    var run = made();
    var signed = desk.get(DocumentsDesk.run(run) + "/download").expect(302);
    assertEquals(run.path("run_id").asString(), signed.header("X-Run-Id").orElse(""));
    var target = path(signed.header("Location").orElseThrow());
    var whole = desk.send(ApiRequest.of("GET", target)).expect(200);
    assertEquals(run.path("size_bytes").asInt(), whole.body().length);
    assertEquals("attachment; filename=\"A.xlsx\"", whole.header("Content-Disposition").orElse(""));
    assertEquals(Optional.of("no-store"), whole.header("Cache-Control"));
    var etag = whole.header("ETag").orElseThrow();

    var part = desk.send(ApiRequest.of("GET", target).header("Range", "bytes=2-9")).expect(206);
    assertArrayEquals(Arrays.copyOfRange(whole.body(), 2, 10), part.body());
    desk.send(ApiRequest.of("GET", target).header("If-None-Match", etag)).expect(304);
    desk.send(ApiRequest.of("GET", target).header("Range", "bytes=9999999-"))
        .expect(416, "range_not_satisfiable");
    desk.send(ApiRequest.of("GET", target).header("Authorization", "Bearer nonsense")).expect(200);
    assertEquals(0, desk.send(ApiRequest.of("HEAD", target)).expect(200).body().length);

    var forged = target.substring(0, target.length() - 1) + (target.endsWith("A") ? "B" : "A");
    desk.send(ApiRequest.of("GET", forged)).expect(404, "not_found");
    desk.delete(DocumentsDesk.run(run)).expect(204);
    desk.send(ApiRequest.of("GET", target)).expect(410, "gone");
  }

  @Test
  void aSignedUrlIsGoodForAnHour() {
    var run = made();
    var signed = desk.get(DocumentsDesk.run(run) + "/download").expect(302);
    var target = path(signed.header("Location").orElseThrow());
    var expires = Long.parseLong(target.split("\\.", -1)[2]);
    assertTrue(Math.abs(expires - System.currentTimeMillis() / 1000 - 3600) < 60, target);
    var narrow = SecondNode.narrow().client();
    var brief =
        path(
            narrow
                .send(ApiRequest.get(DocumentsDesk.run(run) + "/download", desk.key()))
                .expect(302)
                .header("Location")
                .orElseThrow());
    Await.until(
        "the end of the URL",
        Duration.ofSeconds(10),
        () -> desk.send(ApiRequest.of("GET", brief)).status() == 410);
    desk.send(ApiRequest.of("GET", brief)).expect(410, "gone");
    desk.send(ApiRequest.of("GET", target)).expect(200);
  }

  @Test
  void aNameInAnyAlphabetIsTold() {
    var run =
        desk.post(EXCEL, Map.of("outline", "# A", "file_name", "Umsätze 2026.xlsx"))
            .expect(200)
            .json();
    assertEquals("Umsätze 2026.xlsx", run.path("file_name").asString());
    var signed = desk.get(DocumentsDesk.run(run) + "/download").expect(302);
    assertTrue(
        desk.send(ApiRequest.of("GET", path(signed.header("Location").orElseThrow())))
            .expect(200)
            .header("Content-Disposition")
            .orElse("")
            .contains("filename*=UTF-8''Ums%C3%A4tze%202026.xlsx"));
  }

  @Test
  void whatIsNotCompletedCannotBeHad() {
    JsonNode task;
    try (var busy = server.faults().workersBusy("documents.make-document")) {
      task = desk.post(EXCEL, Map.of("outline", "# A", "async", true)).expect(202).json();
      var run = DocumentsDesk.run(task);
      var refused = desk.get(run + "/download").expect(409, "conflict");
      assertEquals(task.path("run_id"), refused.json().path("run_id"));
      desk.post(run + "/export", Map.of("target", "csv")).expect(409, "conflict");
      desk.delete(run).expect(409, "conflict");
      var cancel = "/api/v1/tasks/" + task.path("task_id").asString() + "/cancel";
      assertEquals("cancelled", desk.post(cancel).expect(200).json().path("status").asString());
      desk.post(cancel).expect(409, "conflict");
      desk.get(run + "/download").expect(409, "conflict");
    }
    assertEquals(100, desk.get("/api/v1/verify").expect(200).json().path("balance").asInt());
    desk.delete(DocumentsDesk.run(task)).expect(204);
  }

  @Test
  void aDeletedRunIsGone() {
    var run = made();
    var deleted = desk.delete(DocumentsDesk.run(run)).expect(204);
    assertEquals(run.path("run_id").asString(), deleted.header("X-Run-Id").orElse(""));
    assertEquals(run.path("task_id").asString(), deleted.header("X-Task-Id").orElse(""));
    assertGone(run);
    assertEquals("[]", desk.get("/api/v1/runs").expect(200).json().path("data").toString());
  }

  @Test
  void afterAMonthARunIsGone() {
    var run = made();
    server
        .faults()
        .execute(
            "update document_run set expires_at = expires_at - interval '30 days' where id = '"
                + run.path("run_id").asString()
                + "'");
    server
        .faults()
        .execute(
            "update job_light set execution_time = now() where task_name = 'documents-retention'");
    Await.until(
        "the end of the run",
        Duration.ofSeconds(30),
        () -> desk.get(DocumentsDesk.run(run)).status() == 410);
    assertGone(run);
  }

  private void assertGone(JsonNode run) {
    var path = DocumentsDesk.run(run);
    var task = "/api/v1/tasks/" + run.path("task_id").asString();
    var told = desk.get(path).expect(410, "gone").json();
    assertEquals(run.path("run_id"), told.path("run_id"));
    assertEquals(run.path("task_id"), told.path("task_id"));
    desk.get(path + "/download").expect(410, "gone");
    desk.post(path + "/export", Map.of("target", "csv")).expect(410, "gone");
    desk.delete(path).expect(410, "gone");
    desk.get(task).expect(410, "gone");
    desk.post(task + "/cancel").expect(410, "gone");
    var other = DocumentsDesk.ofNew("Somebody else");
    other.get(path).expect(404, "not_found");
  }

  @Test
  void afterADayInTheQueueARunExpires() {
    try (var busy = server.faults().workersBusy("documents.make-document")) {
      var task = desk.post(EXCEL, Map.of("outline", "# A", "async", true)).expect(202).json();
      server
          .faults()
          .execute(
              "update document_run set created_at = created_at - interval '25 hours' where id = '"
                  + task.path("run_id").asString()
                  + "'");
      server
          .faults()
          .execute(
              "update job_light set execution_time = now() where task_name ="
                  + " 'documents-retention'");
      var target = "/api/v1/tasks/" + task.path("task_id").asString();
      desk.await(target, ended -> ended.path("status").asString().equals("expired"));
      desk.get(DocumentsDesk.run(task) + "/download").expect(409, "conflict");
      assertEquals(100, desk.get("/api/v1/verify").expect(200).json().path("balance").asInt());
    }
  }

  @Test
  void documentsAreExported() {
    var run =
        desk.post(EXCEL, Map.of("outline", "# A\n\n|a|b|\n|-|-|\n|1|x|\n|2|y|\n"))
            .expect(200)
            .json();
    var target = DocumentsDesk.run(run) + "/export";
    for (var kind : List.of("csv", "html")) {
      var export = desk.post(target, Map.of("target", kind)).expect(200).json();
      var content = desk.send(ApiRequest.of("GET", path(export.path("download_url").asString())));
      assertEquals(export.path("size_bytes").asInt(), content.expect(200).body().length);
      assertTrue(export.path("size_bytes").asInt() > 0);
      assertEquals(
          export.path("sha256"), desk.post(target, Map.of("target", kind)).json().path("sha256"));
    }
    var refused = desk.post(target, Map.of("target", "odt")).expect(400, "invalid_request");
    assertTrue(refused.json().path("message").asString().contains("csv, html, pdf, png"));
    assertEquals(run.path("run_id"), refused.json().path("run_id"));
    desk.post(target, Map.of("target", "docx")).expect(400, "invalid_request");
    var text = desk.post(DocumentsDesk.generate("word"), Map.of("outline", "# Title\n\nWords.\n"));
    var plain =
        desk.post(DocumentsDesk.run(text.expect(200).json()) + "/export", Map.of("target", "txt"))
            .expect(200)
            .json();
    assertTrue(
        new String(
                desk.send(ApiRequest.of("GET", path(plain.path("download_url").asString())))
                    .expect(200)
                    .body(),
                StandardCharsets.UTF_8)
            .contains("Words."));
  }

  @Test
  void anExportThatNeedsAnAbsentProgramIsNotImplemented() {
    var run = made();
    SecondNode.narrow()
        .client()
        .send(
            ApiRequest.post(
                DocumentsDesk.run(run) + "/export", desk.key(), Map.of("target", "pdf")))
        .expect(501, "not_implemented");
  }

  @Test
  void aDocumentThatTheStorageLostIsAnErrorOfTheStorage() {
    var run = made();
    var signed = desk.get(DocumentsDesk.run(run) + "/download").expect(302);
    var id = run.path("run_id").asString();
    server.loseBlob(
        server.faults().text("select blob_key from document_run where id = '" + id + "'"));
    desk.post(DocumentsDesk.run(run) + "/export", Map.of("target", "csv"))
        .expect(502, "upstream_error");
    var lost =
        desk.send(ApiRequest.of("GET", path(signed.header("Location").orElseThrow())))
            .expect(502, "upstream_error");
    assertEquals(id, lost.json().path("run_id").asString());
  }

  @Test
  void exportsAtTheSameTimeAreOne() throws Exception {
    var run = made();
    var target = DocumentsDesk.run(run) + "/export";
    var exports =
        Stream.generate(
                () ->
                    CompletableFuture.supplyAsync(
                        () -> desk.post(target, Map.of("target", "html")).expect(200).json()))
            .limit(6)
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();
    for (var export : exports) {
      var content = desk.send(ApiRequest.of("GET", path(export.path("download_url").asString())));
      assertEquals(
          export.path("sha256").asString(), DocumentsDesk.sha256(content.expect(200).body()));
    }
    var blobs =
        server
            .faults()
            .query(
                "select count(*) from expected_blob where blob_key like 'documents/runs/"
                    + run.path("run_id").asString()
                    + "/%'");
    assertEquals(0, blobs);
  }

  @Test
  void whatAnExportCouldNotKeepIsTold() {
    var outline = "# A\n\n|a|b|\n|-|-|\n|x|1|\n|y|2|\n\n{{chart: column, A, x=a, y=b}}\n";
    var data =
        List.of(
            Map.of("name", "A", "columns", List.of("a", "b"), "rows", List.of(List.of("=1+1", 2))));
    var run = desk.post(EXCEL, Map.of("outline", outline, "data", data)).expect(200).json();
    var target = DocumentsDesk.run(run) + "/export";
    for (var time = 0; time < 2; time++) {
      var export = desk.post(target, Map.of("target", "html")).expect(200).json();
      assertTrue(export.path("warnings").size() > 0, export::toString);
    }
  }

  @Test
  void aTaskThatIsCancelledGivesItsPlaceBack() {
    try (var busy = server.faults().workersBusy("documents.make-document")) {
      var task = desk.post(EXCEL, Map.of("outline", "# A", "async", true)).expect(202).json();
      var cancelled =
          desk.post("/api/v1/tasks/" + task.path("task_id").asString() + "/cancel").expect(200);
      assertTrue(cancelled.header("RateLimit").orElse("").endsWith("\"runs\";r=10"));
    }
  }

  private JsonNode made() {
    return desk.post(EXCEL, Map.of("outline", "# A")).expect(200).json();
  }

  private static String path(String url) {
    return java.net.URI.create(url).getRawPath();
  }
}
