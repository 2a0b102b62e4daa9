package dev.callsheet.contract.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.callsheet.contract.checking.Answer;
import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.harness.Await;
import dev.callsheet.contract.harness.CallsheetServer;
import dev.callsheet.contract.harness.Recordings;
import dev.callsheet.contract.harness.SecondNode;
import io.tus.java.client.TusClient;
import io.tus.java.client.TusUpload;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The tus protocol. */
class UploadsTest {
  private final CallsheetServer server = CallsheetServer.running();
  private final Workspace workspace =
      Workspace.open(server.tenants(StudioFamily.NAME).main().key());
  private final byte[] recording = Recordings.read(Recordings.voice());

  @Test
  void capabilitiesNeedNoKey() {
    var answer = server.client().send(ApiRequest.of("OPTIONS", "/v1/uploads")).expect(204);
    assertEquals("1.0.0", answer.header("Tus-Version").orElse(""));
    assertEquals(
        "creation,expiration,termination,checksum", answer.header("Tus-Extension").orElse(""));
    assertEquals("" + CallsheetServer.MAX_UPLOAD_BYTES, answer.header("Tus-Max-Size").orElse(""));
  }

  @Test
  void anUploadGoesOnWhereItStopped() {
    var asset = workspace.pendingAsset("voice.m4a", recording.length);
    var upload = Workspace.uploadId(asset);
    var half = recording.length / 2;
    assertEquals("0", offset(upload).header("Upload-Offset").orElse(""));
    var first = workspace.send(workspace.append(upload, 0, Arrays.copyOf(recording, half)));
    assertEquals("" + half, first.expect(204).header("Upload-Offset").orElse(""));
    var rest = Arrays.copyOfRange(recording, half, recording.length);
    workspace.send(workspace.append(upload, half, rest)).expect(204);
    workspace.awaitAsset(asset.path("id").asString(), "ready");
  }

  @Test
  void anUploadGoesOnAfterABrokenConnection() throws Exception {
    var asset = workspace.pendingAsset("voice.m4a", recording.length);
    var upload = Workspace.uploadId(asset);
    var half = recording.length / 2;
    try (var connection = server.client().connect()) {
      connection.writeHead(workspace.append(upload, 0, recording), recording.length);
      connection.write(Arrays.copyOf(recording, half));
      Await.until("the bytes", Duration.ofSeconds(10), () -> server.spooled(upload) == half);
    }
    // Asking by HEAD would fix the offset before the server has seen that the connection broke.
    var id = asset.path("id").asString();
    Await.until("the first half", Duration.ofSeconds(10), () -> stored(id) == half);
    assertEquals(half, offsetOf(upload));
    workspace
        .send(workspace.append(upload, half, Arrays.copyOfRange(recording, half, recording.length)))
        .expect(204);
    workspace.awaitAsset(id, "ready");
  }

  @Test
  void aFullDiskIsUnavailableAndTheUploadGoesOnElsewhere() {
    var asset = workspace.pendingAsset("voice.m4a", recording.length);
    var upload = Workspace.uploadId(asset);
    var answer =
        SecondNode.onAFullDisk()
            .client()
            .send(workspace.append(upload, 0, recording))
            .expect(503, "upstream_unavailable");
    assertEquals("5", answer.header("Retry-After").orElse(""));
    assertEquals(0, offsetOf(upload));
    workspace.send(workspace.append(upload, 0, recording)).expect(204);
  }

  @Test
  void anotherOffsetThanTheStoredOneIsAConflict() {
    var upload = Workspace.uploadId(workspace.pendingAsset("voice.m4a", recording.length));
    workspace.send(workspace.append(upload, 5, recording)).expect(409, "conflict");
    assertEquals(0, offsetOf(upload));
  }

  @TestFactory
  Stream<DynamicTest> anOffsetThatIsNoneIs400() {
    var upload = Workspace.uploadId(workspace.pendingAsset("voice.m4a", recording.length));
    return Stream.of("first", "-1", "1.5", "99999999999999999999")
        .map(
            offset ->
                dynamicTest(
                    offset,
                    () ->
                        workspace
                            .send(
                                workspace
                                    .append(upload, 0, recording)
                                    .header("Upload-Offset", offset))
                            .expect(400, "bad_request")));
  }

