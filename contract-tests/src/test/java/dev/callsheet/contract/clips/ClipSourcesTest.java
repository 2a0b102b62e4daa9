package dev.callsheet.contract.clips;

import static dev.callsheet.contract.clips.ClipsDesk.data;
import static dev.callsheet.contract.clips.ClipsDesk.refused;
import static dev.callsheet.contract.clips.ClipsDesk.upload;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.harness.CallsheetServer;
import dev.callsheet.contract.harness.Recordings;
import dev.callsheet.contract.harness.SecondNode;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ClipSourcesTest {
  private static final byte[] TALK = Recordings.read(Recordings.talk());

  private final CallsheetServer server = CallsheetServer.running();
  private final ClipsDesk desk = ClipsDesk.of(server.tenants(ClipsFamily.NAME).main().key());

  @Test
  void anUploadUrlTakesOneFile() {
    var source = desk.source("talk.mp4");

    var uploaded = data(desk.send(upload(source, TALK)));

    assertEquals(source.path("identity"), uploaded.path("identity"));
    assertEquals(TALK.length, uploaded.path("size_bytes").asInt());
    assertEquals(1, uploaded.path("units").asInt());
    assertEquals(12_000, uploaded.path("video").path("duration_ms").asInt(), 100);
    assertEquals(320, uploaded.path("video").path("width").asInt());
    refused(desk.send(upload(source, TALK)), 400);
  }

  @Test
  void ofManyFilesAtOnceOneIsTaken() {
    var source = desk.source("talk.mp4");
    var sent = new ArrayList<CompletableFuture<Integer>>();
    for (var index = 0; index < 4; index++) {
      sent.add(CompletableFuture.supplyAsync(() -> desk.send(upload(source, TALK)).status()));
    }
    assertEquals(
        1, sent.stream().map(CompletableFuture::join).filter(status -> status == 200).count());
  }

  @Test
  void aFileThatWillNotDoLeavesTheUrlAsItWas() {
    var source = desk.source("talk.mp4");
    refused(desk.send(upload(source, new byte[0])), 400);
    refused(desk.send(upload(source, Recordings.textAsVideo())), 400);
    refused(desk.send(upload(source, Recordings.truncatedVideo())), 400);
    assertEquals(
        "The file has no picture.",
        refused(desk.send(upload(source, Recordings.read(Recordings.voice()))), 400));
    data(desk.send(upload(source, TALK).header("Content-Type", "video/mp4")));
  }

  @Test
  void aTransferThatBrokeOffCanBeBegunAgain() throws Exception {
    var source = desk.source("talk.mp4");
    try (var connection = server.client().connect()) {
      connection.writeHead(upload(source, TALK), TALK.length);
      connection.write(java.util.Arrays.copyOf(TALK, TALK.length / 2));
    }
    data(desk.send(upload(source, TALK)));
  }

  @Test
  void aFullDiskIsAnsweredBeforeAByteIsSentAndLeavesTheUrlAsItWas() throws Exception {
    var source = desk.source("talk.mp4");
    var full = SecondNode.onAFullDisk().client();
    try (var connection = full.connect()) {
      connection.writeHead(upload(source, TALK), TALK.length);
      var answer = connection.readAnswer(upload(source, TALK));
      refused(answer, 503);
      assertEquals("5", answer.header("Retry-After").orElse(""));
    }
    var chunked = upload(source, new byte[0]).header("Transfer-Encoding", "chunked");
    try (var connection = full.connect()) {
      connection.writeHead(chunked, -1);
      connection.write((Integer.toHexString(TALK.length) + "\r\n").getBytes());
      connection.write(TALK);
      refused(connection.readAnswer(chunked), 503);
    }
    data(desk.send(upload(source, TALK)));
  }

  @Test
  void anUploadUrlIsGoodForAnHour() {
    var source = desk.source("talk.mp4");
    var id = source.path("identity").asString();
    assertEquals(
        3600,
        server
            .faults()
            .query(
                "select extract(epoch from expires_at - created_at)::bigint from clips_source"
                    + " where id = '"
                    + id
                    + "'"));
    server
        .faults()
        .execute(
            "update clips_source set expires_at = now() - interval '1 second' where id = '"
                + id
                + "'");
    refused(desk.send(upload(source, TALK)), 400);
  }

  @Test
  void aSourceWithoutItsFileIsNoSource() {
    var source = desk.source("talk.mp4");
    refused(desk.choose(source.path("identity").asString()), 400);
  }

  @Test
  void aSourceKeepsNoSecret() {
    var path = ClipsDesk.path(desk.source("talk.mp4").path("upload_url").asString());
    var secret = path.substring(path.lastIndexOf('/') + 1);
    assertEquals(
        0,
        server
            .faults()
            .query("select count(*) from clips_source s where s::text like '%" + secret + "%'"));
  }

  @Test
  void aPlanSaysHowManyBytesAFileMayHave() {
    var tenant = server.organization(ClipsFamily.NAME, "Planned");
    server.setPlan(tenant, ClipsFamily.NAME, "--max-upload-bytes", "1000");
    var planned = ClipsDesk.of(tenant.key());
    assertEquals(
        "A file may have at most 1000 bytes.",
        refused(planned.send(upload(planned.source("talk.mp4"), TALK)), 413));
  }

  @Test
  void aChunkedBodyIsCountedAsItComes() throws Exception {
    var source = desk.source("talk.mp4");
    var request = upload(source, new byte[0]).header("Transfer-Encoding", "chunked");
    try (var connection = server.client().connect()) {
      connection.writeHead(request, -1);
      var chunk = TALK.clone();
      for (long sent = 0; sent <= ClipsFamily.MAX_SOURCE_BYTES; sent += chunk.length) {
        connection.write((Integer.toHexString(chunk.length) + "\r\n").getBytes());
        connection.write(chunk);
        connection.write("\r\n".getBytes());
      }
      refused(connection.readAnswer(request), 413);
    }
  }

  @Test
  void anUploadNeedsNoKeyAndNoKeyReplacesTheSecret() {
    var unknown =
        ApiRequest.of("PUT", "/api/v2/upload/single-file/" + "x".repeat(30))
            .key(desk.key())
            .body("video/mp4", TALK);
    assertFalse(refused(desk.send(unknown), 400).isEmpty());
    refused(desk.post("/api/v2/upload/single-file", Map.of("filename", "")), 400);
  }
}
