package dev.callsheet.contract.tasks;

import static dev.callsheet.contract.tasks.TasksDesk.id;
import static dev.callsheet.contract.tasks.TasksDesk.upload;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.callsheet.contract.checking.Answer;
import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.harness.Await;
import dev.callsheet.contract.harness.CallsheetServer;
import dev.callsheet.contract.harness.Recordings;
import dev.callsheet.contract.harness.SecondNode;
import java.net.URI;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class MediaFilesTest {
  private static final byte[] TALK = Recordings.read(Recordings.talk());
  private static final byte[] CUES = "WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n".getBytes(UTF_8);

  private final CallsheetServer server = CallsheetServer.running();
  private final TasksDesk desk = TasksDesk.ofNew("Files", 0);

  @Test
  void aFileIsAnnouncedUploadedToldOfDownloadedAndDeleted() throws Exception {
    var created =
        desk.post(
                "/files",
                Map.of("name", "My talk.mp4", "size_bytes", TALK.length, "media_type", "video/mp4"))
            .expect(201);
    var target = URI.create(created.header("Location").orElseThrow()).getRawPath();
    assertEquals("/files/" + id(created.json()), target);
    assertEquals("pending_upload", desk.get(target).expect(200).json().path("status").asString());
    desk.get(target + "/content").expect(400, "request_invalid");

    var stored = desk.send(upload(created.json(), TALK)).expect(200).json();

    assertEquals("stored", stored.path("status").asString());
    assertEquals("video/mp4", stored.path("media_type").asString());
    assertEquals(TALK.length, stored.path("size_bytes").asInt());
    assertEquals(sha256(TALK), stored.path("sha256").asString());
    assertEquals(stored, desk.get(target).expect(200).json());
    var signed = desk.signed(id(stored));
    assertFalse(signed.contains("talk"), signed);
    var whole = desk.send(ApiRequest.of("GET", signed)).expect(200);
    assertArrayEquals(TALK, whole.body());
    assertEquals(Optional.of("video/mp4"), whole.header("Content-Type"));
    assertEquals(
        Optional.of("attachment; filename=\"My talk.mp4\""), whole.header("Content-Disposition"));

    desk.delete(target).expect(204);
    desk.get(target).expect(404, "file_not_found");
    desk.get(target + "/content").expect(404, "file_not_found");
    desk.delete(target).expect(404, "file_not_found");
    desk.send(ApiRequest.of("GET", signed)).expect(404, "file_not_found");
    Await.until(
        "the end of the blob",
        Duration.ofSeconds(30),
        () ->
            server
                    .faults()
                    .query(
                        "select count(*) from job_light where task_instance = '" + id(stored) + "'")
                == 0);
  }

  @Test
  void anUploadUrlTakesOneFile() {
    var announced = desk.announced("cues.vtt");
    desk.send(upload(announced, CUES)).expect(200);
    desk.send(upload(announced, CUES)).expect(404, "file_not_found");
  }

  @Test
  void ofManyUploadsAtOnceOneIsTaken() {
    var announced = desk.announced("talk.mp4");
    var sent = new ArrayList<CompletableFuture<Integer>>();
    for (var index = 0; index < 4; index++) {
      sent.add(CompletableFuture.supplyAsync(() -> desk.send(upload(announced, TALK)).status()));
    }
    assertEquals(
        1, sent.stream().map(CompletableFuture::join).filter(status -> status == 200).count());
    assertArrayEquals(TALK, downloaded(desk, id(announced)));
  }

  @Test
  void anUploadUrlOfAnotherFileOrAfterAnHourTakesNone() {
    var announced = desk.announced("cues.vtt");
    var other = TasksDesk.path(desk.announced("other.vtt").at("/upload/url"));
    var secret = other.substring(other.lastIndexOf('/') + 1);
    desk.send(
            ApiRequest.of("PUT", "/files/" + id(announced) + "/upload/" + secret)
                .body("text/vtt", CUES))
        .expect(404, "file_not_found");
    server
        .faults()
        .execute(
            "update tasks_file set upload_expires_at = now() - interval '1 second' where id = '"
                + id(announced)
                + "'");
    desk.send(upload(announced, CUES)).expect(404, "file_not_found");
    assertEquals(
        0,
        server
            .faults()
            .query("select count(*) from tasks_file f where f::text like '%" + secret + "%'"));
  }

  @Test
  void whatIsOfAnotherSizeLeavesTheUrlAsItWas() {
    var announced =
        desk.post("/files", Map.of("name", "cues.vtt", "size_bytes", CUES.length))
            .expect(201)
            .json();
    desk.send(upload(announced, new byte[0])).expect(400, "request_invalid");
    desk.send(upload(announced, Arrays.copyOf(CUES, 10))).expect(400, "request_invalid");
    desk.send(upload(announced, Arrays.copyOf(CUES, CUES.length + 1)))
        .expect(400, "request_invalid");
    desk.send(upload(announced, CUES)).expect(200);
    desk.send(upload(desk.announced("empty.vtt"), new byte[0])).expect(400, "request_invalid");
  }

  @Test
  void aTransferThatBrokeOffCanBeBegunAgain() throws Exception {
    var announced = desk.announced("talk.mp4");
    try (var connection = server.client().connect()) {
      connection.writeHead(upload(announced, TALK), TALK.length);
      connection.write(Arrays.copyOf(TALK, TALK.length / 2));
    }
    desk.send(upload(announced, TALK)).expect(200);
  }

  @Test
  void aPlanSaysHowManyBytesAFileMayHave() throws Exception {
    server.setPlan(desk.organization(), TasksFamily.NAME, "--max-upload-bytes", "1000");
    desk.post("/files", Map.of("name", "talk.mp4", "size_bytes", 1001))
        .expect(413, "payload_too_large");
    var announced = desk.announced("talk.mp4");
    desk.send(upload(announced, TALK)).expect(413, "payload_too_large");
    var chunked = upload(announced, new byte[0]).header("Transfer-Encoding", "chunked");
    try (var connection = server.client().connect()) {
      connection.writeHead(chunked, -1);
      connection.write((Integer.toHexString(TALK.length) + "\r\n").getBytes(UTF_8));
      connection.write(TALK);
      connection.readAnswer(chunked).expect(413, "payload_too_large");
    }
    desk.send(upload(announced, Arrays.copyOf(TALK, 1000))).expect(200);
  }

  @Test
  void aFullDiskAndAStorageThatIsAwayAreUnavailable() throws Exception {
    var announced = desk.announced("talk.mp4");
    try (var connection = SecondNode.onAFullDisk().client().connect()) {
      connection.writeHead(upload(announced, TALK), TALK.length);
      connection.readAnswer(upload(announced, TALK)).expect(503, "service_unavailable");
    }
    server.whileTheStorageIsAway(
        () -> desk.send(upload(announced, TALK)).expect(503, "service_unavailable"));
    desk.send(upload(announced, TALK)).expect(200);
    var signed = desk.signed(id(announced));
    server.whileTheStorageIsAway(
        () -> desk.send(ApiRequest.of("GET", signed)).expect(503, "service_unavailable"));
    assertArrayEquals(TALK, desk.send(ApiRequest.of("GET", signed)).expect(200).body());
  }

  @Test
  void aDownloadHasRangesAndVersions() {
    var signed = desk.signed(desk.uploaded("talk.mp4", TALK));
    var whole = desk.send(ApiRequest.of("GET", signed)).expect(200);
    var etag = whole.header("ETag").orElseThrow();
    assertEquals(Optional.of("bytes"), whole.header("Accept-Ranges"));

    var part = range(signed, "bytes=10-19").expect(206);
    assertArrayEquals(Arrays.copyOfRange(TALK, 10, 20), part.body());
    assertEquals(Optional.of("bytes 10-19/" + TALK.length), part.header("Content-Range"));
    var last = range(signed, "bytes=-5").expect(206);
    assertArrayEquals(Arrays.copyOfRange(TALK, TALK.length - 5, TALK.length), last.body());
    var beyond = range(signed, "bytes=" + TALK.length + "-").expect(416, "range_not_satisfiable");
    assertEquals(Optional.of("bytes */" + TALK.length), beyond.header("Content-Range"));

    desk.send(ApiRequest.of("GET", signed).header("If-None-Match", etag)).expect(304);
    desk.send(
            ApiRequest.of("GET", signed)
                .header("Range", "bytes=0-1")
                .header("If-Range", "\"another\""))
        .expect(200);
  }

  @Test
  void aSignedUrlThatIsAlteredOrOverIsUnknown() {
    var signed = desk.signed(desk.uploaded("cues.vtt", CUES));
    var other = desk.uploaded("other.vtt", CUES);
    var steps = signed.split("/");
    for (var altered :
        new String[] {
          signed.replace(steps[2], other),
          signed.replace(steps[4], "1" + steps[4]),
          signed.replace(steps[4], steps[4].replace('.', '-')),
          signed.replace("content.vtt", "content.mp4")
        }) {
      desk.send(ApiRequest.of("GET", altered)).expect(404, "file_not_found");
    }
    var narrow = SecondNode.narrow().client();
    var answer = narrow.send(ApiRequest.get("/files/" + other + "/content", desk.key()));
    var brief = URI.create(answer.expect(302).header("Location").orElseThrow()).getRawPath();
    Await.until(
        "the end of a URL",
        Duration.ofSeconds(20),
        () -> narrow.send(ApiRequest.of("GET", brief)).status() == 404);
  }

  @Test
  void whatABrowserWouldRunIsSentAsBytes() {
    var page = "<!doctype html><html><script>alert(1)</script></html>".getBytes(UTF_8);
    var announced =
        desk.post("/files", Map.of("name", "page.html", "media_type", "text/html"))
            .expect(201)
            .json();
    assertFalse(announced.has("media_type"), announced::toString);
    desk.send(upload(announced, page)).expect(200);
    var sent = desk.send(ApiRequest.of("GET", desk.signed(id(announced)))).expect(200);
    assertEquals(Optional.of("application/octet-stream"), sent.header("Content-Type"));
  }

  @Test
  void pagesTogetherHoldEveryFileOfTheProjectNewestFirst() {
    TasksDesk.ofNewProject(desk.organization(), "Other").announced("elsewhere.mp4");
    var made = new ArrayList<String>();
    for (var number = 0; number < 5; number++) {
      made.addFirst(id(desk.announced(number + ".mp4")));
    }
    var listed = new ArrayList<String>();
    var target = "/files?limit=2";
    for (var more = true; more; ) {
      var page = desk.get(target).expect(200).json();
      page.path("data").forEach(file -> listed.add(id(file)));
      more = page.has("next_cursor");
      target = "/files?limit=2&cursor=" + page.path("next_cursor").asString("");
    }
    assertEquals(made, listed);
  }

  @Test
  void aFileOfAnotherProjectIsUnknownByteForByte() {
    var file = desk.uploaded("cues.vtt", CUES);
    var unknown = "fil_" + "0".repeat(26);
    for (var other :
        new TasksDesk[] {
          TasksDesk.ofNewProject(desk.organization(), "Other"), TasksDesk.ofNew("Foreign", 0)
        }) {
      for (var rest : new String[] {"", "/content"}) {
        assertEquals(
            comparable(other.get("/files/" + unknown + rest), unknown),
            comparable(other.get("/files/" + file + rest).expect(404, "file_not_found"), file));
      }
      other.delete("/files/" + file).expect(404, "file_not_found");
    }
    desk.get("/files/" + file).expect(200);
  }

  private static String comparable(Answer answer, String named) {
    return answer.comparable(java.util.Set.of(named));
  }

  @Test
  void theSameAnnouncementWithTheSameKeyIsMadeOnce() {
    var request =
        ApiRequest.post("/files", desk.key(), Map.of("name", "cues.vtt"))
            .header("Idempotency-Key", "once");
    var first = desk.send(request).expect(201);
    var second = desk.send(request).expect(201);
    assertEquals(first.text(), second.text());
    assertEquals(Optional.of("true"), second.header("Idempotent-Replayed"));
    desk.send(request.json(Map.of("name", "other.vtt"))).expect(400, "request_invalid");
    desk.send(request.key(TasksDesk.ofNewProject(desk.organization(), "Other").key())).expect(201);
    desk.send(upload(second.json(), CUES)).expect(200);
  }

  @Test
  void aKeyThatReadsChangesNothing() {
    var reading = desk.withScopes("read");
    var file = desk.uploaded("cues.vtt", CUES);
    reading.post("/files", Map.of("name", "cues.vtt")).expect(403, "access_denied");
    reading.delete("/files/" + file).expect(403, "access_denied");
    reading.get("/files/" + file).expect(200);
    assertArrayEquals(CUES, downloaded(reading, file));
    var organization = desk.with(desk.organization().key());
    organization.get("/files/" + file).expect(403, "project_required");
    organization.post("/files", Map.of("name", "cues.vtt")).expect(403, "project_required");
  }

  private String blob(String fileId) {
    return server
        .faults()
        .text("select blob_key from tasks_file_part where file_id = '" + fileId + "'");
  }

  private static byte[] downloaded(TasksDesk by, String fileId) {
    return by.send(ApiRequest.of("GET", by.signed(fileId))).expect(200).body();
  }

  private Answer range(String target, String range) {
    return desk.send(ApiRequest.of("GET", target).header("Range", range));
  }

  private static String sha256(byte[] content) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
  }

  @Test
  void aBlobThatTheStorageLostIsAnError() {
    var stored = desk.uploaded("cues.vtt", CUES);
    var signed = desk.signed(stored);
    server.loseBlob(blob(stored));
    desk.send(ApiRequest.of("GET", signed)).expect(500, "internal_error");
  }
}
