package dev.callsheet.contract.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.harness.Await;
import dev.callsheet.contract.harness.CallsheetServer;
import dev.callsheet.contract.harness.Recordings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AssetsTest {
  private final CallsheetServer server = CallsheetServer.running();
  private final Workspace workspace =
      Workspace.open(server.tenants(StudioFamily.NAME).main().key());

  @Test
  void theLocationOfAnAssetIsItsUpload() {
    var created = workspace.announce("talk.mp4", 1000).expect(201);
    var location = created.header("Location").orElse("");
    assertEquals(created.json().path("upload").path("url").asString(), location);
    workspace
        .send(
            ApiRequest.of("HEAD", Workspace.path(location))
                .key(workspace.key())
                .header("Tus-Resumable", "1.0.0"))
        .expect(200);
  }

  @Test
  void aVideoIsPreparedInTwoStages() {
    try (var busy = server.faults().workersBusy("studio.prepare-video")) {
      var id = workspace.uploaded(Recordings.talk());
      var cuttable =
          workspace.await("/v1/assets/" + id, asset -> asset.path("cuttable").asBoolean());
      assertEquals("processing", cuttable.path("status").asString());
      assertEquals(1, cuttable.path("credits_charged").asInt());
      assertEquals(12_000, cuttable.path("duration_ms").asInt(), 100);
      assertEquals(
          "25/1", cuttable.path("video").path("frame_rate").asString().replaceAll("^25$", "25/1"));
      workspace.render(id, "mp4").expect(409, "asset_not_ready");
      workspace.render(id, "wav").expect(201);
      busy.close();
      workspace.awaitAsset(id, "ready");
      workspace.render(id, "mp4").expect(201);
    }
  }

  @Test
  void aListShowsTheAssetsOfItsProject() {
    var asset = workspace.pendingAsset("only.mp4", 10).path("id").asString();
    var listed = workspace.get("/v1/assets?project_id=" + workspace.project()).expect(200).json();
    assertEquals(1, listed.path("data").size());
    assertEquals(asset, listed.path("data").path(0).path("id").asString());
  }

  @Test
  void aFileOverTheCapIsTooLarge() {
    workspace
        .announce("huge.mp4", CallsheetServer.MAX_UPLOAD_BYTES + 1)
        .expect(413, "payload_too_large");
    workspace.announce("largest.mp4", CallsheetServer.MAX_UPLOAD_BYTES).expect(201);
  }

  @Test
  void aDeletedAssetIsGoneWithAllThatBelongsToIt() {
    var asset = workspace.ready(Recordings.voice());
    var cut = workspace.completedCut(asset).path("id").asString();
    workspace.delete("/v1/assets/" + asset).expect(204);
    workspace.get("/v1/assets/" + asset).expect(404, "not_found");
    workspace.get("/v1/cuts/" + cut).expect(404, "not_found");
  }

  @Test
  void anAssetThatIsBeingRenderedCannotBeDeleted() {
    var asset = workspace.ready(Recordings.voice());
    try (var busy = server.faults().workersBusy("studio.make-render")) {
      var render = workspace.render(asset, "mp3").expect(201).json().path("id").asString();
      workspace.delete("/v1/assets/" + asset).expect(409, "conflict");
      workspace.post("/v1/renders/" + render + "/cancel").expect(200);
      workspace.delete("/v1/assets/" + asset).expect(204);
    }
  }

  @Test
  void whatCannotBePreparedFailsWithItsReason() {
    var pictures = workspace.uploaded(Recordings.pictureOnly());
    var truncated = workspace.uploaded("broken.mp4", Recordings.truncatedVideo());
    assertEquals("no_audio", failure(pictures));
    var reason = failure(truncated);
    assertTrue(reason.equals("corrupt") || reason.equals("not_media"), reason);
    workspace.cut(pictures).expect(409, "asset_failed");
    workspace.render(pictures, "mp4").expect(409, "asset_failed");
  }

  @Test
  void anAssetWithoutItsBytesIsProcessing() {
    var asset = workspace.pendingAsset("late.mp4", 10).path("id").asString();
    workspace.cut(asset).expect(409, "asset_processing");
    workspace.render(asset, "wav").expect(409, "asset_processing");
    workspace.render(asset, "mp4").expect(409, "asset_not_ready");
  }

  @Test
  void subtitlesAreReplaced() {
    var asset = workspace.pendingAsset("talk.mp4", 10).path("id").asString();
    var srt = "1\n00:00:00,500 --> 00:00:01,500\nHello\n\n2\n00:00:02,000 --> 00:00:03,000\nYou\n";
    var first = put(asset, "application/x-subrip", srt);
    assertEquals(Map.of("format", "srt", "cues", 2), facts(first));
    var second = put(asset, "text/vtt", "WEBVTT\n\n00:00.000 --> 00:04.000\nHello\n");
    assertEquals(Map.of("format", "vtt", "cues", 1), facts(second));
    var shown = workspace.get("/v1/assets/" + asset).expect(200).json().path("subtitles");
    assertEquals(4000, shown.path("duration_ms").asInt());
    assertFalse(shown.path("format").isMissingNode());
  }

  private tools.jackson.databind.JsonNode put(String asset, String mediaType, String text) {
    return workspace
        .send(
            ApiRequest.of("PUT", "/v1/assets/" + asset + "/subtitles")
                .key(workspace.key())
                .body(mediaType, text))
        .expect(200)
        .json();
  }

  private static Map<String, Object> facts(tools.jackson.databind.JsonNode track) {
    return Map.of(
        "format", track.path("format").asString(), "cues", track.path("cue_count").asInt());
  }

  private String failure(String asset) {
    return Await.present(
        "the failure of " + asset,
        Duration.ofSeconds(60),
        () ->
            java.util.Optional.of(workspace.get("/v1/assets/" + asset).expect(200).json())
                .filter(found -> found.has("failure"))
                .map(found -> found.path("failure").path("reason").asString()));
  }

  @Test
  void whatIsJoinedIsAsLongAsItPlaysAndCostsThat() {
    var streams = workspace.uploaded("joined.ts", Recordings.joinedStreams());
    var joined = workspace.awaitAsset(streams, "ready");
    assertEquals(16_000, joined.path("duration_ms").asInt(), 100);
    assertEquals("25/1", joined.path("video").path("frame_rate").asString());
    assertEquals(1, joined.path("credits_charged").asInt());
    var sounds = workspace.uploaded("podcast.mp3", Recordings.joinedSounds());
    assertEquals(16_000, workspace.awaitAsset(sounds, "ready").path("duration_ms").asInt(), 100);
    for (var asset : List.of(streams, sounds)) {
      var result = workspace.completedCut(asset).path("result");
      assertEquals(4, result.path("ranges").size(), result::toString);
    }
  }

  @Test
  void whatAHeaderPromisesIsHeldAgainstTheLimitBeforeAnyWork() {
    var asset = workspace.uploaded("hertz.wav", Recordings.wav(1, 1, 1_000_000));
    var failed = failed(asset);
    assertEquals("too_long", failed.path("failure").path("reason").asString());
    assertFalse(failed.has("credits_charged"));
    workspace.cut(asset).expect(409, "asset_failed");
  }

  @Test
  void whatAHeaderPromisesIsPaidForBeforeAnyWork() {
    var poor = CallsheetServer.running().organization(StudioFamily.NAME, "Poor");
    CallsheetServer.running().grant(poor, 3);
    var owner = Workspace.open(poor.key());
    var id = owner.uploaded("hours.wav", Recordings.wav(1, 100, 1_000_000));
    var waiting = owner.awaitAsset(id, "pending_payment");
    assertEquals(10_000_000, waiting.path("duration_ms").asInt());
    assertFalse(waiting.path("cuttable").asBoolean());
    assertEquals(3, owner.get("/v1/credits").expect(200).json().path("credits").asInt());
  }

  @Test
  void whatCannotBeMixedFailsAtOnceAndCostsNothing() {
    var before = workspace.get("/v1/credits").expect(200).json().path("credits").asInt();
    var asset = workspace.uploaded("channels.wav", Recordings.wav(255, 8000, 8000));
    assertEquals("unsupported", failed(asset).path("failure").path("reason").asString());
    var after = workspace.get("/v1/credits").expect(200).json().path("credits").asInt();
    assertEquals(before, after);
  }

  private JsonNode failed(String asset) {
    return Await.present(
        asset,
        Duration.ofSeconds(30),
        () ->
            Optional.of(workspace.get("/v1/assets/" + asset).expect(200).json())
                .filter(found -> found.path("status").asString().equals("failed")));
  }
}
