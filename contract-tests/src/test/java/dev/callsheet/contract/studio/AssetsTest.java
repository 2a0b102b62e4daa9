package dev.callsheet.contract.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.callsheet.contract.checking.Answer;
import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.harness.Await;
import dev.callsheet.contract.harness.CallsheetServer;
import dev.callsheet.contract.harness.Recordings;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AssetsTest {
  private static final Charset CYRILLIC = Charset.forName("windows-1251");

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
  void theProgressOfAPreparationRisesUntilItIsReady() {
    var id = workspace.uploaded(Recordings.lecture());
    var told = new ArrayList<Integer>();
    var ready =
        workspace.await(
            "/v1/assets/" + id,
            asset -> {
              if (asset.path("status").asString().equals("processing")) {
                told.add(asset.path("progress_percent").asInt());
              }
              return asset.path("status").asString().equals("ready");
            });
    assertEquals(told.stream().sorted().toList(), told);
    assertTrue(told.stream().filter(percent -> percent > 0).distinct().count() > 3, told::toString);
    assertTrue(told.stream().allMatch(percent -> percent < 100), told::toString);
    assertFalse(ready.has("progress_percent"));
  }

  @Test
  void aListShowsTheAssetsOfItsProject() {
    var asset = workspace.pendingAsset("only.mp4", 10).path("id").asString();
    var listed = workspace.get("/v1/assets?project_id=" + workspace.project()).expect(200).json();
    assertEquals(1, listed.path("data").size());
    assertEquals(asset, listed.path("data").path(0).path("id").asString());
  }

  @Test
  void aListIsConfinedToAStatus() {
    var id = workspace.pendingAsset("waiting.mp4", 10).path("id").asString();
    var ofProject = "/v1/assets?project_id=" + workspace.project() + "&status=";
    var waiting = workspace.get(ofProject + "pending_upload").expect(200).json().path("data");
    assertEquals(id, waiting.path(0).path("id").asString());
    assertEquals(0, workspace.get(ofProject + "ready").expect(200).json().path("data").size());
    workspace.get("/v1/assets?status=done").expect(422, "validation_error");
  }

  @Test
  void subtitlesAreDeleted() {
    var asset = workspace.pendingAsset("talk.mp4", 10).path("id").asString();
    var path = "/v1/assets/" + asset + "/subtitles";
    workspace.delete(path).expect(404, "not_found");
    put(asset, "text/vtt", "WEBVTT\n\n00:00.000 --> 00:04.000\nHello\n");
    workspace.delete(path).expect(204);
    assertFalse(workspace.get("/v1/assets/" + asset).expect(200).json().has("subtitles"));
    workspace.delete(path).expect(404, "not_found");
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
  void theWorkOnADeletedAssetEnds() {
    assumeTrue(ProcessHandle.current().info().commandLine().isPresent(), "programs are not told");
    var asset = workspace.uploaded(Recordings.lecture());
    Await.until("work", Duration.ofSeconds(60), () -> server.runsProgram(asset));
    workspace.delete("/v1/assets/" + asset).expect(204);
    Await.until("its end", Duration.ofSeconds(2), () -> !server.runsProgram(asset));
    var other = workspace.uploaded(Recordings.lecture());
    workspace.await("/v1/assets/" + other, found -> found.path("cuttable").asBoolean());
    Await.until("a preview", Duration.ofSeconds(60), () -> server.runsProgram(other));
    workspace.delete("/v1/assets/" + other).expect(204);
    Await.until("its end", Duration.ofSeconds(2), () -> !server.runsProgram(other));
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

  @Test
  void aBlockOfSubtitlesThatCannotBeReadIsLeftOutAndTold() {
    var asset = workspace.pendingAsset("talk.mp4", 10).path("id").asString();
    var whole = "1\n00:00:00,500 --> 00:00:01,500\nHello\n\n";
    assertFalse(put(asset, "application/x-subrip", whole).has("skipped_count"));

    var track = put(asset, "application/x-subrip", whole + "2\n00:00:02,000 --> soon\nYou\n");

    assertEquals(Map.of("format", "srt", "cues", 1), facts(track));
    assertEquals(1, track.path("skipped_count").asInt());
    assertEquals(6, track.path("skipped").path(0).path("line").asInt());
    var shown = workspace.get("/v1/assets/" + asset).expect(200).json().path("subtitles");
    assertFalse(shown.has("skipped"));
    workspace
        .subtitles(asset, "application/x-subrip", "2\n00:00:02,000 --> soon\nYou\n")
        .expect(422, "validation_error");
  }

  @Test
  void subtitlesAreReadAsTheirSenderDeclares() {
    var asset = workspace.pendingAsset("talk.mp4", 10).path("id").asString();
    var greeting = "1\n00:00:02,000 --> 00:00:04,000\nПривет\n".getBytes(CYRILLIC);
    for (var declared : List.of(";charset=windows-1251", "; Charset=\"CP1251\"")) {
      workspace.subtitles(asset, "application/x-subrip" + declared, greeting).expect(200);
    }
    for (var wrong : List.of("", ";charset=utf-8", ";charset=utf-16")) {
      var refused = workspace.subtitles(asset, "application/x-subrip" + wrong, greeting);
      assertEquals("body", fieldOf(refused.expect(422, "validation_error")));
    }
    for (var unknown : List.of("windows-9999", "\"no such\"", "x".repeat(300))) {
      var refused = workspace.subtitles(asset, "application/x-subrip;charset=" + unknown, greeting);
      assertEquals("Content-Type", fieldOf(refused.expect(422, "validation_error")));
    }
  }

  private static String fieldOf(Answer refused) {
    return refused.json().path("error").path("fields").path(0).path("field").asString();
  }

  private JsonNode put(String asset, String mediaType, String text) {
    return workspace.subtitles(asset, mediaType, text).expect(200).json();
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
