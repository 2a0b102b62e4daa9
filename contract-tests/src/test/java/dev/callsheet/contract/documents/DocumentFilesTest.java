package dev.callsheet.contract.documents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.checking.Form;
import dev.callsheet.contract.harness.Await;
import dev.callsheet.contract.harness.CallsheetServer;
import java.net.URI;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

class DocumentFilesTest {
  private static final String FILES = "/api/v1/files";
  private static final String SALES = "month,revenue\nMay,12.50\nJune,15\n";
  private static final int FREE_BYTES = 10 << 20;

  private final CallsheetServer server = CallsheetServer.running();
  private final DocumentsDesk desk = DocumentsDesk.ofNew("Files");

  private record Sample(String name, byte[] content, String kind, String mediaType) {}

  @TestFactory
  Stream<DynamicTest> theContentSaysWhatAFileIs() {
    return Stream.of(
            new Sample("sales.txt", SALES.getBytes(UTF_8), "csv", "text/csv"),
            new Sample(
                "tabs.csv",
                SALES.replace(',', '\t').getBytes(UTF_8),
                "tsv",
                "text/tab-separated-values"),
            new Sample(
                "a.csv", "[{\"a\":1},{\"a\":2}]".getBytes(UTF_8), "json", "application/json"),
            new Sample(
                "book.json",
                Samples.workbook(),
                "xlsx",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            new Sample("notes.txt", "A line.\nAnother.\n".getBytes(UTF_8), "txt", "text/plain"),
            new Sample("outline.md", "# Sales\n\n- up\n".getBytes(UTF_8), "md", "text/markdown"))
        .map(sample -> dynamicTest(sample.kind(), () -> uploadAndReadBack(sample)));
  }

  private void uploadAndReadBack(Sample sample) throws Exception {
    var uploaded = desk.send(desk.file(sample.name(), sample.content())).expect(201);
    var told = uploaded.json();
    assertEquals(sample.kind(), told.path("kind").asString());
    assertEquals(sample.mediaType(), told.path("media_type").asString());
    assertEquals(sample.name(), told.path("file_name").asString());
    assertEquals(sample.content().length, told.path("size_bytes").asLong());
    assertEquals(DocumentsDesk.sha256(sample.content()), told.path("sha256").asString());
    assertEquals("[]", told.path("warnings").toString());
    var path = FILES + "/" + DocumentsDesk.id(told);
    assertEquals(path, URI.create(uploaded.header("Location").orElseThrow()).getPath());
    assertEquals(told, desk.get(path).expect(200).json());

    var content = desk.get(path + "/content").expect(200);
    assertArrayEquals(sample.content(), content.body());
    assertEquals(Optional.of(sample.mediaType()), content.header("Content-Type"));
    assertEquals(
        Optional.of("attachment; filename=\"" + sample.name() + '"'),
        content.header("Content-Disposition"));
  }

  @Test
  void aStorageThatIsAwayOrLosesAFileIsAnErrorOfTheStorage() {
    server.whileTheStorageIsAway(
        () ->
            desk.send(desk.file("sales.csv", SALES.getBytes(UTF_8))).expect(502, "upstream_error"));
    var file = DocumentsDesk.id(desk.uploaded("sales.csv", SALES));
    server.loseBlob(
        server.faults().text("select blob_key from document_file where id = '" + file + "'"));
    desk.get(FILES + "/" + file + "/content").expect(502, "upstream_error");
  }

  @Test
  void tablesAndTheirColumnsAreTold() {
    var table = desk.uploaded("sales.csv", SALES).path("tables");
    assertEquals(1, table.size());
    assertEquals("sales.csv", table.at("/0/name").asString());
    assertEquals(2, table.at("/0/rows").asLong());
    assertEquals(
        "[{\"name\":\"month\",\"type\":\"text\"},{\"name\":\"revenue\",\"type\":\"number\"}]",
        table.at("/0/columns").toString());

    var sheets = desk.send(desk.file("book.xlsx", Samples.workbook())).expect(201).json();
    assertEquals(
        List.of("book.xlsx#North", "book.xlsx#South"),
        sheets.path("tables").valueStream().map(each -> each.path("name").asString()).toList());
    assertFalse(sheets.has("encoding"));
    assertEquals("[]", desk.uploaded("notes.txt", "A line.\n").path("tables").toString());
  }

  @Test
  void anEncodingThatHadToBeGuessedIsTold() {
    var content = "Stra\u00dfe;Gr\u00f6\u00dfe\nH\u00e4user\u00ad;12\nG\u00e4rten;15\n";
    var told =
        desk.send(desk.file("old.csv", content.getBytes(Charset.forName("windows-1252"))))
            .expect(201)
            .json();
    assertEquals("windows-1252", told.path("encoding").asString());
    assertEquals("encoding_guessed", told.at("/warnings/0/code").asString());
    assertEquals("UTF-8", desk.uploaded("new.csv", content).path("encoding").asString());
  }

  @Test
  void aNameIsKeptAndToldInEveryAlphabet() {
    var name = "Ums\u00e4tze \u20ac 2026 \ud83d\udcc8.csv";
    var told = desk.uploaded(name, SALES);
    assertEquals(name, told.path("file_name").asString());
    assertEquals(
        Optional.of(
            "attachment; filename=\"Umsatze _ 2026 _.csv\"; filename*=UTF-8''"
                + "Ums%C3%A4tze%20%E2%82%AC%202026%20%F0%9F%93%88.csv"),
        desk.get(FILES + "/" + DocumentsDesk.id(told) + "/content")
            .expect(200)
            .header("Content-Disposition"));
  }

  @Test
  void aNameThatIsAPathLosesItsFolders() {
    var told = desk.uploaded("C:\\\\Reports\\\\sales.csv", SALES);
    assertEquals("sales.csv", told.path("file_name").asString());
    assertEquals("file_name_changed", told.at("/warnings/0/code").asString());
    var nameless =
        new Form()
            .part("name=\"file\"", SALES.getBytes(UTF_8))
            .of(ApiRequest.post(FILES, desk.key()));
    var named = desk.send(nameless).expect(201).json();
    assertEquals("upload", named.path("file_name").asString());
    assertEquals("file_name_changed", named.at("/warnings/0/code").asString());
  }

  @Test
  void pagesTogetherHoldEveryFileNewestFirst() {
    var uploaded = new ArrayList<String>();
    for (var number = 0; number < 5; number++) {
      uploaded.addFirst(DocumentsDesk.id(desk.uploaded(number + ".csv", SALES)));
    }
    var listed = new ArrayList<String>();
    var target = FILES + "?limit=2";
    for (var more = true; more; ) {
      var page = desk.get(target).expect(200).json();
      page.path("data").forEach(file -> listed.add(DocumentsDesk.id(file)));
      more = page.has("next_cursor");
      target = FILES + "?limit=2&cursor=" + page.path("next_cursor").asString("");
    }
    assertEquals(uploaded, listed);
  }

  @Test
  void filesWithMuchInThemMakeAShorterPage() {
    var header = new StringBuilder();
    for (var column = 0; column < 1000; column++) {
      header.append(column == 0 ? "" : ",").append("c".repeat(900)).append(column);
    }
    var wide = header + "\n" + "1,".repeat(999) + "1\n";
    var ids = new ArrayList<String>();
    for (var number = 0; number < 20; number++) {
      ids.addFirst(DocumentsDesk.id(desk.uploaded(number + ".csv", wide)));
    }
    var listed = new ArrayList<String>();
    var target = FILES + "?limit=100";
    for (var more = true; more; ) {
      var page = desk.get(target).expect(200).json();
      var told = page.path("data").size();
      assertTrue(told > 0 && told < ids.size(), () -> told + " files");
      page.path("data").forEach(file -> listed.add(DocumentsDesk.id(file)));
      more = page.has("next_cursor");
      target = FILES + "?limit=100&cursor=" + page.path("next_cursor").asString("");
    }
    assertEquals(ids, listed);
  }

  @Test
  void aDeletedFileIsGone() {
    var id = DocumentsDesk.id(desk.uploaded("sales.csv", SALES));
    desk.delete(FILES + "/" + id).expect(204);
    assertGone(desk, id);
    assertEquals("[]", desk.get(FILES).expect(200).json().path("data").toString());
    var other = DocumentsDesk.ofNew("Somebody else");
    other.get(FILES + "/" + id).expect(404, "not_found");
    Await.until(
        "the end of the blob",
        Duration.ofSeconds(30),
        () ->
            server
                    .faults()
                    .query("select count(*) from job_light where task_instance = '" + id + "'")
                == 0);
  }

  @Test
  void afterAMonthADeletedFileNeverWas() {
    var id = DocumentsDesk.id(desk.uploaded("sales.csv", SALES));
    desk.delete(FILES + "/" + id).expect(204);
    assertGone(desk, id);
    server
        .faults()
        .execute(
            "update document_tombstone set deleted_at = deleted_at - interval '31 days' where id = '"
                + id
                + "'");
    server
        .faults()
        .execute(
            "update job_light set execution_time = now() where task_name = 'documents-tombstones'");
    Await.until(
        "the end of the tombstone",
        Duration.ofSeconds(30),
        () -> desk.get(FILES + "/" + id).status() == 404);
  }

  private static void assertGone(DocumentsDesk desk, String id) {
    desk.get(FILES + "/" + id).expect(410, "gone");
    desk.get(FILES + "/" + id + "/content").expect(410, "gone");
    desk.delete(FILES + "/" + id).expect(410, "gone");
  }

  @Test
  void whatAnUnfinishedRunNeedsCannotBeDeleted() {
    server.grant(desk.tenant(), 10);
    var id = DocumentsDesk.id(desk.uploaded("sales.csv", SALES));
    JsonNode task;
    try (var busy = server.faults().workersBusy("documents.make-document")) {
      task =
          desk.post(
                  "/api/v1/excel/generate",
                  Map.of(
                      "outline",
                      "# Sales\n\n{{table: sales.csv}}\n",
                      "data_sources",
                      List.of(id),
                      "async",
                      true))
              .expect(202)
              .json();
      desk.delete(FILES + "/" + id).expect(409, "conflict");
      desk.get(FILES + "/" + id + "/content").expect(200);
      desk.post("/api/v1/tasks/" + task.path("task_id").asString() + "/cancel").expect(200);
    }
    desk.delete(FILES + "/" + id).expect(204);
  }

  @Test
  void aFileMayHaveAsManyBytesAsTheTierAllows() {
    var whole = new byte[FREE_BYTES];
    Arrays.fill(whole, (byte) 'x');
    desk.send(desk.file("whole.txt", whole)).expect(201);
    var more = Arrays.copyOf(whole, FREE_BYTES + 1);
    more[FREE_BYTES] = 'x';
    var refused = desk.send(desk.file("more.txt", more)).expect(413, "payload_too_large");
    assertTrue(refused.json().path("message").asString().contains("" + FREE_BYTES), refused::text);
    server.setTier(desk.tenant(), "pro");
    desk.send(desk.file("more.txt", more)).expect(201);
    server.setPlan(desk.tenant(), DocumentsFamily.NAME, "--max-upload-bytes", "100");
    desk.upload("small.txt", "x".repeat(101)).expect(413, "payload_too_large");
    desk.upload("small.txt", "x".repeat(100)).expect(201);
  }

  @Test
  void aFileThatIsTooLargeIsRefusedWhileItStreams() throws Exception {
    var request = desk.file("endless.txt", new byte[] {'x'});
    var part = new String(request.body(), UTF_8).split("x\r\n--", 2)[0].getBytes(UTF_8);
    try (var connection = server.client().connect()) {
      connection.writeHead(request, 1L << 40);
      connection.write(part);
      var chunk = new byte[1 << 20];
      Arrays.fill(chunk, (byte) 'x');
      for (var written = 0; written <= FREE_BYTES; written += chunk.length) {
        connection.write(chunk);
      }
      connection.readAnswer(request).expect(413, "payload_too_large");
    }
  }

  @TestFactory
  Stream<DynamicTest> whatCannotBeReadIsRefused() {
    var refused = new LinkedHashMap<String, byte[]>();
    refused.put("nothing", new byte[0]);
    refused.put("an archive that is cut off", Arrays.copyOf(Samples.workbook(), 700));
    refused.put("an archive of something else", Samples.zip(Map.of("a.txt", "a")));
    refused.put("a picture", Samples.picture("png"));
    refused.put("JSON that is cut off", "[{\"a\":1},{\"a\":".getBytes(UTF_8));
    refused.put("a program", new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0});
    return refused.entrySet().stream()
        .map(
            each ->
                dynamicTest(
                    each.getKey(),
                    () -> {
                      var answer =
                          desk.send(desk.file("data.csv", each.getValue()))
                              .expect(422, "validation_error")
                              .json();
                      assertEquals("/file", answer.at("/fields/0/field").asString());
                      assertTrue(answer.path("message").asString().startsWith("/file: "));
                      assertEquals(
                          "[]", desk.get(FILES).expect(200).json().path("data").toString());
                    }));
  }

