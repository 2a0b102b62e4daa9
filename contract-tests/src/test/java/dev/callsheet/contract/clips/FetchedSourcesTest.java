package dev.callsheet.contract.clips;

import static dev.callsheet.contract.clips.ClipsDesk.data;
import static dev.callsheet.contract.clips.ClipsDesk.projectId;
import static dev.callsheet.contract.clips.ClipsDesk.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.callsheet.contract.checking.Answer;
import dev.callsheet.contract.harness.Recordings;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Sources that the server fetches. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FetchedSourcesTest {
  private static final byte[] TALK = Recordings.read(Recordings.talk());

  private final ClipsDesk desk = ClipsDesk.ofNew("Fetching", 50);
  private final FileHost host = new FileHost();

  @AfterAll
  void closeHost() {
    host.close();
  }

  @Test
  void aVideoIsFetchedChargedAndLookedOver() {
    var before = desk.units();
    var url = host.redirect("/moved.mp4", host.file("/videos/talk.mp4", TALK));
    var begun = fetch(url);
    assertEquals("CREATED", data(begun).path("status").asString());

    var project = desk.awaitProject(projectId(begun), "SUCCEEDED");

    assertEquals("moved.mp4", project.path("name").asString());
    assertEquals(1, project.path("usage").path("units").asInt());
    assertFalse(project.path("clips").isEmpty());
    assertEquals(before - 1, desk.units());
  }

  @Test
  void aHostThatFailsOnceIsAskedAgain() {
    var id = projectId(fetch(host.flaky("/flaky.mp4", TALK)));
    desk.awaitProject(id, "SUCCEEDED");
    assertEquals(2, host.asked("/flaky.mp4"));
  }

  @TestFactory
  Stream<DynamicTest> whatCannotBeFetchedFailsAndSaysWhy() {
    var tooLarge = java.util.Arrays.copyOf(TALK, ClipsFamily.MAX_SOURCE_BYTES + 1);
    return Stream.of(
        failing(host.status("/missing", 404), "SOURCE_UNREACHABLE"),
        failing(host.file("/text", Recordings.textAsVideo()), "UNSUPPORTED_FORMAT"),
        failing(host.file("/half", Recordings.truncatedVideo()), "UNSUPPORTED_FORMAT"),
        failing(host.file("/sound", Recordings.read(Recordings.voice())), "UNSUPPORTED_FORMAT"),
        failing(host.file("/large", tooLarge), "SOURCE_TOO_LARGE"),
        failing(
            host.redirect("/metadata", "http://169.254.169.254/latest/meta-data/"),
            "SOURCE_REFUSED"),
        failing(host.redirect("/private", "http://10.0.0.1/video.mp4"), "SOURCE_REFUSED"),
        failing(host.redirect("/disk", "file:///etc/passwd"), "SOURCE_REFUSED"),
        failing(
            host.file("/short", Recordings.read(Recordings.pictureOnly())), "TOO_SHORT", 5_000));
  }

  @Test
  void aVideoThatTheUnitsDoNotCoverFailsWhenItsLengthIsKnown() {
    var poor = ClipsDesk.ofNew("Poor", 2);
    var url = host.file("/lecture.mp4", Recordings.read(Recordings.lecture()));
    var id = projectId(poor.post("/api/v2/clips", Map.of("video_url", url)));
    var project = poor.awaitProject(id, "FAILED");
    assertEquals("INSUFFICIENT_UNITS", project.path("failure").path("reason").asString());
    assertEquals(2, poor.units());
  }

  @TestFactory
  Stream<DynamicTest> aUrlThatMustNotBeFetchedIsRefusedAtOnce() {
    return Stream.of(
            "http://10.0.0.1/",
            "https://192.168.1.1/a.mp4",
            "http://169.254.169.254/latest/meta-data/",
            "http://[fd00::1]/",
            "http://[::ffff:10.0.0.1]/",
            "http://0x7f.1/",
            "https://user:password@example.com/",
            "ftp://example.com/a.mp4",
            "file:///etc/passwd",
            "not a url",
            "https://no-such-host.invalid/")
        .map(url -> dynamicTest(url, () -> refused(fetch(url), 400)));
  }

  private DynamicTest failing(String url, String reason) {
    return failing(url, reason, 1500);
  }

  private DynamicTest failing(String url, String reason, int minClipMs) {
    return dynamicTest(
        url.replaceAll(":\\d+", "") + " " + reason,
        () -> {
          var begun =
              desk.post("/api/v2/clips", Map.of("video_url", url, "min_clip_ms", minClipMs));
          var project = desk.awaitProject(projectId(begun), "FAILED");
          assertEquals(reason, project.path("failure").path("reason").asString());
          assertFalse(project.path("failure").path("message").asString().isEmpty());
          assertEquals(0, project.path("usage").path("units").asInt());
          assertTrue(project.has("expires_at"));
        });
  }

  private Answer fetch(String url) {
    return desk.post(
        "/api/v2/clips", Map.of("video_url", url, "min_clip_ms", 1500, "max_clip_ms", 7000));
  }
}
