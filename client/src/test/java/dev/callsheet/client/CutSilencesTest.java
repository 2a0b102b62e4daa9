package dev.callsheet.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.client.example.CutSilences;
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

final class CutSilencesTest {

  private static final String TIMES =
      "\"created_at\":\"2026-11-20T10:00:00Z\",\"updated_at\":\"2026-11-20T10:00:00Z\"";

  private final ByteArrayOutputStream told = new ByteArrayOutputStream();
  private final TestTime time = new TestTime();
  private Path file;
  private FakeServer server;

  @BeforeEach
  void start(@TempDir Path folder) throws IOException {
    file = Files.writeString(folder.resolve("talk.m4a"), "sound");
    server = new FakeServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private boolean run() throws IOException {
    StudioClient studio =
        Callsheet.builder()
            .baseUrl(server.url())
            .clock(time)
            .sleeper(time)
            .build()
            .studio("sk_studio_test");
    return new CutSilences(studio, file, new PrintStream(told, true, StandardCharsets.UTF_8)).run();
  }

  private String told() {
    return told.toString(StandardCharsets.UTF_8);
  }

  private void answersProjectAndUpload() {
    server.answers(
        201,
        "application/json",
        "{\"id\":\"prj_1\",\"name\":\"talk.m4a\"," + TIMES + "}",
        Map.of("Location", "/v1/projects/prj_1"));
    String upload =
        "\"upload\":{\"id\":\"upl_1\",\"url\":\""
            + server.url()
            + "/v1/uploads/upl_1\","
            + "\"offset_bytes\":0,\"expires_at\":\"2026-11-21T10:00:00Z\"},";
    server.answers(
        201,
        "application/json",
        asset("pending_upload", false, upload),
        Map.of("Location", server.url() + "/v1/uploads/upl_1"));
    server.answers(200, "", "", Map.of("Upload-Offset", "0", "Upload-Length", "5"));
    server.answers(204, "", "", Map.of("Upload-Offset", "5"));
    server.answersJson(200, asset("processing", false, ""));
  }

  private static String asset(String status, boolean cuttable, String more) {
    return "{\"id\":\"ast_1\",\"project_id\":\"prj_1\",\"filename\":\"talk.m4a\",\"size_bytes\":5,"
        + "\"status\":\""
        + status
        + "\",\"cuttable\":"
        + cuttable
        + ","
        + more
        + TIMES
        + "}";
  }

  private static String cut(String status, String result) {
    return "{\"id\":\"cut_1\",\"asset_id\":\"ast_1\",\"status\":\""
        + status
        + "\",\"script\":{\"silence\":{}},"
        + result
        + TIMES
        + "}";
  }

  private static String result(String ranges) {
    return "\"result\":{\"source_ms\":42000,\"kept_ms\":27000,\"removed_ms\":15000,\"ranges\":["
        + ranges
        + "]},";
  }

  private static String render(String status, int percent) {
    return "{\"id\":\"rnd_1\",\"asset_id\":\"ast_1\",\"format\":\"m4a\",\"status\":\""
        + status
        + "\",\"progress_percent\":"
        + percent
        + ",\"duration_ms\":27000,"
        + TIMES
        + "}";
  }

  @Test
  void doesTheWholeJobAndPutsEverythingBesideTheRecording() throws IOException {
    answersProjectAndUpload();
    server.answersJson(
        200, asset("processing", true, "\"duration_ms\":42000,\"credits_charged\":1,"));
    server.answers(
        201, "application/json", cut("pending", ""), Map.of("Location", "/v1/cuts/cut_1"));
    server.answersJson(200, cut("completed", result("{\"start_ms\":0,\"end_ms\":27000}")));
    Map<String, String> attachment = Map.of("Content-Disposition", "attachment");
    server.answers(200, "text/plain", "edl", attachment);
    server.answersError(409, "unsupported_format", Map.of());
    server.answers(200, "application/xml", "xml", attachment);
    server.answers(200, "application/json", "{}", attachment);
    server.answers(200, "text/csv", "csv", attachment);
    server.answers(200, "application/json", "[]", attachment);
    server.answers(
        201, "application/json", render("pending", 0), Map.of("Location", "/v1/renders/rnd_1"));
    server.answersJson(200, render("processing", 50));
    server.answersJson(200, render("completed", 100));
    server.answers(
        200, "audio/mp4", "rendered", Map.of("ETag", "\"1\"", "Content-Disposition", "attachment"));

    assertTrue(run(), this::told);

    assertEquals("edl", Files.readString(file.resolveSibling("talk.cut.edl")));
    assertEquals("xml", Files.readString(file.resolveSibling("talk.cut.xml")));
    assertFalse(Files.exists(file.resolveSibling("talk.cut.fcpxml")));
    assertEquals("[]", Files.readString(file.resolveSibling("talk.cut.json")));
    assertEquals("rendered", Files.readString(file.resolveSibling("talk.cut.m4a")));
    assertTrue(told().contains("No fcpxml: It went wrong."), this::told);
    assertTrue(
        told().contains("Of 42.000 s, 27.000 s stay in 1 range(s); 15.000 s of silence go"),
        this::told);
    assertTrue(told().contains("The render plays 27.000 s"), this::told);
  }

  @Test
  void saysSoWhenNothingIsLeft() throws IOException {
    answersProjectAndUpload();
    server.answersJson(200, asset("processing", true, ""));
    server.answersJson(200, cut("completed", result("")));
    server.answersJson(200, cut("completed", result("")));

    assertTrue(run(), this::told);
    assertTrue(told().contains("Nothing is left to export or render"), this::told);
  }

  @Test
  void saysInPlainWordsThatAFileIsNoRecording() throws IOException {
    answersProjectAndUpload();
    server.answersJson(
        200,
        asset(
            "failed", false, "\"failure\":{\"reason\":\"not_media\",\"message\":\"Not media.\"},"));

    assertFalse(run());
    assertTrue(told().contains("This file is no recording"), this::told);
  }

  @Test
  void saysInPlainWordsThatTheKeyIsWrong() throws IOException {
    server.answersError(401, "unauthenticated", Map.of("WWW-Authenticate", "Bearer"));

    assertFalse(run());
    assertTrue(told().contains("The API key is missing, wrong or revoked."), this::told);
  }

  @Test
  void saysInPlainWordsThatNoCallsheetServerAnswers() throws IOException {
    server.answers(404, "text/html", "<html>nginx</html>", Map.of());

    assertFalse(run());
    assertTrue(
        told().contains("This does not look like a Callsheet server (status 404, text/html)."),
        this::told);
  }
}
