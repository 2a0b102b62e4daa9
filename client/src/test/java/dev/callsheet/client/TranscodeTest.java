package dev.callsheet.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.callsheet.client.api.Json;
import dev.callsheet.client.example.Transcode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TranscodeTest {

  private final ByteArrayOutputStream told = new ByteArrayOutputStream();
  private final TestTime time = new TestTime();
  @TempDir private Path folder;
  private FakeServer server;
  private TasksClient tasks;

  @BeforeEach
  void start() throws IOException {
    server = new FakeServer();
    tasks =
        Callsheet.builder()
            .baseUrl(server.url())
            .clock(time)
            .sleeper(time)
            .build()
            .tasks("tsk_test");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private boolean run() throws IOException {
    Path video = Files.writeString(folder.resolve("talk.mp4"), "video");
    return new Transcode(tasks, video, new PrintStream(told, true, StandardCharsets.UTF_8)).run();
  }

  private String told() {
    return told.toString(StandardCharsets.UTF_8);
  }

  private void answersUpload() {
    server.answers(
        201,
        "application/json",
        """
        {"id":"fil_1","name":"talk.mp4","status":"pending_upload","upload":{
        "url":"http://example.com/files/fil_1/upload/u1","expires_at":"2026-11-20T11:00:00Z"},
        "created_at":"2026-11-20T10:00:00Z"}\
        """,
        Map.of("Location", server.url() + "/files/fil_1"));
    answersFile("");
  }

  private void answersFile(String parts) {
    server.answersJson(
        200,
        """
        {"id":"fil_1","name":"talk.mp4","status":"stored",%s"created_at":"2026-11-20T10:00:00Z"}\
        """
            .formatted(parts));
  }

  private void answersProbe() {
    server.answersJson(
        200,
        """
        {"medium":"video","container":"mov,mp4","size_bytes":5,"duration_ms":9000,"video":[],
        "audio":[],"subtitles":[],"non_standard":[{"reason":"rotated",
        "message":"Its pictures are turned."}]}\
        """);
  }

  private static String ran(String status, String ref, String kind) {
    return """
    {"id":"task_%s","ref":"%s","kind":"%s","after":[],"status":"%s","progress":100}\
    """
        .formatted(ref, ref, kind, status);
  }

  private void answersRun() {
    String run =
        """
        {"id":"run_1","status":"succeeded","tasks":[%s,%s,%s],"workflow":{"tasks":[]},"credits":2,
        "created_at":"2026-11-20T10:00:00Z"}\
        """
            .formatted(
                ran("succeeded", "web", "video"),
                ran("skipped", "sound", "audio"),
                ran("succeeded", "stream", "adaptive_video"));
    server.answers(201, "application/json", run, Map.of("Location", server.url() + "/runs/run_1"));
  }

  private void answersTask(String ref, String output, String warnings) {
    server.answersJson(
        200,
        """
        {"id":"task_1","run_id":"run_1","ref":"%s","kind":"video","status":"succeeded",
        "progress":100,"source":{},"spec":{"kind":"video"},"outputs":[{"file_id":"fil_2",
        "name":"%s","media_type":"video/mp4","size_bytes":7}],"warnings":[%s],"attempt":1,
        "created_at":"2026-11-20T10:00:00Z"}\
        """
            .formatted(ref, output, warnings));
  }

  private void answersDownload(String name, String content) {
    server.answers(302, "", "", Map.of("Location", server.url() + "/files/fil_2/signed/t/" + name));
    server.answers(
        200,
        "video/mp4",
        content,
        Map.of("Content-Disposition", "attachment; filename=\"a\"", "ETag", "\"e\""));
  }

  @Test
  void putsWhatWasMadeBesideTheVideo() throws IOException {
    answersUpload();
    answersProbe();
    answersRun();
    answersTask(
        "web", "talk.mp4", "{\"kind\":\"size_adjusted\",\"message\":\"A side was made even.\"}");
    answersFile("");
    answersDownload("video.mp4", "smaller");
    answersTask("stream", "talk-master.m3u8", "");
    answersFile(
        """
        "parts":[{"name":"master.m3u8","media_type":"video/mp4","size_bytes":1},
        {"name":"360.mp4","media_type":"video/mp4","size_bytes":1}],\
        """);
    answersFile(
        """
        "parts":[{"name":"master.m3u8","media_type":"video/mp4","size_bytes":1},
        {"name":"360.mp4","media_type":"video/mp4","size_bytes":1}],\
        """);
    answersDownload("master.m3u8", "part");
    answersDownload("master.m3u8", "manifest");

    assertTrue(run(), this::told);

    assertEquals("smaller", Files.readString(folder.resolve("talk.web.mp4")));
    assertEquals("part", Files.readString(folder.resolve("talk.stream").resolve("360.mp4")));
    assertEquals(
        "manifest", Files.readString(folder.resolve("talk.stream").resolve("master.m3u8")));
    assertTrue(told().contains("talk.mp4 holds video"), this::told);
    assertTrue(told().contains("  Its pictures are turned."), this::told);
    assertTrue(told().contains("  web: A side was made even."), this::told);
    assertTrue(told().contains("Wrote talk.web.mp4 (7 bytes)"), this::told);
    assertTrue(told().contains("sound was skipped"), this::told);
    assertTrue(told().contains("It cost 2 credit(s)"), this::told);
    JsonNode request = Json.MAPPER.readTree(server.asked().get(3).body());
    assertEquals("fil_1", request.path("file_id").asText());
    assertEquals("web", request.at("/workflow/tasks/1/task/ref").asText());
    assertEquals("has_audio", request.at("/workflow/tasks/2/when/field").asText());
  }

  @Test
  void saysInPlainWordsWhichTaskFailed() throws IOException {
    answersUpload();
    answersProbe();
    server.answers(
        201,
        "application/json",
        """
        {"id":"run_1","status":"failed","tasks":[{"id":"task_1","ref":"web","kind":"video",
        "after":[],"status":"failed","progress":0,"error":{"kind":"format_unsupported",
        "message":"It has no pictures.","retryable":false}}],"workflow":{"tasks":[]},"credits":0,
        "created_at":"2026-11-20T10:00:00Z"}\
        """,
        Map.of("Location", server.url() + "/runs/run_1"));

    assertFalse(run());

    assertTrue(told().contains("run_1 is failed: web: It has no pictures."), this::told);
  }

  @Test
  void saysInPlainWordsThatTheKeyIsOneOfTheOrganisation() throws IOException {
    server.answersJson(403, "{\"kind\":\"project_required\",\"message\":\"Use another key.\"}");

    assertFalse(run());

    assertTrue(told().contains("use one of a project"), this::told);
  }

  @Test
  void saysInPlainWordsThatCreditsLack() throws IOException {
    answersUpload();
    answersProbe();
    server.answersJson(402, "{\"kind\":\"payment_required\",\"message\":\"None are left.\"}");

    assertFalse(run());

    assertTrue(told().contains("There are not enough credits: None are left."), this::told);
  }
}
