package dev.callsheet.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FrameworkErrorsTest {
  private static KernelServer kernel;

  @BeforeAll
  static void start() throws IOException {
    kernel = new KernelServer(Map.of("micronaut.server.max-request-buffer-size", 200_000));
  }

  @AfterAll
  static void stop() {
    kernel.close();
  }

  @Test
  void aDeclaredSuccessIsWrittenWithItsHeadersAndWithoutNulls() throws Exception {
    var response = post("{\"album_name\":\"one\"}");
    assertEquals(201, response.statusCode(), response.body());
    assertEquals("/v1/kernel/itm_a", header(response, "Location"));
    assertEquals("application/json", header(response, "Content-Type"));
    assertEquals(
        "{\"name\":\"one\",\"keyId\":\"key_write\",\"createdAt\":\"2026-01-02T03:04:05Z\"}",
        response.body());
    assertTrue(header(response, "RateLimit").contains(";r="), header(response, "RateLimit"));
    assertTrue(header(response, "X-Request-Id").startsWith("req_"));
  }

  @Test
  void handlersRunOnVirtualThreads() throws Exception {
    assertTrue(kernel.send(kernel.authorized("/v1/kernel")).body().contains("virtual"));
  }

  @Test
  void aSaneRequestIdOfTheClientIsKeptAndAnotherIsReplaced() throws Exception {
    var kept = kernel.send(kernel.authorized("/v1/kernel").header("X-Request-Id", "my-request-1"));
    assertEquals("my-request-1", header(kept, "X-Request-Id"));
    var replaced = kernel.send(kernel.authorized("/v1/kernel").header("X-Request-Id", "a b\"c{}"));
    assertTrue(header(replaced, "X-Request-Id").startsWith("req_"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "{\"album_name\":                               | bad_request      | ",
        "''                                             | bad_request      | ",
        "{\"album_name\":\"a\"} x                       | bad_request      | ",
        "{\"album_name\":\"a\",\"album_name\":\"b\"}    | bad_request      | ",
        "[]                                             | validation_error | body",
        "7                                              | validation_error | body",
        "\"a\"                                          | validation_error | body",
        "{}                                             | validation_error | album_name",
        "{\"album_name\":null}                          | validation_error | album_name",
        "{\"album_name\":7}                             | validation_error | album_name",
        "{\"album_name\":[\"a\"]}                       | validation_error | album_name",
        "{\"album_name\":\"a\",\"year\":[1]}            | validation_error | year",
        "[{\"album_name\":\"a\"}]                       | validation_error | body",
        "{\"album_name\":\"toolong\"}                   | validation_error | album_name",
        "{\"album_name\":\"a\",\"extra\":1}             | validation_error | extra",
        "{\"album_name\":\"a\",\"kind\":\"dead\"}       | validation_error | kind",
        "{\"album_name\":\"a\",\"kind\":1}              | validation_error | kind",
        "{\"album_name\":\"a\",\"year\":\"1\"}          | validation_error | year",
        "{\"album_name\":\"a\",\"year\":1.5}            | validation_error | year",
        "{\"album_name\":\"a\",\"year\":99999999999}    | validation_error | year",
        "{\"album_name\":\"a\",\"released_at\":\"x\"}   | validation_error | released_at",
        "{\"album_name\":\"a\",\"tracks\":{}}           | validation_error | tracks",
        "{\"album_name\":\"a\",\"tracks\":[\"b\"]}      | validation_error | tracks[0]",
        "{\"album_name\":\"a\",\"tracks\":[7]}          | validation_error | tracks[0]",
        "{\"album_name\":\"a\",\"tracks\":[{\"track_name\":\"b\"},{\"track_name\":\"long\"}]} | validation_error | tracks[1].track_name",
        "{\"album_name\":\"a\",\"tracks\":[{\"track_name\":true}]} | validation_error | tracks[0].track_name",
      })
  void aBadBodyIsMalformedOrNamesItsField(String body, String code, String field) throws Exception {
    var response = post(body);
    assertError(response, code.equals("bad_request") ? 400 : 422, code);
    if (field != null) {
      assertTrue(
          response.body().contains("\"fields\":[{\"field\":\"" + field + "\","), response.body());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "{\"singers\":[\"a\"]}                                   | 413 | payload_too_large",
        "{\"song_name\":\"\",\"singers\":[]}                     | 413 | payload_too_large",
        "{\"song_name\":\" \",\"year\":10}                       | 413 | payload_too_large",
        "{\"song_name\":null,\"singers\":[\"a\"]}                | 413 | payload_too_large",
        "{\"song_name\":\"a\"}                                   | 409 | conflict",
        "{\"song_name\":\"a\",\"singers\":[],\"year\":10}        | 409 | conflict",
        "{\"song_name\":\"a\",\"singers\":[\"a\",\"b\",\"c\"]}   | 409 | conflict",
        "{\"song_name\":\"too long\",\"singers\":[]}             | 409 | conflict",
        "{\"song_name\":\"too long\",\"singers\":[\"a\"]}        | 422 | validation_error",
        "{\"song_name\":\"a\",\"singers\":[\"a\"],\"year\":10}   | 422 | validation_error",
        "{\"song_name\":\"a\",\"singers\":[\"long\"]}            | 422 | validation_error",
      })
  void aPropertyIsAnsweredWithItsOwnCodeBeforeAllOthers(String body, int status, String code)
      throws Exception {
    assertError(
        kernel.send(
            kernel
                .authorized("/v1/kernel-song")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))),
        status,
        code);
  }

  @Test
  void wrongParametersAreNamed() throws Exception {
    var mistyped = kernel.send(kernel.authorized("/v1/kernel?limit=x"));
    assertError(mistyped, 422, "validation_error");
    assertTrue(mistyped.body().contains("\"field\":\"limit\""), mistyped.body());
    var tooMany = kernel.send(kernel.authorized("/v1/kernel?limit=101"));
    assertError(tooMany, 422, "validation_error");
    assertTrue(tooMany.body().contains("\"field\":\"limit\""), tooMany.body());
    var header =
        kernel.send(
            kernel
                .authorized("/v1/kernel")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "0123456789a")
                .POST(BodyPublishers.ofString("{\"album_name\":\"a\"}")));
    assertTrue(header.body().contains("\"field\":\"Idempotency-Key\""), header.body());
  }

  @Test
  void aValueThatIsNoneOfAnEnumIsAnsweredWithThem() throws Exception {
    assertValues(
        kernel.send(kernel.authorized("/v1/kernel?format=nope")), "format", "srt, vtt, ass, ttml");
    assertValues(post("{\"album_name\":\"a\",\"kind\":\"dead\"}"), "kind", "live, studio");
  }

  @Test
  void aPathParameterThatCannotBeAnIdIsNotFound() throws Exception {
    assertError(kernel.send(kernel.authorized("/v1/kernel/9")), 404, "not_found");
  }

  @Test
  void aMalformedHeaderIsABadRequest() throws Exception {
    assertError(kernel.send(patch("x", "abc")), 400, "bad_request");
  }

  @Test
  void noRouteNoMethodAndNoMediaTypeAreSaidInTheFamilysDialect() throws Exception {
    assertError(kernel.send(kernel.authorized("/v1/nothing")), 404, "not_found");
    var method = kernel.send(kernel.authorized("/v1/kernel").DELETE());
    assertError(method, 405, "method_not_allowed");
    assertEquals("GET, HEAD, POST", header(method, "Allow"));
    var options =
        kernel.send(kernel.authorized("/v1/kernel").method("OPTIONS", BodyPublishers.noBody()));
    assertError(options, 405, "method_not_allowed");
    var media =
        kernel.send(
            kernel
                .authorized("/v1/kernel")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("x")));
    assertError(media, 415, "unsupported_media_type");
    assertTrue(media.body().contains("application/json"), media.body());
    var none = kernel.send(kernel.authorized("/v1/kernel").POST(BodyPublishers.ofString("{}")));
    assertError(none, 415, "unsupported_media_type");
  }

  @Test
  void aPathThatEndsWithASlashIsNotTheListBeforeIt() throws Exception {
    assertError(kernel.send(kernel.authorized("/v1/kernel/")), 404, "not_found");
  }

  @Test
  void anOriginForbidsNothing() throws Exception {
    var response =
        kernel.send(kernel.authorized("/v1/kernel").header("Origin", "https://example.com"));
    assertEquals(200, response.statusCode(), response.body());
  }

  @ParameterizedTest
  @CsvSource({"Accept-Charset", "Accept-Language"})
  void aListWithoutItemsIsOverlooked(String name) throws Exception {
    var response = kernel.send(kernel.authorized("/v1/kernel").header(name, ",,,"));
    assertEquals(200, response.statusCode(), response.body());
  }

  @Test
  void anEmptyFileIsAFile() throws Exception {
    var response = kernel.send(patch("", "0"));
    assertEquals(204, response.statusCode(), response.body());
  }

  @Test
  void theServerCompressesNothingByItself() throws Exception {
    var request =
        kernel.authorized("/v1/kernel-file?behave=blob").header("Accept-Encoding", "gzip");
    assertTrue(kernel.send(request).headers().firstValue("Content-Encoding").isEmpty());
  }

  @Test
  void aMethodInLowerCaseIsNone() throws Exception {
    var request = kernel.authorized("/v1/kernel").method("get", BodyPublishers.noBody());
    assertError(kernel.send(request), 400, "bad_request");
  }

  @ParameterizedTest
  @CsvSource({
    "abc",
    "+5",
    "-5",
    "5 5",
    "'5,5'",
    "0x5",
    "99999999999999999999",
    "'5\r\nContent-Length: 6'",
    "''",
  })
  void aLengthThatIsNoneIsABadRequestThatClosesTheConnection(String length) throws Exception {
    assertRefused("HTTP/1.1\r\nHost: x\r\nContent-Length: " + length);
  }

  @ParameterizedTest
  @CsvSource({"bogus", "'gzip, chunked'", "identity", "'chunked\r\nTransfer-Encoding: chunked'"})
  void aTransferCodingThatIsUnknownIsABadRequest(String coding) throws Exception {
    assertRefused("HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: " + coding);
  }

  @ParameterizedTest
  @CsvSource({"HTTP/9.9", "HTTP/2.0", "HTTP/0.9"})
  void aVersionThatIsUnknownIsABadRequest(String version) throws Exception {
    assertRefused(version + "\r\nHost: x");
  }

  @Test
  void aRequestNamesOneHostExceptInTheFirstVersion() throws Exception {
    assertRefused("HTTP/1.1\r\nX-Host: x");
    assertRefused("HTTP/1.1\r\nHost: x\r\nHost: x");
    for (var head : List.of("HTTP/1.0\r\n", "HTTP/1.1\r\nHost: x\r\nConnection: close\r\n")) {
      try (var socket = kernel.socket()) {
        KernelServer.write(
            socket,
            "GET /v1/kernel "
                + head
                + "Authorization: Bearer "
                + KernelServer.key("write")
                + "\r\n\r\n");
        var answer = KernelServer.readAll(socket);
        assertTrue(answer.contains(" 200 "), answer);
      }
    }
  }

  @Test
  void aMultipartBodyDoesNotHideThatTheMethodIsNotAllowed() throws Exception {
    var request =
        kernel
            .authorized("/v1/kernel")
            .header("Content-Type", "multipart/form-data; boundary=x")
            .method("DELETE", BodyPublishers.ofString("--x--"));
    assertError(kernel.send(request), 405, "method_not_allowed");
  }

  @ParameterizedTest
  @CsvSource({"9000, 1", "1, 20000"})
  void aHeadThatIsTooLongIsABadRequestOfItsFamily(int pathLength, int headerLength)
      throws Exception {
    var request =
        kernel
            .authorized("/v1/kernel/" + "x".repeat(pathLength))
            .header("X-Long", "x".repeat(headerLength));
    assertError(kernel.send(request), 400, "bad_request");
    var head = kernel.send(request.method("HEAD", BodyPublishers.noBody()));
    assertEquals(400, head.statusCode());
    assertEquals("</errors/studio/bad_request>; rel=\"help\"", header(head, "Link"));
    assertTrue(header(head, "X-Request-Id").startsWith("req_"));
  }

  @Test
  void aTypeThatIsNoneIsNoAcceptedMediaType() throws Exception {
    try (var socket = kernel.socket()) {
      KernelServer.write(
          socket,
          "POST /v1/kernel HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
              + KernelServer.key("write")
              + "\r\n"
              + "Connection: close\r\nContent-Type: ;;;\r\nContent-Length: 18\r\n\r\n"
              + "{\"album_name\":\"a\"}");
      var answer = KernelServer.readAll(socket);
      assertTrue(answer.startsWith("HTTP/1.1 415 "), answer);
    }
  }

  @Test
  void aStatusThatHasNoNameIsSent() throws Exception {
    var request =
        kernel
            .authorized("/v1/kernel/mismatch")
            .header("Content-Type", "application/offset+octet-stream")
            .header("Upload-Offset", "0")
            .method("PATCH", BodyPublishers.ofString("x"));
    assertError(kernel.send(request), 460, "checksum_mismatch");
  }

  @Test
  void aCompressedBodyIsNoAcceptedMediaType() throws Exception {
    var response =
        kernel.send(
            kernel
                .authorized("/v1/kernel")
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofString("x")));
    assertError(response, 415, "unsupported_media_type");
  }

  @Test
  void aPathOfNoFamilyIsAnsweredWithAPage() throws Exception {
    var response = kernel.send(HttpRequest.newBuilder(kernel.uri("/elsewhere")));
    assertEquals(404, response.statusCode());
    assertTrue(response.body().startsWith("<!DOCTYPE html>"), response.body());
    assertTrue(header(response, "X-Request-Id").startsWith("req_"));
  }

  @Test
  void anAcceptHeaderNeverRefusesAnAnswer() throws Exception {
    var response = kernel.send(kernel.authorized("/v1/kernel").header("Accept", "image/png"));
    assertEquals(200, response.statusCode());
  }

  @Test
  void aLargeJsonBodyIsRefusedWhileAnUploadIsNot() throws Exception {
    var large = post("{\"album_name\":\"" + "a".repeat(250_000) + "\"}");
    assertError(large, 413, "payload_too_large");
    assertTrue(large.body().contains("200000"), large.body());
    var upload = kernel.send(patch("x".repeat(300_000), "5"));
    assertEquals(204, upload.statusCode(), upload.body());
    assertEquals("300005", header(upload, "Upload-Offset"));
  }

  @Test
  void unexpectedFailuresTellNothing() throws Exception {
    var response = kernel.send(kernel.authorized("/v1/kernel?behave=throw"));
    assertError(response, 500, "internal_error");
    assertFalse(response.body().contains("secret"), response.body());
  }

  @ParameterizedTest
  @CsvSource({"database", "admin-shutdown"})
  void anUnreachableDatabaseIsUnavailable(String behave) throws Exception {
    var response = kernel.send(kernel.authorized("/v1/kernel?behave=" + behave));
    assertError(response, 503, "upstream_unavailable");
    assertEquals("5", header(response, "Retry-After"));
  }

  @Test
  void anAnswerThatIsNotDeclaredBecomesAnInternalErrorAndIsCounted() throws Exception {
    var response = kernel.send(kernel.authorized("/v1/kernel?behave=undeclared"));
    assertError(response, 500, "internal_error");
    assertFalse(response.body().contains("teapot"));
    var meters = kernel.server.getApplicationContext().getBean(MeterRegistry.class);
    assertTrue(meters.get("callsheet.undeclared").counter().count() > 0);
  }

  @Test
  void aFrameworkErrorOfAHandlerIsGuardedToo() throws Exception {
    assertError(
        kernel.send(kernel.authorized("/v1/kernel?behave=framework")), 500, "internal_error");
  }

  @Test
  void aDeclaredErrorIsWrittenInTheDialect() throws Exception {
    var response = kernel.send(kernel.authorized("/v1/kernel-file?behave=not-found"));
    assertError(response, 404, "not_found");
    assertEquals("7", header(response, "Retry-After"));
  }

  @Test
  void emptyAnswersHaveNeitherBodyNorContentType() throws Exception {
    var notModified = kernel.send(kernel.authorized("/v1/kernel-file?behave=not-modified"));
    assertEquals("\"x\"", header(notModified, "ETag"));
    for (var response : List.of(notModified, kernel.send(patch("x", "1")))) {
      assertTrue(response.statusCode() == 304 || response.statusCode() == 204);
      assertEquals("", response.body());
      assertTrue(response.headers().firstValue("Content-Type").isEmpty());
    }
  }

  @Test
  void theDocumentIsServedToAnybody() throws Exception {
    var response = kernel.send(HttpRequest.newBuilder(kernel.uri("/openapi.yaml")));
    assertEquals(200, response.statusCode(), response.body());
    assertEquals("application/yaml", header(response, "Content-Type"));
    assertTrue(response.body().startsWith("openapi: 3.0.3"), response.body());
  }

  @Test
  void aBinaryBodyIsSentWholeWithItsLength() throws Exception {
    var request = kernel.authorized("/v1/kernel-file?behave=blob").build();
    HttpResponse<InputStream> response = kernel.client.send(request, BodyHandlers.ofInputStream());
    assertArrayEquals(KernelController.BLOB, response.body().readAllBytes());
    assertEquals(
        Integer.toString(KernelController.BLOB.length), header(response, "Content-Length"));
    assertEquals("video/mp4", header(response, "Content-Type"));
  }

  @Test
  void anOptionalParameterStaysOneWhereTheOverrideForgetsSo() throws Exception {
    assertEquals(200, kernel.send(kernel.authorized("/v1/kernel-file")).statusCode());
  }

  @Test
  void headHasTheLengthWithoutTheBody() throws Exception {
    for (var behave : new String[] {"blob", "x", "throw"}) {
      var path = "/v1/kernel-file?behave=" + behave;
      var head = kernel.send(kernel.authorized(path).method("HEAD", BodyPublishers.noBody()));
      var get = kernel.client.send(kernel.authorized(path).build(), BodyHandlers.ofByteArray());
      assertEquals(get.statusCode(), head.statusCode());
      assertEquals("", head.body());
      assertEquals(Integer.toString(get.body().length), header(head, "Content-Length"));
    }
  }

  @Test
  void accessIsCheckedBeforeTheBody() throws Exception {
    assertAccess("", 401, "unauthenticated");
    assertAccess("Bearer " + KernelServer.key("nobody"), 401, "unauthenticated");
    assertAccess("Bearer other_write", 401, "unauthenticated");
    var mistyped = KernelServer.key("write").replaceFirst(".$", "-");
    assertAccess("Bearer " + mistyped, 401, "unauthenticated");
    assertAccess("Basic " + KernelServer.key("write"), 401, "unauthenticated");
    kernel.send(
        HttpRequest.newBuilder(kernel.uri("/v1/kernel"))
            .header("Authorization", "Bearer " + KernelServer.key("exhausted")));
    assertAccess("Bearer " + KernelServer.key("exhausted"), 429, "rate_limited");
    assertAccess("Bearer " + KernelServer.key("suspended"), 403, "forbidden");
    assertAccess("Bearer " + KernelServer.key("read"), 403, "forbidden");
    assertAccess("bearer " + KernelServer.key("write"), 400, "bad_request");
  }

  @Test
  void healthAndMetricsStandOnTheManagementPortAlone() throws Exception {
    var management = "http://localhost:" + kernel.managementPort;
    var health =
        kernel.send(HttpRequest.newBuilder(java.net.URI.create(management + "/health/liveness")));
    assertEquals(200, health.statusCode());
    assertTrue(health.body().contains("UP"), health.body());
    kernel.send(kernel.authorized("/v1/kernel"));
    var metrics =
        kernel.send(HttpRequest.newBuilder(java.net.URI.create(management + "/prometheus")));
    assertTrue(metrics.body().contains("callsheet_http_requests_seconds_count{"), metrics.body());
    assertTrue(metrics.body().contains("operation=\"listStudioProjects\""), metrics.body());
    assertEquals(404, kernel.send(HttpRequest.newBuilder(kernel.uri("/health"))).statusCode());
  }

  private static void assertAccess(String authorization, int status, String code) throws Exception {
    for (var mediaType : new String[] {"application/json", "text/plain"}) {
      var request =
          HttpRequest.newBuilder(kernel.uri("/v1/kernel"))
              .header("Content-Type", mediaType)
              .POST(BodyPublishers.ofString("{"));
      if (!authorization.isEmpty()) {
        request.header("Authorization", authorization);
      }
      if (status == 400 && mediaType.equals("text/plain")) {
        continue;
      }
      var response = kernel.send(request);
      assertError(response, status, code);
      if (status == 401) {
        assertEquals("Bearer", header(response, "WWW-Authenticate"));
      } else {
        assertTrue(header(response, "RateLimit-Policy").contains(";w=60"));
      }
      if (status == 429) {
        assertTrue(Integer.parseInt(header(response, "Retry-After")) > 0);
      }
    }
  }

  private static void assertValues(HttpResponse<String> response, String field, String values) {
    assertError(response, 422, "validation_error");
    var expected = "{\"field\":\"%s\",\"message\":\"must be one of %s\"}".formatted(field, values);
    assertTrue(response.body().contains(expected), response.body());
  }

  /** What follows the head could pass for another request, and is not answered. */
  private static void assertRefused(String versionAndHeaders) throws Exception {
    for (var method : List.of("GET", "POST", "HEAD")) {
      try (var socket = kernel.socket()) {
        KernelServer.write(
            socket,
            method
                + " /v1/kernel "
                + versionAndHeaders
                + "\r\nAuthorization: Bearer "
                + KernelServer.key("write")
                + "\r\n\r\n"
                + "GET /v1/kernel HTTP/1.1\r\nHost: x\r\n\r\n");
        var answer = KernelServer.readAll(socket);
        assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
        assertTrue(answer.contains("</errors/studio/bad_request>; rel=\"help\""), answer);
        assertTrue(answer.toLowerCase(Locale.ROOT).contains("connection: close"), answer);
        assertEquals(
            !method.equals("HEAD"), answer.contains("{\"error\":{\"code\":\"bad_request\""));
        assertEquals(0, answer.lastIndexOf("HTTP/1.1 "), answer);
      }
    }
  }

  private static HttpRequest.Builder patch(String body, String offset) {
    return kernel
        .authorized("/v1/kernel/itm_a")
        .header("Content-Type", "application/offset+octet-stream")
        .header("Upload-Offset", offset)
        .method("PATCH", BodyPublishers.ofString(body));
  }

  private static HttpResponse<String> post(String body) throws Exception {
    return kernel.send(
        kernel
            .authorized("/v1/kernel")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private static void assertError(HttpResponse<String> response, int status, String code) {
    assertEquals(status, response.statusCode(), response.body());
    assertTrue(
        response.body().startsWith("{\"error\":{\"code\":\"" + code + "\",\"message\":\""),
        response.body());
    assertEquals("application/json", header(response, "Content-Type"));
    assertTrue(response.headers().firstValue("X-Request-Id").isPresent());
    assertEquals("</errors/studio/" + code + ">; rel=\"help\"", header(response, "Link"));
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("(none)");
  }
}
