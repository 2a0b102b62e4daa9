package dev.callsheet.contract.clips;

import static dev.callsheet.contract.clips.ClipsDesk.data;
import static dev.callsheet.contract.clips.ClipsDesk.projectId;
import static dev.callsheet.contract.clips.ClipsDesk.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.contract.checking.Answer;
import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.harness.CallsheetServer;
import dev.callsheet.contract.harness.Recordings;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Projects: clips that are chosen, moments that are found, and their limits. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClipsTest {
  private static final int AT_ONCE = 64;

  private final CallsheetServer server = CallsheetServer.running();
  private final ClipsDesk desk = ClipsDesk.ofNew("Choosing", 100);
  private final String talk = desk.uploaded(Recordings.talk());

  @Test
  void clipsBeginAndEndInPauses() {
    var before = desk.units();
    var project = desk.awaitProject(projectId(desk.choose(talk)), "SUCCEEDED");

    assertEquals(100, project.path("progress_percent").asInt());
    assertEquals(1, project.path("usage").path("units").asInt());
    assertEquals(before - 1, desk.units());
    var clips = project.path("clips").valueStream().toList();
    assertFalse(clips.isEmpty());
    for (var clip : clips) {
      var begin = clip.path("begin_ms").asInt();
      var end = clip.path("end_ms").asInt();
      assertTrue(end - begin >= 1500 && end - begin <= 7000, clip::toString);
      // The talk sounds in the first half of each four seconds.
      assertTrue(begin == 0 || begin % 4000 >= 2000, clip::toString);
      assertTrue(end % 4000 >= 2000 || end % 4000 == 0, clip::toString);
      var points =
          clip.path("reasons").valueStream().mapToDouble(each -> each.path("points").asDouble());
      assertEquals(clip.path("score").asDouble(), points.sum(), 0.001);
    }
    assertNoOverlap(clips);
  }

  @Test
  void theSameVideoHasTheSameClips() {
    var first = desk.awaitProject(projectId(desk.choose(talk)), "SUCCEEDED");
    var second = desk.awaitProject(projectId(desk.choose(talk)), "SUCCEEDED");
    assertEquals(withoutUrls(first), withoutUrls(second));
  }

  @Test
  void eachClipHasAThumbnail() throws Exception {
    var project = desk.awaitProject(projectId(desk.choose(talk)), "SUCCEEDED");
    var id = project.path("project_id").asString();
    for (var clip : project.path("clips")) {
      var target = "/api/v2/clips/thumbnails/" + id + "/" + clip.path("idx").asInt();
      var thumbnail = desk.get(target).expect(200);
      assertEquals("image/jpeg", thumbnail.header("Content-Type").orElse(""));
      var picture = ImageIO.read(new ByteArrayInputStream(thumbnail.body()));
      assertEquals(320.0 / 180, (double) picture.getWidth() / picture.getHeight(), 0.02);
      var shown = withoutKey(ClipsDesk.path(clip.path("thumbnail_url").asString())).expect(200);
      assertArrayEquals(thumbnail.body(), shown.body());
    }
    refused(desk.get("/api/v2/clips/thumbnails/" + id + "/50"), 400);
  }

  @Test
  void theUrlOfAThumbnailIsGoodForItAlone() {
    var id = desk.succeeded(talk);
    var project = data(desk.get("/api/v2/clips/results/" + id));
    var target = ClipsDesk.path(project.path("clips").path(0).path("thumbnail_url").asString());
    withoutKey(target).expect(200);
    var expires = Instant.parse(project.path("expires_at").asString()).getEpochSecond();
    for (var other :
        List.of(
            target.replace(".1.", ".2."),
            target.replace(id, desk.succeeded(talk)),
            target.replace("." + expires + ".", "." + (expires + 1) + "."),
            target.replaceAll("[^.]*$", "A".repeat(43)),
            target + "A")) {
      assertNotEquals(target, other);
      refused(withoutKey(other), 400);
    }
    server.faults().execute("update clips_project set expires_at = now() where id = '" + id + "'");
    refused(withoutKey(target), 400);
  }

  private Answer withoutKey(String target) {
    return desk.send(ApiRequest.of("GET", target));
  }

  @Test
  void resultsCanBeWaitedFor() {
    var target = "/api/v2/clips/results/" + projectId(desk.choose(talk)) + "?wait_ms=";
    var ended = desk.get(target + 30_000);
    assertEquals("SUCCEEDED", data(ended).path("status").asString());
    assertTrue(ended.header("Retry-After").isEmpty());
    for (var refused : List.of("30001", "-1", "1.5", "")) {
      refused(desk.get(target + refused), 400);
    }
  }

  @Test
  void whoeverWaitsForResultsInVainIsToldWhenToAskAgain() {
    try (var fault = server.faults().workersBusy("clips.analyse-source")) {
      var id = projectId(desk.choose(talk));
      var target = "/api/v2/clips/results/" + id;
      assertTrue(desk.get(target).header("Retry-After").isPresent());
      var begin = System.nanoTime();
      var unfinished = desk.get(target + "?wait_ms=1200");
      assertTrue(System.nanoTime() - begin >= 1_200_000_000L);
      assertEquals("QUEUED", data(unfinished).path("status").asString());
      assertEquals("1", unfinished.header("Retry-After").orElse(""));
      data(desk.post("/api/v2/clips/cancel/" + id));
      assertEquals(
          "CANCELLED", data(desk.get(target + "?wait_ms=30000")).path("status").asString());
    }
  }

  @Test
  void momentsAreFoundByKind() {
    var request = Map.of("identity", talk, "kinds", List.of("LOUDEST", "QUIETEST"));
    var id = projectId(desk.post("/api/v2/clips/find-moments", request));
    var moments = desk.awaitProject(id, "SUCCEEDED").path("moments").valueStream().toList();
    assertTrue(
        moments.stream().anyMatch(moment -> moment.path("kind").asString().equals("LOUDEST")));
    assertTrue(moments.stream().anyMatch(moment -> moment.path("strength").asDouble() == 100));
    assertTrue(
        moments.stream().noneMatch(moment -> moment.path("kind").asString().equals("SPEECH")));
    refused(desk.get("/api/v2/clips/thumbnails/" + id + "/1"), 400);
    refused(desk.export(id, List.of(1), Map.of()), 400);
  }

  @Test
  void whatCannotBeAskedForIsRefused() {
    refused(desk.post("/api/v2/clips", Map.of()), 400);
    refused(
        desk.post("/api/v2/clips", Map.of("identity", talk, "video_url", "https://example.com/a")),
        400);
    refused(desk.post("/api/v2/clips", Map.of("identity", "src_unknown")), 400);
    refused(desk.post("/api/v2/clips", Map.of("identity", talk, "min_clip_ms", 20_000)), 400);
    refused(
        desk.post(
            "/api/v2/clips", Map.of("identity", talk, "min_clip_ms", 5000, "max_clip_ms", 4000)),
        400);
    refused(
        desk.post("/api/v2/clips/find-moments", Map.of("identity", talk, "kinds", List.of("BEST"))),
        400);
  }

  @Test
  void tooFewUnitsAreRefused() {
    var poor = ClipsDesk.ofNew("Poor", 2);
    var lecture = poor.uploaded(Recordings.lecture());
    assertEquals("This costs 3 units, and 2 are left.", refused(poor.choose(lecture), 400));
    assertEquals(2, poor.units());
    var penniless = ClipsDesk.ofNew("Penniless", 0);
    refused(penniless.post("/api/v2/clips", Map.of("video_url", "http://127.0.0.1:9/a.mp4")), 400);
  }

  @Test
  void ofManyProjectsAtOnceFiveBegin() {
    var busy = ClipsDesk.ofNew("Busy", 100);
    var identity = busy.uploaded(Recordings.talk());
    try (var fault = server.faults().workersBusy("clips.analyse-source")) {
      var answers = atOnce(() -> busy.choose(identity));
      assertEquals(5, answers.stream().filter(answer -> answer.status() == 200).count());
      for (var answer : answers) {
        if (answer.status() != 200) {
          refused(answer, 429);
          assertTrue(answer.header("Retry-After").isPresent());
        }
      }
      var usage = data(busy.get("/api/v2/usage"));
      assertEquals(95, usage.path("units_left").asInt());
      assertEquals(5, usage.path("unfinished_projects").asInt());
      var first = projectId(answers.stream().filter(each -> each.status() == 200).findAny().get());
      data(busy.post("/api/v2/clips/cancel/" + first));
      assertEquals(96, busy.units());
      data(busy.choose(identity));
    }
  }

  @Test
  void aPlanSaysHowManyProjectsMayBeUnfinished() {
    var tenant = server.organization(ClipsFamily.NAME, "Planned");
    server.grant(tenant, 10);
    server.setPlan(tenant, ClipsFamily.NAME, "--parallel", "1");
    var planned = ClipsDesk.of(tenant.key());
    var identity = planned.uploaded(Recordings.talk());
    try (var fault = server.faults().workersBusy("clips.analyse-source")) {
      var project = projectId(planned.choose(identity));
      refused(planned.choose(identity), 429);
      var usage = data(planned.get("/api/v2/usage"));
      assertEquals(1, usage.path("max_unfinished_projects").asInt());
      data(planned.post("/api/v2/clips/cancel/" + project));
    }
  }

  @Test
  void ofManyRequestsAtOnceFifteenAreAnsweredInAMinute() {
    var ordinary = ClipsDesk.of(server.tenants(ClipsFamily.NAME).ordinaryKey());
    var begin = System.nanoTime();
    var answers = atOnce(() -> ordinary.get("/api/v2/usage"));
    var refilled = (System.nanoTime() - begin) / 4_000_000_000L;
    var answered = answers.stream().filter(answer -> answer.status() == 200).count();
    assertTrue(answered >= 15 && answered <= 15 + refilled, answered + " of " + AT_ONCE);
    var limited = answers.stream().filter(answer -> answer.status() == 429).findAny().orElseThrow();
    assertEquals("/api/v2/usage", limited.json().path("path").asString());
    assertEquals("Too Many Requests", limited.json().path("error").asString());
    assertEquals(429, limited.json().path("status").asInt());
  }

  @Test
  void aRunningProjectStopsWhenItIsCancelled() {
    var lecture = desk.uploaded(Recordings.lecture());
    var before = desk.units();
    var id = projectId(desk.choose(lecture));
    desk.await(
        "/api/v2/clips/results/" + id, found -> !found.path("status").asString().equals("QUEUED"));
    var cancelled = data(desk.post("/api/v2/clips/cancel/" + id));
    assertEquals("CANCELLED", cancelled.path("status").asString());
    assertEquals(before, desk.units());
    refused(desk.post("/api/v2/clips/cancel/" + id), 400);
    var results = data(desk.get("/api/v2/clips/results/" + id));
    assertEquals(0, results.path("usage").path("units").asInt());
    assertTrue(results.has("expires_at"));
  }

  @Test
  void anExpiredProjectIsGone() {
    var id = desk.succeeded(talk);
    var results = data(desk.get("/api/v2/clips/results/" + id));
    assertTrue(results.path("expires_at").asString().compareTo("2026") > 0);
    server.faults().execute("update clips_project set expires_at = now() where id = '" + id + "'");
    refused(desk.get("/api/v2/clips/results/" + id), 400);
    refused(desk.get("/api/v2/clips/thumbnails/" + id + "/1"), 400);
    refused(desk.post("/api/v2/clips/cancel/" + id), 400);
    refused(desk.export(id, List.of(1), Map.of()), 400);
    assertTrue(ids("").stream().noneMatch(id::equals));
  }

  @Test
  void projectsAreListedNewestFirst() {
    var older = desk.succeeded(talk);
    var newer = desk.succeeded(talk);
    var listed = ids("?limit=100");
    assertTrue(listed.indexOf(newer) < listed.indexOf(older));
    var page = data(desk.get("/api/v2/clips?limit=1"));
    var next = page.path("next_cursor").asString();
    assertEquals(
        listed.get(1),
        data(desk.get("/api/v2/clips?limit=1&cursor=" + next))
            .path("projects")
            .path(0)
            .path("project_id")
            .asString());
  }

  @Test
  void aRepeatedRequestBeginsOneProject() {
    var request =
        ApiRequest.post("/api/v2/clips", desk.key(), Map.of("identity", talk, "min_clip_ms", 1500))
            .header("Idempotency-Key", "clips-" + System.nanoTime());
    assertEquals(projectId(desk.send(request)), projectId(desk.send(request)));
  }

  private List<String> ids(String query) {
    return data(desk.get("/api/v2/clips" + query))
        .path("projects")
        .valueStream()
        .map(project -> project.path("project_id").asString())
        .toList();
  }

  private static List<String> withoutUrls(JsonNode project) {
    return project
        .path("clips")
        .valueStream()
        .map(clip -> clip.toString().replaceAll("\"thumbnail_url\":\"[^\"]+\"", ""))
        .toList();
  }

  private static void assertNoOverlap(List<JsonNode> clips) {
    for (var one : clips) {
      for (var other : clips) {
        assertTrue(
            one.path("idx").equals(other.path("idx"))
                || one.path("end_ms").asInt() <= other.path("begin_ms").asInt()
                || other.path("end_ms").asInt() <= one.path("begin_ms").asInt(),
            () -> one + " overlaps " + other);
      }
    }
  }

  private static List<Answer> atOnce(Supplier<Answer> request) {
    try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      var sent = new ArrayList<CompletableFuture<Answer>>();
      for (var index = 0; index < AT_ONCE; index++) {
        sent.add(CompletableFuture.supplyAsync(request, threads));
      }
      return sent.stream().map(CompletableFuture::join).toList();
    }
  }
}
