package dev.callsheet.contract.clips;

import static dev.callsheet.contract.clips.ClipsDesk.data;
import static dev.callsheet.contract.clips.ClipsDesk.projectId;
import static dev.callsheet.contract.clips.ClipsDesk.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.callsheet.contract.harness.CallsheetServer;
import dev.callsheet.contract.harness.Recordings;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files made of clips. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClipExportsTest {
  private final CallsheetServer server = CallsheetServer.running();
  private final ClipsDesk desk = ClipsDesk.ofNew("Exporting", 20);
  private final String talk = desk.uploaded(Recordings.talk());
  private final String project = desk.succeeded(talk);

  @TestFactory
  Stream<DynamicTest> aClipIsExportedInEveryFormatAndShape() {
    return Stream.of(
            new Wanted("MP4", "ORIGINAL", "CROP", "SOURCE", 320, 180),
            new Wanted("WEBM", "ORIGINAL", "CROP", "SOURCE", 320, 180),
            new Wanted("MP4", "9:16", "CROP", "SOURCE", 100, 180),
            new Wanted("MP4", "1:1", "CROP", "SOURCE", 180, 180),
            new Wanted("MP4", "9:16", "PAD", "SOURCE", 180, 320),
            new Wanted("WEBM", "1:1", "PAD", "SOURCE", 180, 180),
            new Wanted("MP4", "9:16", "BLUR", "720P", 720, 1280),
            new Wanted("MP4", "9:16", "CROP", "1080P", 1080, 1920))
        .map(
            wanted ->
                dynamicTest(
                    wanted.toString(),
                    () -> {
                      var begun = desk.export(project, List.of(1), wanted.options());
                      var export = desk.awaitExport(data(begun).path("export_id").asString());
                      assertMade(wanted, export.path("files").path(0));
                      assertTrue(export.has("expires_at"));
                      assertEquals(100, export.path("progress_percent").asInt());
                    }));
  }

  @Test
  void severalClipsAreExportedInTheOrderOfTheirNumbers() {
    var clips = data(desk.get("/api/v2/clips/results/" + project)).path("clips").size();
    assertTrue(clips > 1);
    var id = data(desk.export(project, List.of(2, 1, 2), Map.of())).path("export_id").asString();
    var files = desk.awaitExport(id).path("files");
    assertEquals(List.of(1, 2), files.valueStream().map(file -> file.path("idx").asInt()).toList());
    refused(desk.get("/api/v2/clips/exports/" + id + "/3"), 400);
  }

  @Test
  void aFileIsNotThereBeforeItIsMade() {
    try (var busy = server.faults().workersBusy("clips.make-export")) {
      var export = data(desk.export(project, List.of(1), Map.of()));
      assertEquals("QUEUED", export.path("status").asString());
      assertEquals(0, export.path("files").size());
      refused(desk.get("/api/v2/clips/exports/" + export.path("export_id").asString() + "/1"), 400);
    }
  }

  @Test
  void anExportCanBeWaitedFor() {
    var id = data(desk.export(project, List.of(1), Map.of())).path("export_id").asString();
    var target = "/api/v2/clips/exports/" + id + "?wait_ms=";
    var ended = desk.get(target + 30_000);
    assertEquals("SUCCEEDED", data(ended).path("status").asString());
    assertTrue(ended.header("Retry-After").isEmpty());
    refused(desk.get(target + 30_001), 400);
  }

  @Test
  void whoeverWaitsForAnExportInVainIsToldWhenToAskAgain() {
    try (var busy = server.faults().workersBusy("clips.make-export")) {
      var id = data(desk.export(project, List.of(1), Map.of())).path("export_id").asString();
      var begin = System.nanoTime();
      var unfinished = desk.get("/api/v2/clips/exports/" + id + "?wait_ms=1200");
      assertTrue(System.nanoTime() - begin >= 1_200_000_000L);
      assertEquals("QUEUED", data(unfinished).path("status").asString());
      assertEquals("1", unfinished.header("Retry-After").orElse(""));
    }
  }

  @Test
  void whatCannotBeExportedIsRefused() {
    refused(desk.export("cpr_unknown", List.of(1), Map.of()), 400);
    refused(desk.export(project, List.of(50), Map.of()), 400);
    refused(desk.export(project, List.of(), Map.of()), 400);
    refused(desk.export(project, List.of(1), Map.of("format", "GIF")), 400);
    refused(desk.export(project, List.of(1), Map.of("aspect_ratio", "16:9")), 400);
    try (var busy = server.faults().workersBusy("clips.analyse-source")) {
      var unfinished = projectId(desk.choose(talk));
      refused(desk.export(unfinished, List.of(1), Map.of()), 400);
      data(desk.post("/api/v2/clips/cancel/" + unfinished));
      refused(desk.export(unfinished, List.of(1), Map.of()), 400);
    }
  }

  @Test
  void ofManyExportsTenBegin() {
    var busy = ClipsDesk.ofNew("Busy exporting", 5);
    var clips = busy.succeeded(busy.uploaded(Recordings.talk()));
    try (var fault = server.faults().workersBusy("clips.make-export")) {
      for (var count = 0; count < 10; count++) {
        data(busy.export(clips, List.of(1), Map.of()));
      }
      refused(busy.export(clips, List.of(1), Map.of()), 429);
      server.faults().execute("delete from clips_export where status = 'QUEUED'");
    }
    data(busy.export(clips, List.of(1), Map.of()));
  }

  @Test
  void anExpiredExportIsGone() {
    var id = data(desk.export(project, List.of(1), Map.of())).path("export_id").asString();
    desk.awaitExport(id);
    server.faults().execute("update clips_export set expires_at = now() where id = '" + id + "'");
    refused(desk.get("/api/v2/clips/exports/" + id), 400);
    refused(desk.get("/api/v2/clips/exports/" + id + "/1"), 400);
  }

  private record Wanted(
      String format, String aspectRatio, String fit, String size, int width, int height) {
    Map<String, String> options() {
      return Map.of("format", format, "aspect_ratio", aspectRatio, "fit", fit, "size", size);
    }
  }

  private void assertMade(Wanted wanted, JsonNode made) throws Exception {
    assertEquals(wanted.width(), made.path("width").asInt(), 1);
    assertEquals(wanted.height(), made.path("height").asInt(), 1);
    var answer = desk.get(ClipsDesk.path(made.path("download_url").asString())).expect(200);
    assertEquals(made.path("size_bytes").asInt(), answer.body().length);
    assertEquals(
        wanted.format().equals("MP4") ? "video/mp4" : "video/webm",
        answer.header("Content-Type").orElse(""));
    var file = CallsheetServer.target().resolve("recordings").resolve("clip." + wanted.format());
    Files.write(file, answer.body());
    var probed =
        JsonMapper.shared().readTree(Recordings.probe(file, "-show_streams", "-show_format"));
    var seconds = (made.path("end_ms").asDouble() - made.path("begin_ms").asDouble()) / 1000;
    assertEquals(seconds, probed.path("format").path("duration").asDouble(), 0.15);
    var video =
        probed
            .path("streams")
            .valueStream()
            .filter(stream -> stream.path("codec_type").asString().equals("video"))
            .findFirst()
            .orElseThrow();
    assertEquals(made.path("width").asInt(), video.path("width").asInt());
    assertEquals(made.path("height").asInt(), video.path("height").asInt());
  }

  @Test
  void aClipTakesTheTrackThatIsHeardOrTheOneAskedFor() throws Exception {
    var source = desk.uploaded(Recordings.twoTracks());
    var found = desk.succeeded(source);
    var video = data(desk.get("/api/v2/clips/results/" + found)).path("source");
    assertEquals(2, video.path("audio_tracks").asInt());
    for (int track = 0; track <= 2; track++) {
      Map<String, Object> options = track == 0 ? Map.of() : Map.of("audio_track", track);
      var begun = data(desk.export(found, List.of(1), options));
      assertEquals(track, begun.path("audio_track").asInt(0));
      var export = desk.awaitExport(begun.path("export_id").asString());
      assertEquals(track != 1, isHeard(export.path("files").path(0)), "track " + track);
    }
    refused(desk.export(found, List.of(1), Map.of("audio_track", 3)), 400);
  }

  /** Whether an encoder found anything to encode in the sound of a file. */
  private boolean isHeard(JsonNode made) throws Exception {
    var file = CallsheetServer.target().resolve("recordings").resolve("heard.mp4");
    Files.write(
        file, desk.get(ClipsDesk.path(made.path("download_url").asString())).expect(200).body());
    var probed =
        JsonMapper.shared()
            .readTree(Recordings.probe(file, "-select_streams", "a", "-show_streams"));
    return probed.path("streams").path(0).path("bit_rate").asInt() > 20_000;
  }
}