  @Test
  void ofTwoAppendsAtOnceOneIsStored() {
    var asset = workspace.pendingAsset("voice.m4a", recording.length);
    var request = workspace.append(Workspace.uploadId(asset), 0, recording);
    var both =
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> workspace.send(request)))
            .limit(2)
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .map(Answer::status)
            .sorted()
            .toList();
    assertEquals(204, both.getFirst());
    workspace.awaitAsset(asset.path("id").asString(), "ready");
  }

  @Test
  void bytesWithTheirChecksumAreStored() throws Exception {
    for (var algorithm : new String[][] {{"sha1", "SHA-1"}, {"sha256", "SHA-256"}}) {
      var asset = workspace.pendingAsset("voice.m4a", recording.length);
      var digest = MessageDigest.getInstance(algorithm[1]).digest(recording);
      var append =
          workspace
              .append(Workspace.uploadId(asset), 0, recording)
              .header(
                  "Upload-Checksum",
                  algorithm[0] + " " + Base64.getEncoder().encodeToString(digest));
      workspace.send(append).expect(204);
    }
  }

  @Test
  void bytesWithAnotherChecksumAreDiscarded() {
    var upload = Workspace.uploadId(workspace.pendingAsset("voice.m4a", recording.length));
    var wrong = "sha1 " + Base64.getEncoder().encodeToString(new byte[20]);
    workspace
        .send(workspace.append(upload, 0, recording).header("Upload-Checksum", wrong))
        .expect(460, "checksum_mismatch");
    assertEquals(0, offsetOf(upload));
  }

  @TestFactory
  Stream<DynamicTest> anotherVersionOfTheProtocolIs412() {
    var upload = Workspace.uploadId(workspace.pendingAsset("voice.m4a", recording.length));
    return Stream.of(
            workspace.upload("HEAD", upload),
            workspace.append(upload, 0, recording),
            workspace.upload("DELETE", upload),
            workspace.creation("voice.m4a", recording.length))
        .map(
            request ->
                dynamicTest(
                    request.method(),
                    () -> {
                      var refused = workspace.send(request.header("Tus-Resumable", "0.2.2"));
                      refused.expect(412, "precondition_failed");
                      assertEquals("1.0.0", refused.header("Tus-Version").orElse(""));
                      workspace
                          .send(without(request, "Tus-Resumable"))
                          .expect(412, "precondition_failed");
                    }));
  }

  @Test
  void aTerminatedUploadIsGoneAndItsAssetFailed() {
    var asset = workspace.pendingAsset("voice.m4a", recording.length);
    var upload = Workspace.uploadId(asset);
    workspace.send(workspace.upload("DELETE", upload)).expect(204);
    workspace.send(workspace.upload("HEAD", upload)).expect(404, "not_found");
    workspace.send(workspace.append(upload, 0, recording)).expect(404, "not_found");
    assertEquals("upload_terminated", failure(asset.path("id").asString()));
  }

  @Test
  void whatAnotherNodeReceivesCannotBeTerminated() throws Exception {
    var asset = workspace.pendingAsset("voice.m4a", recording.length);
    var upload = Workspace.uploadId(asset);
    var append = workspace.append(upload, 0, recording);
    try (var connection = server.client().connect()) {
      connection.writeHead(append, recording.length);
      connection.write(Arrays.copyOf(recording, 2000));
      Await.until("the bytes", Duration.ofSeconds(10), () -> server.spooled(upload) == 2000);
      var elsewhere = SecondNode.onAFullDisk().client();
      var refused =
          CompletableFuture.supplyAsync(() -> elsewhere.send(workspace.upload("DELETE", upload)));
      var sent = 2000;
      // The other node waits a while for the end of this one, which must not be silent or slow.
      while (!refused.isDone() && !connection.answered(Duration.ofMillis(100))) {
        connection.write(Arrays.copyOfRange(recording, sent, sent + 300));
        sent += 300;
      }
      refused.join().expect(409, "conflict");
      connection.write(Arrays.copyOfRange(recording, sent, recording.length));
      connection.readAnswer(append).expect(204);
    }
    workspace.awaitAsset(asset.path("id").asString(), "ready");
  }

  @Test
  void anExpiredUploadIsGone() {
    var asset = workspace.pendingAsset("voice.m4a", recording.length);
    var upload = Workspace.uploadId(asset);
    server
        .faults()
        .execute(
            "update upload set expires_at = now() - interval '1 second' where id = '"
                + upload
                + "'");
    workspace.send(workspace.upload("HEAD", upload)).expect(404, "not_found");
    workspace.send(workspace.append(upload, 0, recording)).expect(404, "not_found");
  }

  @Test
  void whatIsNoRecordingIsRefusedByItsFirstBytes() {
    var text = Recordings.textAsVideo();
    var asset = workspace.pendingAsset("text.mp4", text.length);
    workspace
        .send(workspace.append(Workspace.uploadId(asset), 0, Arrays.copyOf(text, 5000)))
        .expect(422, "validation_error");
    assertEquals("not_media", failure(asset.path("id").asString()));
  }

  /**
   * As a client sends it whose pieces divide the file, before it looks whether anything is left.
   */
  @Test
  void anAppendOfNothingStoresNothing() throws Exception {
    var half = recording.length / 2;
    var asset = workspace.pendingAsset("voice.m4a", recording.length);
    var id = Workspace.uploadId(asset);
    assertNothingIsStored(id, 0);
    workspace.send(workspace.append(id, 0, Arrays.copyOf(recording, half))).expect(204);
    assertNothingIsStored(id, half);
    workspace
        .send(workspace.append(id, half, Arrays.copyOfRange(recording, half, recording.length)))
        .expect(204);
    assertNothingIsStored(id, recording.length);
    workspace.awaitAsset(asset.path("id").asString(), "ready");
    assertNothingIsStored(id, recording.length);
    workspace
        .send(workspace.append(id, recording.length, new byte[] {1}))
        .expect(413, "payload_too_large");
  }

  private void assertNothingIsStored(String id, int offset) throws IOException {
    var request =
        workspace
            .upload("PATCH", id)
            .header("Upload-Offset", Integer.toString(offset))
            .header("Content-Type", "application/offset+octet-stream");
    var chunked = request.header("Transfer-Encoding", "chunked");
    for (var attempt = 0; attempt < 20; attempt++) {
      try (var connection = server.client().connect()) {
        for (var repetition = 0; repetition < 3; repetition++) {
          connection.writeHead(request, 0);
          assertStored(offset, connection.readAnswer(request));
          connection.writeHead(chunked, -1);
          connection.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
          assertStored(offset, connection.readAnswer(chunked));
          connection.writeHead(request, -1);
          assertStored(offset, connection.readAnswer(request));
        }
      }
    }
  }

  @Test
  void anotherTusClientUploadsInPiecesThatDivideTheFile() throws Exception {
    for (var round = 0; round < 10; round++) {
      var asset = workspace.pendingAsset("voice.m4a", recording.length);
      var client = new TusClient();
      client.setHeaders(Map.of("Authorization", "Bearer " + workspace.key()));
      var uploader =
          client.beginOrResumeUploadFromURL(
              new TusUpload(Recordings.voice().toFile()),
              URI.create(asset.path("upload").path("url").asString()).toURL());
      uploader.setChunkSize(recording.length);
      uploader.setRequestPayloadSize(recording.length);
      while (uploader.uploadChunk() > -1) {
        assertEquals(recording.length, uploader.getOffset());
      }
      uploader.finish();
      assertEquals(recording.length, offsetOf(Workspace.uploadId(asset)));
    }
  }

  private static void assertStored(int offset, Answer answer) {
    var stored = answer.expect(204).header("Upload-Offset").orElseThrow();
    assertEquals(Integer.toString(offset), stored);
  }

  @Test
  void anotherTusClientUploadsInPieces() throws Exception {
    var asset = workspace.pendingAsset("voice.m4a", recording.length);
    var upload = new TusUpload(Recordings.voice().toFile());
    var client = new TusClient();
    client.setHeaders(Map.of("Authorization", "Bearer " + workspace.key()));
    var url = URI.create(asset.path("upload").path("url").asString()).toURL();
    var first = client.beginOrResumeUploadFromURL(upload, url);
    first.setChunkSize(10_000);
    first.setRequestPayloadSize(20_000);
    first.uploadChunk();
    first.finish();
    upload.setInputStream(new java.io.FileInputStream(Recordings.voice().toFile()));
    var rest = client.beginOrResumeUploadFromURL(upload, url);
    assertEquals(10_000, rest.getOffset());
    rest.setChunkSize(10_000);
    while (rest.uploadChunk() > -1) {
      assertEquals(true, rest.getOffset() <= recording.length);
    }
    rest.finish();
    workspace.awaitAsset(asset.path("id").asString(), "ready");
  }

  @Test
  void anotherTusClientCreatesUploads() throws Exception {
    var client = new TusClient();
    client.setUploadCreationURL(server.address().resolve("/v1/uploads").toURL());
    client.setHeaders(Map.of("Authorization", "Bearer " + workspace.key()));
    var upload = new TusUpload(Recordings.voice().toFile());
    upload.setMetadata(
        Map.of("project_id", workspace.project(), "filename", "Größe, 1.m4a", "filetype", "x/y"));
    var uploader = client.createUpload(upload);
    while (uploader.uploadChunk() > -1) {
      assertTrue(uploader.getOffset() <= recording.length);
    }
    uploader.finish();
    var listed = workspace.get("/v1/assets?project_id=" + workspace.project()).expect(200).json();
    var asset = listed.path("data").path(0);
    assertEquals("Größe, 1.m4a", asset.path("filename").asString());
    workspace.awaitAsset(asset.path("id").asString(), "ready");
  }

  @Test
  void aCreatedUploadNamesItsAsset() {
    var created = workspace.send(workspace.creation("voice.m4a", recording.length)).expect(201);
    var upload = Workspace.path(created.header("Location").orElse(""));
    var target = "/v1/assets/" + created.header("Upload-Asset").orElse("");
    var asset = workspace.get(target).expect(200).json();
    assertEquals("/v1/uploads/" + Workspace.uploadId(asset), upload);
    assertEquals("voice.m4a", asset.path("filename").asString());
    assertTrue(created.header("Upload-Expires").isPresent());
    assertEquals(0, offsetOf(Workspace.uploadId(asset)));
  }

  @Test
  void theMetadataOfACreationIsAnsweredAsItWasSent() {
    var sent =
        Workspace.metadata(Map.of("project_id", workspace.project()))
            + " , draft,filename "
            + Base64.getEncoder().encodeToString("Größe.m4a".getBytes(StandardCharsets.UTF_8))
            + ",note  YQ==";
    var creation = metadata(workspace.creation("voice.m4a", recording.length), sent);
    var created = workspace.send(creation).expect(201);
    var location = Workspace.path(created.header("Location").orElse(""));
    var upload = location.substring("/v1/uploads/".length());
    assertEquals(Optional.of(sent), offset(upload).header("Upload-Metadata"));
    workspace.send(workspace.append(upload, 0, recording)).expect(204);
    assertEquals(Optional.of(sent), offset(upload).header("Upload-Metadata"));
  }

  @Test
  void metadataHasAtMostAsManyCharactersAsDeclared() {
    var creation = workspace.creation("voice.m4a", recording.length);
    var known = creation.headers().get("Upload-Metadata") + ",";
    var longest = known + "x".repeat(4096 - known.length());
    workspace.send(metadata(creation, longest)).expect(201);
    workspace.send(metadata(creation, longest + "x")).expect(400, "bad_request");
  }

  @Test
  void anUploadOfAnAssetFromJsonHasNoMetadata() {
    var upload = Workspace.uploadId(workspace.pendingAsset("voice.m4a", recording.length));
    assertEquals(Optional.empty(), offset(upload).header("Upload-Metadata"));
  }

  @Test
  void aBodyOfACreationIsNotStored() {
    var created =
        workspace.send(
            workspace
                .creation("voice.m4a", recording.length)
                .body("application/offset+octet-stream", recording));
    assertTrue(created.expect(201).header("Upload-Offset").isEmpty());
    var asset = workspace.get("/v1/assets/" + created.header("Upload-Asset").orElse("")).json();
    assertEquals(0, offsetOf(Workspace.uploadId(asset)));
  }

  @Test
  void aCreationWithAnIdempotencyKeyIsOne() {
    var creation =
        workspace
            .creation("voice.m4a", recording.length)
            .header("Idempotency-Key", "created-" + System.nanoTime());
    var first = workspace.send(creation).expect(201);
    assertEquals(first.header("Location"), workspace.send(creation).expect(201).header("Location"));
    var described = metadata(creation, creation.headers().get("Upload-Metadata") + ",draft");
    workspace.send(described).expect(422, "validation_error");
  }

  @TestFactory
  Stream<DynamicTest> anUploadThatNoAssetCouldHaveIsRefusedAsThat() {
    var creation = workspace.creation("voice.m4a", recording.length);
    var foreign =
        Map.of("project_id", StudioFixtures.ofOther().owner().project(), "filename", "a.mp4");
    var nameless = Map.of("project_id", workspace.project());
    var long256 = Map.of("project_id", workspace.project(), "filename", "x".repeat(256));
    return Stream.of(
        refused("not_found", 404, metadata(creation, Workspace.metadata(foreign))),
        refused("validation_error", 422, metadata(creation, Workspace.metadata(nameless))),
        refused("validation_error", 422, metadata(creation, Workspace.metadata(long256))),
        refused("validation_error", 422, without(creation, "Upload-Metadata")),
        refused("validation_error", 422, creation.header("Upload-Length", "0")),
        refused(
            "payload_too_large",
            413,
            workspace.creation("huge.mp4", CallsheetServer.MAX_UPLOAD_BYTES + 1)),
        refused("bad_request", 400, creation.header("Upload-Length", "long")),
        refused(
            "bad_request",
            400,
            without(creation, "Upload-Length").header("Upload-Defer-Length", "1")),
        refused("bad_request", 400, metadata(creation, "filename {}")),
        refused("bad_request", 400, metadata(creation, "filename YQ==,filename YQ==")),
        refused("bad_request", 400, metadata(creation, "filename /w==")),
        refused("bad_request", 400, metadata(creation, "filename YQ==,")));
  }

  private DynamicTest refused(String code, int status, ApiRequest request) {
    var headers = request.headers();
    var name = headers.get("Upload-Length") + " of " + headers.get("Upload-Metadata");
    return dynamicTest(name, () -> workspace.send(request).expect(status, code));
  }

  private static ApiRequest metadata(ApiRequest creation, String metadata) {
    return creation.header("Upload-Metadata", metadata);
  }

  private static ApiRequest without(ApiRequest request, String header) {
    var rest = new LinkedHashMap<>(request.headers());
    rest.remove(header);
    return new ApiRequest(request.method(), request.target(), rest, request.body());
  }

  private Answer offset(String upload) {
    return workspace.send(workspace.upload("HEAD", upload)).expect(200);
  }

  private long offsetOf(String upload) {
    return Long.parseLong(offset(upload).header("Upload-Offset").orElse("-1"));
  }

  private long stored(String asset) {
    var found = workspace.get("/v1/assets/" + asset).expect(200).json();
    return found.path("upload").path("offset_bytes").asLong();
  }

  private String failure(String asset) {
    var found = workspace.get("/v1/assets/" + asset).expect(200).json();
    assertEquals("failed", found.path("status").asString());
    return found.path("failure").path("reason").asString();
  }
}
