package dev.callsheet.contract.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.harness.CallsheetServer;
import dev.callsheet.contract.harness.Recordings;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CutsTest {
  private final CallsheetServer server = CallsheetServer.running();
  private final Workspace workspace =
      Workspace.open(server.tenants(StudioFamily.NAME).main().key());
  private final String talk = workspace.ready(Recordings.talk());
  private final String voice = workspace.ready(Recordings.voice());

  @Test
  void silencesGo() {
    var result = workspace.completedCut(talk).path("result");
    assertEquals(3, result.path("ranges").size());
    assertEquals(12_000, result.path("source_ms").asInt(), 100);
    // Two seconds of talk each, padded by 100 ms where there is silence.
    assertEquals(6_500, result.path("kept_ms").asInt(), 250);
    assertEquals(
        result.path("source_ms").asInt(),
        result.path("kept_ms").asInt() + result.path("removed_ms").asInt());
    for (var range : result.path("ranges")) {
      assertTrue(range.path("start_frame").asInt() < range.path("end_frame").asInt());
    }
  }

  @Test
  void theSameAssetAndScriptGiveTheSameCut() {
    var script = Map.of("silence", Map.of("padding_ms", 50));
    var body = Map.of("asset_id", talk, "script", script);
    var first = workspace.post("/v1/cuts", body).expect(201);
    var again = workspace.post("/v1/cuts", body).expect(200);
    assertEquals(first.json().path("id"), again.json().path("id"));
    var location = Workspace.path(first.header("Location").orElse(""));
    assertEquals("/v1/cuts/" + first.json().path("id").asString(), location);
  }

  @Test
  void givenRangesAreKeptOnFrameBoundaries() {
    var ranges =
        List.of(Map.of("start_ms", 101, "end_ms", 1001), Map.of("start_ms", 3000, "end_ms", 4000));
    var cut =
        workspace
            .post("/v1/cuts", Map.of("asset_id", talk, "script", Map.of("keep_ranges", ranges)))
            .expect(201)
            .json()
            .path("id")
            .asString();
    var result = workspace.await("/v1/cuts/" + cut, found -> found.has("result")).path("result");
    assertEquals(2, result.path("ranges").size());
    assertEquals(0, result.path("ranges").path(0).path("start_ms").asInt() % 40);
  }

  @Test
  void aSilentRecordingKeepsNothing() {
    var silent = workspace.ready(Recordings.silentVideo());
    var cut = workspace.completedCut(silent);
    assertEquals(0, cut.path("result").path("ranges").size());
    workspace.render(silent, cut.path("id").asString(), "mp4").expect(422, "validation_error");
  }

  @TestFactory
  Stream<DynamicTest> aScriptThatMakesNoSenseIs422() {
    var range = "{\"start_ms\":%d,\"end_ms\":%d}";
    return Stream.of(
            "{}",
            "{\"silence\":{},\"keep_ranges\":[" + range.formatted(0, 1000) + "]}",
            "{\"keep_ranges\":[]}",
            "{\"keep_ranges\":[" + range.formatted(500, 500) + "]}",
            "{\"keep_ranges\":["
                + range.formatted(0, 900)
                + ","
                + range.formatted(800, 1000)
                + "]}",
            "{\"keep_ranges\":[" + range.formatted(0, 99_000) + "]}",
            "{\"silence\":{\"threshold_db\":-4}}",
            "{\"silence\":{\"padding_ms\":10001}}")
        .map(
            script ->
                dynamicTest(
                    script,
                    () ->
                        workspace
                            .send(
                                ApiRequest.of("POST", "/v1/cuts")
                                    .key(workspace.key())
                                    .json(
                                        "{\"asset_id\":\"%s\",\"script\":%s}"
                                            .formatted(talk, script)))
                            .expect(422, "validation_error")));
  }

  @Test
  void cutsAreListedByAsset() {
    var cut = workspace.completedCut(voice).path("id");
    var listed = workspace.get("/v1/cuts?asset_id=" + voice).expect(200).json().path("data");
    assertTrue(listed.valueStream().anyMatch(found -> found.path("id").equals(cut)));
    assertTrue(
        listed.valueStream().allMatch(found -> found.path("asset_id").asString().equals(voice)));
    var ofStatus = "/v1/cuts?asset_id=" + voice + "&status=";
    var completed = workspace.get(ofStatus + "completed").expect(200).json().path("data");
    assertTrue(completed.valueStream().anyMatch(found -> found.path("id").equals(cut)));
    assertEquals(0, workspace.get(ofStatus + "failed").expect(200).json().path("data").size());
  }

  @TestFactory
  Stream<DynamicTest> aVideoIsExportedInEveryFormat() {
    var cut = workspace.completedCut(talk).path("id").asString();
    return Map.of(
            "edl", "TITLE:",
            "fcpxml", "<fcpxml",
            "premiere_xml", "<xmeml",
            "otio", "\"OTIO_SCHEMA\"",
            "csv", ",",
            "json", "{")
        .entrySet()
        .stream()
        .map(
            format ->
                dynamicTest(
                    format.getKey(),
                    () -> {
                      var file = workspace.get(export(cut, format.getKey())).expect(200);
                      assertTrue(file.text().contains(format.getValue()), file.text());
                    }));
  }

  @Test
  void framesOfSoundCannotBeExported() {
    var cut = workspace.completedCut(voice).path("id").asString();
    workspace.get(export(cut, "fcpxml")).expect(409, "unsupported_format");
    workspace.get(export(cut, "edl")).expect(200);
  }

  @Test
  void subtitlesAreExportedInEveryFormatAsFarAsThereAreAny() {
    var asset = workspace.ready(Recordings.voice());
    var cut = workspace.completedCut(asset).path("id").asString();
    workspace.get(subtitles(cut, "vtt")).expect(409, "unsupported_format");
    workspace
        .subtitles(asset, "text/vtt", "WEBVTT\n\n00:04.500 --> 00:05.500\nSecond\n")
        .expect(200);
    for (var format : List.of("srt", "vtt", "ass", "ttml")) {
      var file = workspace.get(subtitles(cut, format)).expect(200).text();
      assertTrue(file.contains("Second"), format + ": " + file);
    }
    // The silence before the second half of the talk is gone, and the cue came earlier by that.
    var moved = workspace.get(subtitles(cut, "vtt")).expect(200).text();
    assertTrue(moved.contains("00:02.") || moved.contains("00:00:02."), moved);
  }

  @Test
  void theDefaultSubtitlesOfARecordingAreTakenAndOthersByTheirTrack() {
    var asset = workspace.ready(Recordings.subtitled());
    var shown = workspace.get("/v1/assets/" + asset).expect(200).json();
    var tracks = shown.path("subtitle_tracks");
    assertEquals(3, tracks.size());
    assertEquals("eng", tracks.path(1).path("language").asString());
    assertTrue(tracks.path(0).path("default").asBoolean());
    assertEquals("embedded", shown.path("subtitles").path("format").asString());
    assertEquals(3, shown.path("subtitles").path("track").asInt());
    var cut = workspace.completedCut(asset).path("id").asString();
    assertTrue(exported(cut, "").contains("Guten Tag"));
    assertTrue(exported(cut, "&track=2").contains("Good day"));
    // The first track is in an encoding that cannot be told, so the next default one was taken.
    workspace.get(subtitles(cut, "srt") + "&track=1").expect(409, "unsupported_format");
    workspace.get(subtitles(cut, "srt") + "&track=4").expect(422, "validation_error");
    workspace.subtitles(asset, "text/vtt", "WEBVTT\n\n00:00.000 --> 00:01.000\nOwn\n").expect(200);
    assertTrue(exported(cut, "").contains("Own"));
    assertTrue(exported(cut, "&track=3").contains("Guten Tag"));
    var replaced = workspace.get("/v1/assets/" + asset).expect(200).json().path("subtitles");
    assertFalse(replaced.has("track"));
  }

  private String exported(String cut, String parameters) {
    return workspace.get(subtitles(cut, "srt") + parameters).expect(200).text();
  }

  @Test
  void anUncompletedCutCannotBeUsed() {
    try (var busy = server.faults().workersBusy("studio.compute-cut")) {
      var cut = begunCut(77);
      workspace.get(export(cut, "edl")).expect(409, "conflict");
      workspace.get(subtitles(cut, "srt")).expect(409, "conflict");
      workspace.render(talk, cut, "mp4").expect(409, "modifier_not_ready");
    }
  }

  @Test
  void aCutThatFailedIsNotWaitedFor() {
    try (var busy = server.faults().workersBusy("studio.compute-cut")) {
      var cut = begunCut(78);
      server
          .faults()
          .execute(
              "update studio_cut set status = 'FAILED', failure_reason = 'INTERNAL',"
                  + " completed_at = now() where id = '"
                  + cut
                  + "'");
      workspace.render(talk, cut, "mp4").expect(409, "conflict");
    }
  }

  @Test
  void aCutOfAnotherAssetIsInvalid() {
    var cut = workspace.completedCut(voice).path("id").asString();
    workspace.render(talk, cut, "mp4").expect(422, "validation_error");
  }

  /** A cut of the talk that no other test asks for, as its padding tells. */
  private String begunCut(int paddingMs) {
    var script = Map.of("silence", Map.of("padding_ms", paddingMs));
    return workspace
        .post("/v1/cuts", Map.of("asset_id", talk, "script", script))
        .expect(201)
        .json()
        .path("id")
        .asString();
  }

  private static String export(String cut, String format) {
    return "/v1/cuts/" + cut + "/export?format=" + format;
  }

  private static String subtitles(String cut, String format) {
    return "/v1/cuts/" + cut + "/subtitle/export?format=" + format;
  }
}
