package dev.callsheet.contract.studio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.harness.CallsheetServer;
import dev.callsheet.contract.harness.Recordings;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RendersTest {
  private final CallsheetServer server = CallsheetServer.running();
  private final Workspace workspace =
      Workspace.open(server.tenants(StudioFamily.NAME).main().key());
  private final String talk = workspace.ready(Recordings.talk());
  private final JsonNode cut = workspace.completedCut(talk);

  @TestFactory
  Stream<DynamicTest> aCutIsRenderedInEveryFormatAsLongAsItsRanges() {
    var cutId = cut.path("id").asString();
    var renders =
        Stream.of("mp4", "mov", "webm", "m4a", "mp3", "wav")
            .collect(
                java.util.stream.Collectors.toMap(
                    format -> format,
                    format ->
                        workspace
                            .render(talk, cutId, format)
                            .expect(201)
                            .json()
                            .path("id")
                            .asString()));
    return renders.entrySet().stream()
        .map(
            each ->
                dynamicTest(each.getKey(), () -> assertRendered(each.getKey(), each.getValue())));
  }

  private void assertRendered(String format, String id) throws Exception {
    var render = workspace.awaitRender(id);
    assertEquals(100, render.path("progress_percent").asInt());
    var body = workspace.get("/v1/renders/" + id + "/download").expect(200).body();
    assertEquals(render.path("size_bytes").asInt(), body.length);
    var file = CallsheetServer.target().resolve("recordings").resolve("render." + format);
    Files.write(file, body);
    var probed =
        JsonMapper.shared().readTree(Recordings.probe(file, "-show_streams", "-show_format"));
    var kept = cut.path("result").path("kept_ms").asDouble() / 1000;
    // MP3 and AAC begin and end on their own frames.
    assertEquals(kept, probed.path("format").path("duration").asDouble(), 0.12, format);
    var video =
        probed
            .path("streams")
            .valueStream()
            .anyMatch(stream -> stream.path("codec_type").asString().equals("video"));
    assertEquals(format.matches("mp4|mov|webm"), video);
    if (video) {
      assertEquals(180, render.path("height").asInt());
    }
  }

  @Test
  void aRenderIsDownloadedInRanges() {
    var id = workspace.render(talk, "wav").expect(201).json().path("id").asString();
    workspace.awaitRender(id);
    var target = "/v1/renders/" + id + "/download";
    var whole = workspace.get(target).expect(200);
    var request = ApiRequest.get(target, workspace.key());
    var part = workspace.send(request.header("Range", "bytes=100-199")).expect(206);
    assertArrayEquals(Arrays.copyOfRange(whole.body(), 100, 200), part.body());
    assertEquals("bytes 100-199/" + whole.body().length, part.header("Content-Range").orElse(""));
    var tail = workspace.send(request.header("Range", "bytes=-10")).expect(206);
    assertEquals(10, tail.body().length);
    var etag = whole.header("ETag").orElse("");
    workspace.send(request.header("If-None-Match", etag)).expect(304);
    workspace
        .send(request.header("Range", "bytes=" + whole.body().length + "-"))
        .expect(416, "range_not_satisfiable");
    workspace
        .send(request.header("Range", "bytes=0-9").header("If-Range", "\"another\""))
        .expect(200);
    workspace.send(request.header("Range", "bytes=0-9").header("If-Range", etag)).expect(206);
    var head = ApiRequest.of("HEAD", target).key(workspace.key());
    assertEquals(
        "" + whole.body().length,
        workspace.send(head).expect(200).header("Content-Length").orElse(""));
    workspace.send(head.header("If-None-Match", etag)).expect(304);
  }

  @Test
  void aPendingRenderCanBeCancelledOnceAndNotDownloaded() {
    try (var busy = server.faults().workersBusy("studio.make-render")) {
      var id = workspace.render(talk, "mp4").expect(201).json().path("id").asString();
      var target = "/v1/renders/" + id;
      workspace.get(target + "/download").expect(409, "conflict");
      workspace
          .send(ApiRequest.of("HEAD", target + "/download").key(workspace.key()))
          .expect(409, "conflict");
      var cancelled = workspace.post(target + "/cancel").expect(200).json();
      assertEquals("cancelled", cancelled.path("status").asString());
      workspace.post(target + "/cancel").expect(409, "conflict");
    }
  }

  @Test
  void aRenderThatRunsStopsWhenItIsCancelled() {
    var id = workspace.render(talk, "webm").expect(201).json().path("id").asString();
    workspace.await(
        "/v1/renders/" + id, found -> !found.path("status").asString().equals("pending"));
    workspace.post("/v1/renders/" + id + "/cancel").expect(200);
    assertEquals("cancelled", workspace.get("/v1/renders/" + id).json().path("status").asString());
  }

  @Test
  void aVideoOfSoundIsInvalid() {
    var voice = workspace.ready(Recordings.voice());
    workspace.render(voice, "mp4").expect(422, "validation_error");
    workspace
        .post("/v1/renders", Map.of("asset_id", voice, "format", "mp4", "resolution", "4k"))
        .expect(422, "validation_error");
  }

  @Test
  void rendersAreListedByAsset() {
    var id = workspace.render(talk, "wav").expect(201).json().path("id").asString();
    workspace.awaitRender(id);
    var listed = workspace.get("/v1/renders?asset_id=" + talk).expect(200).json().path("data");
    assertTrue(listed.size() > 0);
    assertTrue(
        listed.valueStream().allMatch(found -> found.path("asset_id").asString().equals(talk)));
    assertTrue(ids("completed").contains(id));
    assertFalse(ids("cancelled").contains(id));
  }

  private List<String> ids(String status) {
    var target = "/v1/renders?asset_id=" + talk + "&status=" + status;
    var listed = workspace.get(target).expect(200).json().path("data");
    assertTrue(
        listed.valueStream().allMatch(found -> found.path("status").asString().equals(status)));
    return listed.valueStream().map(found -> found.path("id").asString()).toList();
  }

  @Test
  void aRenderTakesTheTrackThatIsHeardOrTheOneAskedFor() {
    var asset = workspace.ready(Recordings.twoTracks());
    var tracks = workspace.get("/v1/assets/" + asset).expect(200).json().path("audio_tracks");
    assertEquals(
        List.of(false, true),
        tracks.valueStream().map(track -> track.path("rendered").asBoolean()).toList());
    var heard = workspace.completedCut(asset);
    assertEquals(3, heard.path("result").path("ranges").size());
    var id = heard.path("id").asString();
    var asked =
        workspace
            .post(
                "/v1/renders",
                Map.of("asset_id", asset, "cut_id", id, "format", "wav", "audio_track", 1))
            .expect(201)
            .json();
    assertEquals(1, asked.path("audio_track").asInt());
    assertTrue(loudest(asked.path("id").asString()) < 100);
    var chosen = workspace.render(asset, id, "wav").expect(201).json();
    assertFalse(chosen.has("audio_track"));
    assertTrue(loudest(chosen.path("id").asString()) > 10_000);
    workspace
        .post("/v1/renders", Map.of("asset_id", asset, "format", "wav", "audio_track", 3))
        .expect(422, "validation_error");
    var fcpxml = workspace.get("/v1/cuts/" + id + "/export?format=fcpxml").expect(200).text();
    assertTrue(fcpxml.contains("audioSources=\"2\""), fcpxml);
    var xml = workspace.get("/v1/cuts/" + id + "/export?format=premiere_xml").expect(200).text();
    assertTrue(xml.contains("<trackindex>3</trackindex>"), xml);
  }

  /** The loudest sample of a rendered WAV, after whatever stands before its first. */
  private int loudest(String render) {
    workspace.awaitRender(render);
    var body = workspace.get("/v1/renders/" + render + "/download").expect(200).body();
    var samples = ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN);
    int loudest = 0;
    for (int offset = 1000; offset + 1 < body.length; offset += 2) {
      loudest = Math.max(loudest, Math.abs(samples.getShort(offset)));
    }
    return loudest;
  }
}
