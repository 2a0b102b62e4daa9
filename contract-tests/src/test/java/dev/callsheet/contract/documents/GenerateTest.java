package dev.callsheet.contract.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.standardwebhooks.Webhook;
import dev.callsheet.contract.checking.Answer;
import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.checking.CheckingClient;
import dev.callsheet.contract.harness.Await;
import dev.callsheet.contract.harness.CallsheetServer;
import dev.callsheet.contract.harness.Faults.Fault;
import dev.callsheet.contract.harness.SecondNode;
import dev.callsheet.contract.harness.WebhookReceiver;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class GenerateTest {
  private static final String EXCEL = DocumentsDesk.generate("excel");
  private static final String WORD = DocumentsDesk.generate("word");
  private static final String SALES = "month,revenue\nMay,12.50\nJune,15\n";
  private static final String OUTLINE =
      "# Sales\n\n## Figures\n\n{{table: sales.csv}}\n\n"
          + "{{chart: column, sales.csv, x=month, y=revenue}}\n";

  private final CallsheetServer server = CallsheetServer.running();
  private final DocumentsDesk desk = DocumentsDesk.ofNew("Generating", "pro");

  GenerateTest() {
    server.grant(desk.tenant(), 100);
  }

  @TestFactory
  Stream<DynamicTest> anOutlineWithDataBecomesAFile() {
    return Map.of("excel", 1, "word", 2, "slides", 3).entrySet().stream()
        .map(each -> dynamicTest(each.getKey(), () -> made(each.getKey(), each.getValue())));
  }

  private void made(String format, int charge) {
    var before = balance();
    var file = DocumentsDesk.id(desk.uploaded("sales.csv", SALES));
    var run =
        desk.post(
                DocumentsDesk.generate(format),
                Map.of(
                    "outline",
                    OUTLINE,
                    "data_sources",
                    List.of(file),
                    "metadata",
                    Map.of("a", "b")))
            .expect(200)
            .json();
    assertEquals("completed", run.path("status").asString());
    assertEquals("Sales", run.path("title").asString());
    assertEquals(charge, run.path("credits_used").asInt());
    assertEquals("[]", run.path("warnings").toString());
    assertEquals("{\"a\":\"b\"}", run.path("metadata").toString());
    assertEquals(before - charge, balance());
    var content = desk.downloaded(run);
    assertEquals(run.path("size_bytes").asInt(), content.length);
    assertEquals("PK", new String(content, 0, 2, java.nio.charset.StandardCharsets.US_ASCII));
  }

  @Test
  void aQueuedRunIsFollowedByItsTask() {
    Answer queued;
    try (var busy = workersBusy()) {
      queued = desk.post(EXCEL, Map.of("outline", "# One", "async", true)).expect(202);
      assertTrue(queued.header("Retry-After").isPresent());
      assertTrue(queued.header("RateLimit").orElse("").contains("\"runs\";r=9"), queued::text);
    }
    var location = URI.create(queued.header("Location").orElseThrow()).getPath();
    var task = desk.await(location + "?wait_ms=25000", DocumentsDesk::hasEnded);
    assertEquals("completed", task.path("status").asString());
    assertEquals(queued.json().path("run_id"), task.path("run_id"));
  }

  @Test
  void theSameRequestMakesTheSameBytes() {
    var request = Map.of("outline", OUTLINE, "data", List.of(data()));
    for (var format : List.of("excel", "word", "slides")) {
      var target = DocumentsDesk.generate(format);
      assertEquals(
          desk.post(target, request).expect(200).json().path("sha256"),
          desk.post(target, request).expect(200).json().path("sha256"),
          format);
    }
  }

  private static Map<String, Object> data() {
    return Map.of(
        "name", "sales.csv",
        "columns", List.of("month", "revenue"),
        "rows",
            List.of(
                List.of("May", 12.5),
                List.of("June", "15"),
                java.util.Arrays.asList("July", null)));
  }

  @Test
  void whatTheOutlineNamesMustBeThere() {
    for (var format : List.of("excel", "word", "slides")) {
      var target = DocumentsDesk.generate(format);
      var refused =
          desk.post(target, Map.of("outline", "# A\n\n{{table: sales.csv}}\n"))
              .expect(400, "preflight_failed");
      assertTrue(refused.json().path("message").asString().contains("sales.csv"), refused::text);
      desk.post(target, Map.of("title", "Nothing")).expect(400, "invalid_request");
    }
    assertEquals("[]", desk.get("/api/v1/runs").expect(200).json().path("data").toString());
  }

  @Test
  void jsonBeyondTheLimitsIsNotCalledMalformed() {
    var rows = "{\"name\":\"x\",\"columns\":[\"a\"],\"rows\":[[" + "9".repeat(100) + "]]}";
    var refused =
        desk.send(
                ApiRequest.post(EXCEL, desk.key())
                    .body("application/json", "{\"outline\":\"# A\",\"data\":[" + rows + "]}"))
            .expect(400, "invalid_request");
    assertTrue(refused.json().path("message").asString().contains("too long"), refused::text);
  }

  @Test
  void aTableWithoutColumnsAndManyEqualHeadingsMakeADocument() {
    var outline = "|\n|-\n\n" + "# A\n".repeat(20_000);
    var run = desk.post(EXCEL, Map.of("outline", outline)).expect(200).json();
    assertEquals("table_left_out", run.at("/warnings/0/code").asString());
  }

  @Test
  void withoutCreditsNothingIsMade() {
    var poor = DocumentsDesk.ofNew("Poor");
    for (var format : List.of("excel", "word", "slides")) {
      poor.post(DocumentsDesk.generate(format), Map.of("outline", "# A"))
          .expect(402, "insufficient_credits");
    }
    server.grant(poor.tenant(), 1);
    poor.post(WORD, Map.of("outline", "# A")).expect(402, "insufficient_credits");
    poor.post(EXCEL, Map.of("outline", "# A")).expect(200);
    poor.post(EXCEL, Map.of("outline", "# A")).expect(402, "insufficient_credits");
  }

  @Test
  void testsCostOtherCreditsAreMarkedAndSeenByTestKeysAlone() {
    var secret =
        desk.makeKey(Map.of("name", "Test", "scopes", List.of("write"), "mode", "test"))
            .expect(201)
            .json()
            .path("secret")
            .asString();
    var tester = desk.with(secret);
    var before = balance();
    var run = tester.post(EXCEL, Map.of("outline", "# A")).expect(200).json();
    assertTrue(run.path("test").asBoolean());
    assertEquals(before, balance());
    assertEquals(999, tester.get("/api/v1/verify").expect(200).json().path("balance").asInt());
    desk.get(DocumentsDesk.run(run)).expect(404, "not_found");
    desk.get("/api/v1/tasks/" + run.path("task_id").asString()).expect(404, "not_found");
    assertEquals("[]", desk.get("/api/v1/runs").expect(200).json().path("data").toString());
    tester.get(DocumentsDesk.run(run)).expect(200);
    var live = desk.post(EXCEL, Map.of("outline", "# A")).expect(200).json();
    assertFalse(live.path("sha256").equals(run.path("sha256")));
    tester.get(DocumentsDesk.run(live)).expect(404, "not_found");
  }

  @Test
  void brandsAndWebhooksNeedTheTierPro() {
    var free = DocumentsDesk.ofNew("Free");
    server.grant(free.tenant(), 10);
    var brand = Map.of("outline", "# A", "brand", Map.of("colors", List.of("#AA0000")));
    free.post(EXCEL, brand).expect(403, "forbidden");
    free.post(EXCEL, Map.of("outline", "# A", "webhook_url", "http://127.0.0.1:9/"))
        .expect(403, "forbidden");
    free.post("/api/v1/preflight", DocumentsDesk.with(brand, "format", "excel"))
        .expect(403, "forbidden");
    desk.post(EXCEL, brand).expect(200);
  }

  @Test
  void filesAndImagesAreOnesOwn() {
    var other = DocumentsDesk.ofNew("Somebody else");
    var theirs = DocumentsDesk.id(other.uploaded("sales.csv", SALES));
    var nobodys = "fil_" + "0".repeat(26);
    for (var id : List.of(theirs, nobodys)) {
      for (var target : List.of(EXCEL, "/api/v1/preflight")) {
        desk.post(
                target,
                target.equals(EXCEL)
                    ? Map.of("outline", "# A", "data_sources", List.of(id))
                    : Map.of("outline", "# A", "format", "word", "data_sources", List.of(id)))
            .expect(404, "not_found");
      }
    }
    var image = DocumentsDesk.id(desk.pictured("logo.svg", "A square"));
    desk.delete("/api/v1/images/" + image).expect(204);
    var named = Map.of("outline", "# A", "image_assets", List.of(image));
    for (var format : List.of("excel", "word", "slides")) {
      desk.post(DocumentsDesk.generate(format), named).expect(410, "gone");
      desk.post(
              DocumentsDesk.generate(format),
              Map.of("outline", "# A", "data_sources", List.of(nobodys)))
          .expect(404, "not_found");
    }
    desk.post("/api/v1/preflight", DocumentsDesk.with(named, "format", "word")).expect(410, "gone");
  }

  @TestFactory
  Stream<DynamicTest> whatTakesTooLongGoesOnAndIsChargedOnce() {
    return Stream.of("excel", "word", "slides")
        .map(format -> dynamicTest(format, () -> assertGoesOn(format)));
  }

  private void assertGoesOn(String format) {
    var narrow = SecondNode.narrow().client();
    var target = DocumentsDesk.generate(format);
    var request = new HashMap<String, Object>(Map.of("outline", "# Slow " + format));
    request.put("idempotency_key", "slow-" + format);
    var before = balance();
    String task;
    String run;
    try (var busy = workersBusy()) {
      var late =
          narrow
              .send(ApiRequest.post(target, desk.key(), request))
              .expect(408, "sync_timeout_upgrade_async");
      assertTrue(late.header("Retry-After").isPresent());
      task = late.json().path("task_id").asString();
      run = late.json().path("run_id").asString();
      assertTrue(late.json().path("message").asString().contains(task), late::text);
      request.put("async", true);
      var queued = desk.post(target, request).expect(202);
      assertEquals(Optional.of("true"), queued.header("Idempotent-Replayed"));
      assertEquals(task, queued.json().path("task_id").asString());
    }
    desk.await("/api/v1/tasks/" + task + "?wait_ms=25000", DocumentsDesk::hasEnded);
    request.remove("async");
    assertEquals(run, desk.post(target, request).expect(200).json().path("run_id").asString());
    var charged = before - balance();
    assertEquals(
        desk.get("/api/v1/runs/" + run).expect(200).json().path("credits_used").asLong(), charged);
    request.put("outline", "# Another");
    var reused = desk.post(target, request).expect(409, "conflict");
    assertEquals(run, reused.json().path("run_id").asString());
    assertTrue(reused.header("Retry-After").isEmpty());
  }

  @Test
  void oneAtATimeWaitsForTheSameRun() {
    var request = Map.of("outline", "# Twice", "idempotency_key", "twice");
    CompletableFuture<Answer> first;
    try (var busy = workersBusy()) {
      first = CompletableFuture.supplyAsync(() -> desk.post(EXCEL, request));
      Await.until("the first run", Duration.ofSeconds(20), () -> unfinished() == 1);
      var second = desk.post(EXCEL, request).expect(409, "conflict");
      assertTrue(second.header("Retry-After").isPresent());
      assertTrue(second.json().has("run_id"));
    }
    var run = first.join().expect(200).json();
    assertEquals(run, desk.post(EXCEL, request).expect(200).json());
  }

  @Test
  void twoKeysAtOnceMustBeTheSame() {
    var request =
        ApiRequest.post(EXCEL, desk.key(), Map.of("outline", "# A", "idempotency_key", "one"))
            .header("Idempotency-Key", "another");
    var refused = desk.send(request).expect(422, "validation_error").json();
    assertEquals("/idempotency_key", refused.at("/fields/0/field").asString());
  }

  @Test
  void aFreeKeyHasTwoRunsAtOnce() {
    var free = DocumentsDesk.ofNew("Two at once");
    server.grant(free.tenant(), 10);
    var request = Map.of("outline", "# A", "async", true);
    try (var busy = workersBusy()) {
      free.post(EXCEL, request).expect(202);
      var second = free.post(EXCEL, request).expect(202);
      assertTrue(second.header("RateLimit").orElse("").endsWith("\"runs\";r=0"));
      for (var format : List.of("excel", "word", "slides")) {
        var third = free.post(DocumentsDesk.generate(format), request);
        third.expect(429, "rate_limit_exceeded");
        assertTrue(third.header("Retry-After").isPresent());
      }
      free.post("/api/v1/tasks/" + second.json().path("task_id").asString() + "/cancel")
          .expect(200);
      free.post(EXCEL, request).expect(202);
    }
    Await.until("the ends", Duration.ofSeconds(60), () -> unfinished(free) == 0);
  }

  @TestFactory
  Stream<DynamicTest> aFileThatTheStorageLostIsAnErrorOfTheStorage() {
    return Stream.of("excel", "word", "slides")
        .map(
            format ->
                dynamicTest(
                    format,
                    () -> {
                      var file = DocumentsDesk.id(desk.uploaded("sales.csv", SALES));
                      server.loseBlob(
                          server
                              .faults()
                              .text(
                                  "select blob_key from document_file where id = '" + file + "'"));
                      var before = balance();
                      var failed =
                          desk.post(
                                  DocumentsDesk.generate(format),
                                  Map.of("outline", OUTLINE, "data_sources", List.of(file)))
                              .expect(502, "upstream_error");
                      assertEquals(before, balance());
                      var task =
                          desk.get("/api/v1/tasks/" + failed.json().path("task_id").asString())
                              .expect(200)
                              .json();
                      assertEquals("failed", task.path("status").asString());
                      assertEquals("upstream_error", task.at("/error/error").asString());
                    }));
  }

  @TestFactory
  Stream<DynamicTest> placesForWaitingRequestsAreCounted() {
    var narrow = SecondNode.narrow().client();
    return Stream.of("excel", "word", "slides")
        .map(
            format ->
                dynamicTest(
                    format,
                    () -> {
                      var request =
                          ApiRequest.post(
                              DocumentsDesk.generate(format), desk.key(), Map.of("outline", "# A"));
                      try (var busy = workersBusy()) {
                        var full =
                            Stream.generate(
                                    () -> CompletableFuture.supplyAsync(() -> narrow.send(request)))
                                .limit(4)
                                .toList()
                                .stream()
                                .map(CompletableFuture::join)
                                .filter(answer -> answer.status() == 503)
                                .findFirst()
                                .orElseThrow();
                        full.expect(503, "service_unavailable");
                        assertTrue(full.header("Retry-After").isPresent());
                        assertOtherFaultsComeFirst(narrow, format);
                      }
                      Await.until("the ends", Duration.ofSeconds(60), () -> unfinished() == 0);
                    }));
  }

  /** Also where all places are taken. */
  private void assertOtherFaultsComeFirst(CheckingClient narrow, String format) {
    var target = DocumentsDesk.generate(format);
    var poor = DocumentsDesk.ofNew("Poor and waiting");
    narrow
        .send(ApiRequest.post(target, poor.key(), Map.of("outline", "# A")))
        .expect(402, "insufficient_credits");
    narrow
        .send(ApiRequest.post(target, desk.key(), Map.of("outline", "{{table: a.csv}}")))
        .expect(400, "preflight_failed");
  }

  @Test
  void numbersKeepTheirDigits() {
    var rows = List.of(List.of(new BigDecimal("1234567890123456.789")), List.of("x"));
    var data = Map.of("name", "a", "columns", List.of("n"), "rows", rows);
    var run =
        desk.post(EXCEL, Map.of("outline", "{{table: a}}", "data", List.of(data)))
            .expect(200)
            .json();
    var export =
        desk.post(DocumentsDesk.run(run) + "/export", Map.of("target", "html")).expect(200).json();
    var target = URI.create(export.path("download_url").asString()).getRawPath();
    var text = desk.send(ApiRequest.of("GET", target)).expect(200).text();
    assertTrue(text.contains("1234567890123456.789"), text);
  }

  @Test
  void aLogoIsNoImageOfTheOutline() {
    var logo = DocumentsDesk.id(desk.pictured("logo.svg", "A square"));
    var request = Map.of("outline", "# A\n\n{{image: logo.svg}}\n", "brand", Map.of("logo", logo));
    desk.post(WORD, request).expect(400, "preflight_failed");
    desk.post(WORD, DocumentsDesk.with(request, "image_assets", List.of(logo))).expect(200);
  }

  @Test
  void theOrderOfMetadataIsNoDifference() {
    var forth = new LinkedHashMap<String, String>();
    forth.put("a", "1");
    forth.put("b", "2");
    var back = new LinkedHashMap<String, String>();
    back.put("b", "2");
    back.put("a", "1");
    var request = Map.of("outline", "# A", "idempotency_key", "metadata");
    var first = desk.post(EXCEL, DocumentsDesk.with(request, "metadata", forth)).expect(200);
    var second = desk.post(EXCEL, DocumentsDesk.with(request, "metadata", back)).expect(200);
    assertEquals(first.json().path("run_id"), second.json().path("run_id"));
  }

  @Test
  void aTitleIsToldAsFarAsItFits() {
    var run = desk.made("word", "# " + "t".repeat(300) + "\n");
    assertEquals(200, run.path("title").asString().length());
  }

  @TestFactory
  Stream<DynamicTest> anAttachedTextThatTheStorageLostIsAnErrorOfTheStorage() {
    return Stream.of("excel", "word", "slides", "preflight")
        .map(format -> dynamicTest(format, () -> assertLost(format)));
  }

  private void assertLost(String format) {
    var file = DocumentsDesk.id(desk.uploaded("notes.md", "# Notes\n"));
    server.loseBlob(
        server.faults().text("select blob_key from document_file where id = '" + file + "'"));
    var request = Map.of("outline", "# A", "data_sources", List.of(file));
    if (format.equals("preflight")) {
      desk.post("/api/v1/preflight", DocumentsDesk.with(request, "format", "word"))
          .expect(502, "upstream_error");
      return;
    }
    desk.post(DocumentsDesk.generate(format), request).expect(502, "upstream_error");
  }

  @Test
  void maintenanceStopsWhatIsNew() {
    var run = desk.post(EXCEL, Map.of("outline", "# Before")).expect(200).json();
    var export = DocumentsDesk.run(run) + "/export";
    server.maintenance("on");
    try {
      Await.until(
          "maintenance",
          Duration.ofSeconds(10),
          () -> desk.post(EXCEL, Map.of("outline", "# A")).status() == 503);
      var refused = desk.post(EXCEL, Map.of("outline", "# A")).expect(503, "service_unavailable");
      assertEquals("60", refused.header("Retry-After").orElse(""));
      desk.post(export, Map.of("target", "csv")).expect(503, "service_unavailable");
      desk.get(DocumentsDesk.run(run)).expect(200);
    } finally {
      server.maintenance("off");
    }
    Await.until(
        "the end of maintenance",
        Duration.ofSeconds(10),
        () -> desk.post(export, Map.of("target", "csv")).status() == 200);
  }

  @Test
  void theEndOfARunIsTold() throws Exception {
    try (var receiver = new WebhookReceiver()) {
      var all = desk.webhook(receiver.url("/all"));
      var failures = desk.webhook(receiver.url("/failures"), "run.failed");
      var run =
          desk.post(EXCEL, Map.of("outline", "# A", "webhook_url", failures.path("url").asString()))
              .expect(200)
              .json();
      for (var path : List.of("/all", "/failures")) {
        var delivery = receiver.await(sent -> sent.path().equals(path));
        assertTrue(delivery.body().contains("run.completed"), delivery::body);
        assertTrue(delivery.body().contains(run.path("run_id").asString()), delivery::body);
        var secret = (path.equals("/all") ? all : failures).path("secret").asString();
        new Webhook(secret).verify(delivery.body(), delivery.headers().map());
      }
      var unknown =
          desk.post(EXCEL, Map.of("outline", "# A", "webhook_url", receiver.url("/unknown")));
      assertEquals(
          "/webhook_url",
          unknown.expect(422, "validation_error").json().at("/fields/0/field").asString());
    }
  }

  private Fault workersBusy() {
    return server.faults().workersBusy("documents.make-document");
  }

  private long balance() {
    return desk.get("/api/v1/verify").expect(200).json().path("balance").asLong();
  }

  private long unfinished() {
    return unfinished(desk);
  }

  private long unfinished(DocumentsDesk whose) {
    return server
        .faults()
        .query(
            "select count(*) from document_run where status in ('QUEUED', 'RUNNING')"
                + " and organization_id = '"
                + whose.organization()
                + "'");
  }
}
