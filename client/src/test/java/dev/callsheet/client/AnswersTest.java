package dev.callsheet.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.callsheet.client.api.UndeclaredAnswer;
import dev.callsheet.client.studio.CreateProjectException;
import dev.callsheet.client.studio.CutExported;
import dev.callsheet.client.studio.Deleted;
import dev.callsheet.client.studio.DownloadRenderOptions;
import dev.callsheet.client.studio.DownloadRenderResult;
import dev.callsheet.client.studio.GetCreditBalanceException;
import dev.callsheet.client.studio.GetUploadOffsetException;
import dev.callsheet.client.studio.ListAssetsOptions;
import dev.callsheet.client.studio.ListProjectsOptions;
import dev.callsheet.client.studio.RenderFileUnchanged;
import dev.callsheet.client.studio.Undeclared;
import dev.callsheet.client.studio.UploadOffset;
import dev.callsheet.client.studio.model.Asset;
import dev.callsheet.client.studio.model.AssetStatus;
import dev.callsheet.client.studio.model.CreateCutRequest;
import dev.callsheet.client.studio.model.CreateProjectRequest;
import dev.callsheet.client.studio.model.CutScript;
import dev.callsheet.client.studio.model.EditListFormat;
import dev.callsheet.client.studio.model.Project;
import dev.callsheet.client.studio.model.SilenceScript;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class AnswersTest {

  private FakeServer server;
  private StudioClient studio;

  @BeforeEach
  void start() throws IOException {
    server = new FakeServer();
    studio = Callsheet.builder().baseUrl(server.url()).build().studio("sk_studio_test");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void anErrorPageOfAProxyIsUndeclared() {
    server.answers(502, "text/html; charset=utf-8", "<html>Bad Gateway</html>", Map.of());

    GetCreditBalanceException.Undeclared error =
        assertThrows(
            GetCreditBalanceException.Undeclared.class, () -> studio.credits().getCreditBalance());

    assertEquals(502, error.status());
    assertNull(error.code());
    assertEquals("text/html", error.mediaType());
    assertEquals("<html>Bad Gateway</html>", error.body());
    assertInstanceOf(UndeclaredAnswer.class, error);
  }

  @Test
  void anEmptyBodyWithADeclaredErrorStatusIsUndeclared() {
    server.answers(404, "", "", Map.of());

    Undeclared result = assertInstanceOf(Undeclared.class, studio.assets().getAssetResult("ast_1"));
    assertEquals(404, result.status());
    assertEquals("", result.body());
  }

  @Test
  void anEmptySuccessIsUndeclared() {
    server.answers(200, "application/json", "", Map.of());

    assertInstanceOf(Undeclared.class, studio.credits().getCreditBalanceResult());
  }

  @Test
  void brokenJsonIsUndeclared() {
    server.answers(200, "application/json", "{\"credits\":", Map.of());

    assertInstanceOf(Undeclared.class, studio.credits().getCreditBalanceResult());
  }

  @Test
  void aMissingRequiredPropertyIsUndeclared() {
    server.answersJson(200, "{}");

    assertInstanceOf(Undeclared.class, studio.credits().getCreditBalanceResult());
  }

  @Test
  void aLoginPageInPlaceOfAFileIsUndeclared() {
    server.answers(200, "text/html", "<html>Log in</html>", Map.of("Content-Disposition", "x"));

    assertInstanceOf(Undeclared.class, studio.cuts().exportCutResult("cut_1", EditListFormat.EDL));
  }

  @Test
  void aNewCodeIsUndeclaredButCanBeRead() {
    server.answersError(404, "asset_archived", Map.of());

    Undeclared result = assertInstanceOf(Undeclared.class, studio.assets().getAssetResult("ast_1"));
    assertEquals("asset_archived", result.code());
    assertEquals("req_1", result.requestId());
  }

  @Test
  void anErrorWithoutItsRetryAfterIsUndeclared() {
    server.answersError(503, "upstream_unavailable", Map.of());

    assertInstanceOf(Undeclared.class, studio.credits().getCreditBalanceResult());
  }

  @Test
  void detailsAreTyped() {
    server.answersJson(
        422,
        """
        {"error":{"code":"validation_error","message":"Mend it.",
        "fields":[{"field":"name","message":"must not be empty"}]}}""");

    CreateProjectException.ValidationError error =
        assertThrows(
            CreateProjectException.ValidationError.class,
            () -> studio.projects().createProject(CreateProjectRequest.of("")));

    assertEquals("Mend it.", error.message());
    assertEquals("name", error.details().fields().get(0).field());
    assertEquals(
        "createStudioProject was answered 422 validation_error: Mend it. (request req_1)",
        error.getMessage());
  }

  @Test
  void theCodeOfAHeadIsKnownByItsStatus() {
    server.answers(404, "", "", Map.of("X-Request-Id", "req_9"));

    GetUploadOffsetException.NotFound error =
        assertThrows(
            GetUploadOffsetException.NotFound.class,
            () -> studio.uploads().getUploadOffset("upl_1"));

    assertEquals("not_found", error.code());
    assertEquals("req_9", error.requestId());
  }

  @Test
  void headersOfAHeadAreComponents() {
    server.answers(
        200,
        "",
        "",
        Map.of("Upload-Offset", "5", "Upload-Length", "9", "Cache-Control", "no-store"));

    UploadOffset answer = studio.uploads().getUploadOffset("upl_1");

    assertEquals(5, answer.uploadOffset());
    assertEquals(9, answer.uploadLength());
    assertNull(answer.uploadExpires());
  }

  @Test
  void aMissingRequiredHeaderIsUndeclared() {
    server.answers(200, "", "", Map.of("Upload-Length", "9", "Cache-Control", "no-store"));

    Undeclared result =
        assertInstanceOf(Undeclared.class, studio.uploads().getUploadOffsetResult("upl_1"));
    assertEquals("The header Upload-Offset is missing.", result.message());
  }

  @Test
  void anAnswerWithoutContentIsAResult() {
    server.answers(204, "", "", Map.of());

    assertEquals(new Deleted(), studio.assets().deleteAssetResult("ast_1"));
  }

  @Test
  void notModifiedIsAResult() {
    server.answers(304, "", "", Map.of("ETag", "\"a\""));

    DownloadRenderResult.Success answer =
        studio
            .renders()
            .downloadRender("rnd_1", DownloadRenderOptions.none().withIfNoneMatch("\"a\""));

    assertInstanceOf(RenderFileUnchanged.class, answer);
    assertEquals("\"a\"", server.asked().get(0).headers().getFirst("If-None-Match"));
  }

  @Test
  void aFileComesAsAStream() throws IOException {
    server.answers(
        200,
        "text/plain; charset=utf-8",
        "TITLE: talk",
        Map.of("Content-Disposition", "attachment"));

    CutExported answer = studio.cuts().exportCut("cut_1", EditListFormat.PREMIERE_XML);

    assertEquals("text/plain", answer.mediaType());
    try (var body = answer.body()) {
      assertEquals("TITLE: talk", new String(body.readAllBytes(), StandardCharsets.UTF_8));
    }
    assertEquals("/v1/cuts/cut_1/export?format=premiere_xml", server.asked().get(0).target());
  }

  @Test
  void whatANewerServerAddsDoesNotHurt() {
    server.answersJson(
        200,
        """
        {"id":"ast_1","project_id":"prj_1","filename":"a.mp4","size_bytes":1,"status":"archived",
        "cuttable":false,"colour":"red","created_at":"2026-11-20T10:00:00Z",
        "updated_at":"2026-11-20T10:00:00Z"}""");

    Asset asset = studio.assets().getAsset("ast_1");

    assertEquals(AssetStatus.UNKNOWN, asset.status());
    assertEquals(Instant.parse("2026-11-20T10:00:00Z"), asset.createdAt());
    assertNull(asset.durationMs());
  }

  @Test
  void parametersAreEncodedAndAbsentOnesLeftOut() {
    server.answersJson(200, "{\"data\":[]}");

    studio.assets().listAssets(ListAssetsOptions.none().withLimit(5).withCursor("a&b c"));

    assertEquals("/v1/assets?limit=5&cursor=a%26b%20c", server.asked().get(0).target());
  }

  @Test
  void aListIsReadPageByPageAsItIsIterated() {
    server.answersJson(200, "{\"data\":[" + project("prj_1") + "],\"next_cursor\":\"c2\"}");
    server.answersJson(200, "{\"data\":[" + project("prj_2") + "]}");

    List<String> ids =
        studio.projects().listProjectsAutoPaging(ListProjectsOptions.none().withLimit(1)).stream()
            .map(Project::id)
            .toList();

    assertEquals(List.of("prj_1", "prj_2"), ids);
    assertEquals("/v1/projects?limit=1", server.asked().get(0).target());
    assertEquals("/v1/projects?limit=1&cursor=c2", server.asked().get(1).target());
  }

  private static String project(String id) {
    return """
    {"id":"%s","name":"Spring","created_at":"2026-11-20T10:00:00Z"}"""
        .formatted(id);
  }

  @Test
  void absentPropertiesAreNotSent() {
    server.answersError(404, "not_found", Map.of());

    studio
        .cuts()
        .createCutResult(
            CreateCutRequest.of(
                "ast_1", CutScript.of().withSilence(SilenceScript.of().withMinimumSilenceMs(700))));

    assertEquals(
        "{\"asset_id\":\"ast_1\",\"script\":{\"silence\":{\"minimum_silence_ms\":700}}}",
        server.asked().get(0).body());
  }
}
