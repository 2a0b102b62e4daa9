package dev.callsheet.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.client.api.NoAnswerException;
import dev.callsheet.client.clips.UploadSourceException;
import dev.callsheet.client.clips.error.BadRequest;
import dev.callsheet.client.clips.model.ProjectFailureReason;
import dev.callsheet.client.example.MakeClips;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MakeClipsTest {

  private final ByteArrayOutputStream told = new ByteArrayOutputStream();
  private final TestTime time = new TestTime();
  private Path file;
  private FakeServer server;
  private ClipsClient clips;

  @BeforeEach
  void start(@TempDir Path folder) throws IOException {
    file = Files.writeString(folder.resolve("talk.mp4"), "video");
    server = new FakeServer();
    clips =
        Callsheet.builder()
            .baseUrl(server.url())
            .clock(time)
            .sleeper(time)
            .build()
            .clips("clp_test");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private boolean run() throws IOException {
    return new MakeClips(clips, file, new PrintStream(told, true, StandardCharsets.UTF_8)).run();
  }

  private String told() {
    return told.toString(StandardCharsets.UTF_8);
  }

  private void answersData(String data) {
    server.answersJson(200, "{\"data\":" + data + "}");
  }

  private void answersSource() {
    answersData(
        """
        {"identity":"src_1","upload_url":"%s/api/v2/upload/single-file/secret",
        "expires_at":"2026-11-20T11:00:00Z"}"""
            .formatted(server.url()));
  }

  private void answersUploaded() {
    answersData(
        """
        {"identity":"src_1","filename":"talk.mp4","size_bytes":5,"units":1,
        "video":{"duration_ms":42000,"width":1280,"height":720,"audio":true,"audio_tracks":1},
        "expires_at":"2026-11-27T10:00:00Z"}""");
  }

  private void answersProject(String status, int percent, String more) {
    answersData(
        """
        {"project_id":"cpr_1","name":"talk.mp4","kind":"CLIPS","status":"%s",
        "progress_percent":%d,"usage":{"units":1},%s"created_at":"2026-11-20T10:00:00Z"}"""
            .formatted(status, percent, more));
  }

  private void answersExport(String status, String files) {
    answersData(
        """
        {"export_id":"exp_1","project_id":"cpr_1","status":"%s","progress_percent":0,
        "format":"MP4","aspect_ratio":"9:16","fit":"CROP","files":[%s],
        "created_at":"2026-11-20T10:00:00Z","expires_at":"2026-11-27T10:00:00Z"}"""
            .formatted(status, files));
  }

  private void answersRefusal(String message) {
    server.answersJson(400, "{\"message\":\"" + message + "\",\"trace_id\":\"trc_1\"}");
  }

  @Test
  void doesTheWholeJobAndPutsTheClipsBesideTheVideo() throws IOException {
    answersSource();
    answersUploaded();
    answersProject("QUEUED", 0, "");
    answersProject("ONGOING", 40, "");
    answersProject(
        "SUCCEEDED",
        100,
        """
        "clips":[{"idx":1,"title":"Loud speech at 0:10","tags":["loud"],"begin_ms":10600,
        "end_ms":17500,"score":66.7,"reasons":[{"signal":"SPEECH","points":66.7,
        "description":"Somebody speaks"}],"thumbnail_url":"https://example.com/1"}],""");
    answersExport("QUEUED", "");
    answersExport(
        "SUCCEEDED",
        """
        {"idx":1,"begin_ms":10600,"end_ms":17500,"duration_ms":6900,"size_bytes":4,"width":404,
        "height":720,"download_url":"https://example.com/1"}""");
    server.answers(
        200, "video/mp4", "clip", Map.of("Content-Disposition", "attachment; filename=\"a\""));

    assertTrue(run(), this::told);

    assertEquals("clip", Files.readString(file.resolveSibling("talk.clip-1.mp4")));
    assertTrue(
        told().contains("1. 10.600 s – 17.500 s, score 66.7: Loud speech at 0:10 [loud]"),
        this::told);
    var sent = server.asked().get(1);
    assertEquals("PUT /api/v2/upload/single-file/secret", sent.method() + " " + sent.target());
    assertEquals("video", sent.body());
    assertFalse(sent.headers().containsKey("Authorization"));
    assertEquals(List.of(Duration.ofSeconds(1)), time.slept());
    assertEquals("/api/v2/clips/results/cpr_1?wait_ms=10000", server.asked().get(3).target());
  }

  @Test
  void theServerIsNotToWaitLongerThanTheCaller() {
    answersProject("ONGOING", 40, "");
    answersProject("ONGOING", 50, "");

    assertThrows(
        WaitException.DeadlinePassed.class,
        () -> clips.awaitClips("cpr_1", Duration.ofMillis(1_500), seen -> {}));

    assertEquals(
        List.of(
            "/api/v2/clips/results/cpr_1?wait_ms=1500", "/api/v2/clips/results/cpr_1?wait_ms=500"),
        server.asked().stream().map(FakeServer.Asked::target).toList());
  }

  @Test
  void saysInPlainWordsWhatIsWrongAndTheTrace() throws IOException {
    answersSource();
    answersRefusal("The file has no picture.");

    assertFalse(run());
    assertTrue(told().contains("The file has no picture. (trace trc_1)"), this::told);
  }

  @Test
  void saysInPlainWordsThatTheKeyIsWrong() throws IOException {
    server.answersJson(
        403,
        """
        {"timestamp":"2026-11-20T10:00:00.000+00:00","status":403,"error":"Forbidden",
        "path":"/api/v2/upload/single-file"}""");

    assertFalse(run());
    assertTrue(
        told().contains("The API key may not ask for /api/v2/upload/single-file."), this::told);
  }

  @Test
  void anErrorWithoutACodeIsTypedAndTellsItsTrace() {
    answersSource();
    answersRefusal("There is no upload at this URL.");

    UploadSourceException.BadRequest refused =
        assertThrows(UploadSourceException.BadRequest.class, () -> clips.uploadSource(file));

    assertEquals("trc_1", refused.traceId());
    assertEquals("There is no upload at this URL.", ((BadRequest) refused).message());
  }

  @Test
  void aFileThatTheServerTakesOnceIsNotSentTwice() {
    answersSource();
    // Nobody answers the second request.

    assertThrows(NoAnswerException.class, () -> clips.uploadSource(file));

    assertEquals(2, server.asked().size());
  }

  @Test
  void saysWhyAProjectFailed() {
    answersProject(
        "FAILED", 40, "\"failure\":{\"reason\":\"UNSUPPORTED_FORMAT\",\"message\":\"Damaged.\"},");

    ClipsWaitException.ProjectEnded ended =
        assertThrows(
            ClipsWaitException.ProjectEnded.class,
            () -> clips.awaitClips("cpr_1", Duration.ofMinutes(1), seen -> {}));

    assertEquals(ProjectFailureReason.UNSUPPORTED_FORMAT, ended.failure().orElseThrow().reason());
    assertEquals("cpr_1 is FAILED: Damaged.", ended.getMessage());
  }
}