  @Test
  void aFormWithoutAFileIsIncomplete() {
    var form = ApiRequest.post(FILES, desk.key());
    var missing =
        desk.send(new Form().field("other", "x").of(form)).expect(422, "validation_error").json();
    assertEquals("/other", missing.at("/fields/0/field").asString());
    var none = desk.send(form.body("multipart/form-data; boundary=a", "--a--\r\n"));
    none.expect(400, "invalid_request");
    var two =
        new Form()
            .file("file", "a.csv", SALES.getBytes(UTF_8))
            .file("file", "b.csv", SALES.getBytes(UTF_8));
    desk.send(two.of(form)).expect(422, "validation_error");
  }

  @Test
  void theSameUploadWithTheSameKeyIsDoneOnce() {
    var leftBefore = expectedBlobs();
    var request = desk.file("sales.csv", SALES.getBytes(UTF_8)).header("Idempotency-Key", "once");
    var first = desk.send(request).expect(201);
    var second = desk.send(request).expect(201);
    assertEquals(first.text(), second.text());
    assertEquals(Optional.of("true"), second.header("Idempotent-Replayed"));
    assertEquals(first.header("Location"), second.header("Location"));
    assertEquals(1, desk.get(FILES).expect(200).json().path("data").size());
    assertEquals(leftBefore, expectedBlobs());

    desk.send(desk.file("other.csv", SALES.getBytes(UTF_8)).header("Idempotency-Key", "once"))
        .expect(409, "conflict");
    desk.send(
            desk.file("sales.csv", (SALES + "July,9\n").getBytes(UTF_8))
                .header("Idempotency-Key", "once"))
        .expect(409, "conflict");
    assertEquals(leftBefore, expectedBlobs());
    var again = desk.uploaded("sales.csv", SALES);
    assertNotEquals(DocumentsDesk.id(first.json()), DocumentsDesk.id(again));
  }

  /** What was put into the store for nobody, and is there still. */
  private long expectedBlobs() {
    return server.faults().query("select count(*) from expected_blob");
  }
}
