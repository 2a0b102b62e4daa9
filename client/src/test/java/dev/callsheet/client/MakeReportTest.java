package dev.callsheet.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.callsheet.client.api.Json;
import dev.callsheet.client.example.MakeReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MakeReportTest {

  private final ByteArrayOutputStream told = new ByteArrayOutputStream();
  private final TestTime time = new TestTime();
  @TempDir private Path folder;
  private Path outline;
  private FakeServer server;
  private DocumentsClient documents;

  @BeforeEach
  void start() throws IOException {
    outline =
        Files.writeString(
            folder.resolve("report.md"),
            """
            # Sales

            {{table: sales.csv}}

            ![The logo of the company](logo.svg)

            {{image: our-office.png}}
            """);
    server = new FakeServer();
    documents =
        Callsheet.builder()
            .baseUrl(server.url())
            .clock(time)
            .sleeper(time)
            .build()
            .documents("sk_live_test");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private boolean run(Path... inputs) throws IOException {
    var out = new PrintStream(told, true, StandardCharsets.UTF_8);
    return new MakeReport(documents, outline, List.of(inputs), out).run();
  }

  private String told() {
    return told.toString(StandardCharsets.UTF_8);
  }

  private void answersFile() {
    server.answers(
        201,
        "application/json",
        """
        {"id":"fil_1","file_name":"sales.csv","kind":"csv","media_type":"text/csv","size_bytes":9,
        "sha256":"00","tables":[{"name":"sales.csv","rows":12,"columns":[
        {"name":"month","type":"text"},{"name":"revenue","type":"number"}]}],
        "warnings":[{"code":"cut","message":"A value was cut.","where":"line 3"}],
        "created_at":"2026-11-20T10:00:00Z"}""",
        Map.of("Location", "/api/v1/files/fil_1"));
  }

  private void answersImage(String id, String alt) {
    server.answers(
        201,
        "application/json",
        """
        {"id":"%s","file_name":"a.svg","alt":"%s","kind":"svg","media_type":"image/svg+xml",
        "width":3,"height":2,"size_bytes":6,"sha256":"00","warnings":[],
        "created_at":"2026-11-20T10:00:00Z"}"""
            .formatted(id, alt),
        Map.of("Location", "/api/v1/images/" + id));
  }

  private void answersVerdict(boolean valid, String missing) {
    server.answersJson(
        200,
        """
        {"valid":%s,"missing":[%s],"detected":{"tables":["sales.csv"],"images":["logo.svg"],
        "charts":[]},"charge":1,"warnings":[]}"""
            .formatted(valid, missing));
  }

  private static String run(String format) {
    return """
        {"run_id":"run_1","task_id":"task_1","format":"%s","status":"completed","phase":"storing",
        "progress_percent":100,"test":false,"credits_used":2,"warnings":[],
        "created_at":"2026-11-20T10:00:00Z","expires_at":"2026-12-20T10:00:00Z"}"""
        .formatted(format);
  }

  private void answersTask(int status, String state) {
    server.answers(
        status,
        "application/json",
        """
        {"task_id":"task_1","run_id":"run_1","format":"slides","status":"%s","phase":"layout",
        "progress_percent":0,"created_at":"2026-11-20T10:00:00Z",
        "updated_at":"2026-11-20T10:00:00Z"}"""
            .formatted(state),
        Map.of("Location", "/api/v1/tasks/task_1"));
  }

  private void answersDownload(String mediaType, String content) {
    server.answers(
        302,
        "",
        "",
        Map.of(
            "X-Run-Id", "run_1",
            "X-Task-Id", "task_1",
            "Location", server.url() + "/api/v1/downloads/t"));
    server.answers(
        200,
        "application/vnd.openxmlformats-officedocument." + mediaType,
        content,
        Map.of(
            "X-Run-Id", "run_1",
            "X-Task-Id", "task_1",
            "Content-Disposition", "attachment; filename=\"a\"",
            "ETag", "\"e\""));
  }

  @Test
  void putsTheThreeDocumentsBesideTheOutline() throws IOException {
    answersFile();
    answersImage("img_1", "The logo of the company");
    answersImage("img_2", "our office");
    answersVerdict(true, "");
    server.answersJson(200, run("excel"));
    answersDownload("spreadsheetml.sheet", "workbook");
    server.answersJson(200, run("word"));
    answersDownload("wordprocessingml.document", "text");
    answersTask(202, "queued");
    answersTask(200, "completed");
    server.answersJson(200, run("slides"));
    answersDownload("presentationml.presentation", "deck");

    assertTrue(
        run(
            Files.writeString(folder.resolve("sales.csv"), "month,revenue"),
            Files.writeString(folder.resolve("logo.svg"), "<svg/>"),
            Files.writeString(folder.resolve("our-office.png"), "PNG")),
        this::told);

    assertEquals("workbook", Files.readString(folder.resolve("report.xlsx")));
    assertEquals("text", Files.readString(folder.resolve("report.docx")));
    assertEquals("deck", Files.readString(folder.resolve("report.pptx")));
    assertTrue(told().contains("sales.csv has 12 rows of 2 columns"), this::told);
    assertTrue(told().contains("line 3: A value was cut."), this::told);
    assertTrue(told().contains("Wrote report.docx (4 bytes, 2 credit(s))"), this::told);
    assertTrue(
        server.asked().get(1).body().contains("\r\n\r\nThe logo of the company\r\n"), this::told);
    assertTrue(server.asked().get(2).body().contains("\r\n\r\nour office\r\n"), this::told);
    JsonNode request = Json.MAPPER.readTree(server.asked().get(4).body());
    assertEquals("[\"fil_1\"]", request.path("data_sources").toString());
    assertEquals("[\"img_1\",\"img_2\"]", request.path("image_assets").toString());
    assertEquals("report", request.path("file_name").asText());
  }

  @Test
  void saysWhatIsMissingBeforeAnythingIsMade() throws IOException {
    answersVerdict(
        false,
        """
        {"kind":"file","name":"sales.csv","line":3,"message":"There is no file sales.csv."}""");

    assertFalse(run());

    assertTrue(told().contains("Line 3: There is no file sales.csv."), this::told);
    assertEquals(1, server.asked().size());
  }

  @Test
  void saysInPlainWordsThatTheOutlineIsNotAText() throws IOException {
    Files.write(outline, new byte[] {'#', ' ', (byte) 0xff});

    assertFalse(run());

    assertTrue(told().contains("The outline is not a text in UTF-8."), this::told);
  }

  @Test
  void saysInPlainWordsThatTheKeyIsWrong() throws IOException {
    server.answersJson(401, "{\"error\":\"invalid_api_key\",\"message\":\"No such key.\"}");

    assertFalse(run());

    assertTrue(told().contains("The API key is missing, wrong or revoked."), this::told);
  }

  @Test
  void saysInPlainWordsThatCreditsLack() throws IOException {
    answersVerdict(true, "");
    server.answersJson(402, "{\"error\":\"insufficient_credits\",\"message\":\"None are left.\"}");

    assertFalse(run());

    assertTrue(told().contains("There are not enough credits: None are left."), this::told);
  }
}
