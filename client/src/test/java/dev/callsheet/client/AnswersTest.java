package dev.callsheet.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.callsheet.client.api.CreateProjectException;
import dev.callsheet.client.api.DeleteAssetResult;
import dev.callsheet.client.api.DownloadRenderOptions;
import dev.callsheet.client.api.DownloadRenderResult;
import dev.callsheet.client.api.ExportCutResult;
import dev.callsheet.client.api.GetAssetResult;
import dev.callsheet.client.api.GetCreditBalanceException;
import dev.callsheet.client.api.GetCreditBalanceResult;
import dev.callsheet.client.api.GetUploadOffsetException;
import dev.callsheet.client.api.GetUploadOffsetResult;
import dev.callsheet.client.api.ListAssetsOptions;
import dev.callsheet.client.error.Undeclared;
import dev.callsheet.client.model.Asset;
import dev.callsheet.client.model.AssetStatus;
import dev.callsheet.client.model.CreateCutRequest;
import dev.callsheet.client.model.CreateProjectRequest;
import dev.callsheet.client.model.CutScript;
import dev.callsheet.client.model.EditListFormat;
import dev.callsheet.client.model.SilenceScript;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class AnswersTest {

  private FakeServer server;
  private Callsheet callsheet;

  @BeforeEach
  void start() throws IOException {
    server = new FakeServer();
    callsheet = Callsheet.builder().apiKey("sk_studio_test").baseUrl(server.url()).build();
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
            GetCreditBalanceException.Undeclared.class,
            () -> callsheet.credits().getCreditBalance());

    assertEquals(502, error.status());
    assertNull(error.code());
    assertEquals("text/html", error.mediaType());
    assertEquals("<html>Bad Gateway</html>", error.body());
    assertInstanceOf(Undeclared.class, error);
  }

  @Test
  void anEmptyBodyWithADeclaredErrorStatusIsUndeclared() {
    server.answers(404, "", "", Map.of());

    GetAssetResult.Undeclared result =
        assertInstanceOf(
            GetAssetResult.Undeclared.class, callsheet.assets().getAssetResult("ast_1"));
    assertEquals(404, result.status());
    assertEquals("", result.body());
  }

  @Test
  void anEmptySuccessIsUndeclared() {
    server.answers(200, "application/json", "", Map.of());

    assertInstanceOf(
        GetCreditBalanceResult.Undeclared.class, callsheet.credits().getCreditBalanceResult());
  }

  @Test
  void brokenJsonIsUndeclared() {
    server.answers(200, "application/json", "{\"credits\":", Map.of());

    assertInstanceOf(
        GetCreditBalanceResult.Undeclared.class, callsheet.credits().getCreditBalanceResult());
  }

  @Test
  void aMissingRequiredPropertyIsUndeclared() {
    server.answersJson(200, "{}");

    assertInstanceOf(
        GetCreditBalanceResult.Undeclared.class, callsheet.credits().getCreditBalanceResult());
  }

  @Test
  void aLoginPageInPlaceOfAFileIsUndeclared() {
    server.answers(200, "text/html", "<html>Log in</html>", Map.of("Content-Disposition", "x"));

    assertInstanceOf(
        ExportCutResult.Undeclared.class,
        callsheet.cuts().exportCutResult("cut_1", EditListFormat.EDL));
  }

  @Test
  void aNewCodeIsUndeclaredButCanBeRead() {
    server.answersError(404, "asset_archived", Map.of());

    GetAssetResult.Undeclared result =
        assertInstanceOf(
            GetAssetResult.Undeclared.class, callsheet.assets().getAssetResult("ast_1"));
    assertEquals("asset_archived", result.code());
    assertEquals("req_1", result.requestId());
  }

  @Test
  void anErrorWithoutItsRetryAfterIsUndeclared() {
    server.answersError(503, "upstream_unavailable", Map.of());

    assertInstanceOf(
        GetCreditBalanceResult.Undeclared.class, callsheet.credits().getCreditBalanceResult());
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
            () -> callsheet.projects().createProject(CreateProjectRequest.of("")));

    assertEquals("Mend it.", error.message());
    assertEquals("name", error.details().fields().get(0).field());
    assertEquals(
        "createProject was answered 422 validation_error: Mend it. (request req_1)",
        error.getMessage());
  }

  @Test
  void theCodeOfAHeadIsKnownByItsStatus() {
    server.answers(404, "", "", Map.of("X-Request-Id", "req_9"));

    GetUploadOffsetException.NotFound error =
        assertThrows(
            GetUploadOffsetException.NotFound.class,
            () -> callsheet.uploads().getUploadOffset("upl_1"));

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

    GetUploadOffsetResult.Ok answer = callsheet.uploads().getUploadOffset("upl_1");

    assertEquals(5, answer.uploadOffset());
    assertEquals(9, answer.uploadLength());
    assertNull(answer.uploadExpires());
  }

  @Test
  void aMissingRequiredHeaderIsUndeclared() {
    server.answers(200, "", "", Map.of("Upload-Length", "9", "Cache-Control", "no-store"));

    GetUploadOffsetResult.Undeclared result =
        assertInstanceOf(
            GetUploadOffsetResult.Undeclared.class,
            callsheet.uploads().getUploadOffsetResult("upl_1"));
    assertEquals("The header Upload-Offset is missing.", result.message());
  }

  @Test
  void anAnswerWithoutContentIsAResult() {
    server.answers(204, "", "", Map.of());

    assertEquals(new DeleteAssetResult.NoContent(), callsheet.assets().deleteAssetResult("ast_1"));
  }

  @Test
  void notModifiedIsAResult() {
    server.answers(304, "", "", Map.of("ETag", "\"a\""));

    DownloadRenderResult.Success answer =
        callsheet
            .renders()
            .downloadRender("rnd_1", DownloadRenderOptions.none().withIfNoneMatch("\"a\""));

    assertInstanceOf(DownloadRenderResult.NotModified.class, answer);
    assertEquals("\"a\"", server.asked().get(0).headers().getFirst("If-None-Match"));
  }

  @Test
  void aFileComesAsAStream() throws IOException {
    server.answers(
        200,
        "text/plain; charset=utf-8",
        "TITLE: talk",
        Map.of("Content-Disposition", "attachment"));

    ExportCutResult.Ok answer = callsheet.cuts().exportCut("cut_1", EditListFormat.PREMIERE_XML);

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

    Asset asset = callsheet.assets().getAsset("ast_1");

    assertEquals(AssetStatus.UNKNOWN, asset.status());
    assertEquals(Instant.parse("2026-11-20T10:00:00Z"), asset.createdAt());
    assertNull(asset.durationMs());
  }

  @Test
  void parametersAreEncodedAndAbsentOnesLeftOut() {
    server.answersJson(200, "{\"data\":[]}");

    callsheet.assets().listAssets(ListAssetsOptions.none().withLimit(5).withCursor("a&b c"));

    assertEquals("/v1/assets?limit=5&cursor=a%26b%20c", server.asked().get(0).target());
  }

  @Test
  void absentPropertiesAreNotSent() {
    server.answersError(404, "not_found", Map.of());

    callsheet
        .cuts()
        .createCutResult(
            CreateCutRequest.of(
                "ast_1", CutScript.of().withSilence(SilenceScript.of().withMinimumSilenceMs(700))));

    assertEquals(
        "{\"asset_id\":\"ast_1\",\"script\":{\"silence\":{\"minimum_silence_ms\":700}}}",
        server.asked().get(0).body());
  }
}
