package dev.callsheet.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a family says of its limits that tells every caller of them. */
final class RateLimitHeadersTest {
  private static final String FULL = "\"requests\";r=3;t=0";

  private static KernelServer kernel;
  private static OtherFamily.Runs runs;

  @BeforeAll
  static void start() throws IOException {
    kernel =
        new KernelServer(
            Map.of(
                "kernel.other-family",
                true,
                "callsheet.cors.allowed-origins",
                "https://app.example.com",
                "micronaut.server.max-request-buffer-size",
                200_000));
    runs = kernel.server.getApplicationContext().getBean(OtherFamily.Runs.class);
  }

  @AfterAll
  static void stop() {
    kernel.close();
  }

  @BeforeEach
  void nothingRuns() {
    runs.running = 0;
    runs.broken = false;
  }

  @Test
  void aFailingKeyIsCountedByItsAddressUntilThatIsToldToWait() throws Exception {
    for (var left = 2; left >= 0; left--) {
      var answer = kernel.send(from("192.0.2.1", "/v1/kernel"));
      assertEquals(401, answer.statusCode());
      assertEquals("\"requests\";q=3;w=60", header(answer, "RateLimit-Policy"));
      assertTrue(
          header(answer, "RateLimit").startsWith("\"requests\";r=" + left + ";t="),
          header(answer, "RateLimit"));
    }
    var unknown =
        from("192.0.2.1", "/v1/kernel")
            .header("Authorization", "Bearer " + KernelServer.key("nobody"));
    var refused = kernel.send(unknown);
    assertEquals(429, refused.statusCode(), refused.body());
    assertTrue(refused.body().contains("came from this address"), refused.body());
    assertTrue(Integer.parseInt(header(refused, "Retry-After")) >= 1);
    assertEquals(401, kernel.send(from("192.0.2.2", "/v1/kernel")).statusCode());
    var known =
        from("192.0.2.1", "/v1/kernel")
            .header("Authorization", "Bearer " + KernelServer.key("write"));
    assertEquals(200, kernel.send(known).statusCode());
  }

  @Test
  void allAddressesOfAnIpv6NetworkAreOne() throws Exception {
    kernel.send(from("2001:db8::1", "/v1/kernel"));
    var same = kernel.send(from("2001:db8::ffff:2", "/v1/kernel"));
    assertTrue(header(same, "RateLimit").contains(";r=1;"), header(same, "RateLimit"));
    var other = kernel.send(from("2001:db8:0:1::1", "/v1/kernel"));
    assertTrue(header(other, "RateLimit").contains(";r=2;"), header(other, "RateLimit"));
  }

  @Test
  void whatMatchesNoOperationIsToldAndNotCounted() throws Exception {
    for (var request = 0; request < 5; request++) {
      var unknown = kernel.send(from("192.0.2.3", "/v1/nowhere"));
      assertEquals(404, unknown.statusCode());
      assertEquals(FULL, header(unknown, "RateLimit"));
      var method = kernel.send(from("192.0.2.3", "/v1/kernel").DELETE());
      assertEquals(405, method.statusCode());
      assertEquals(FULL, header(method, "RateLimit"));
    }
    assertFalse(
        kernel.send(from("192.0.2.3", "/nowhere")).headers().map().containsKey("ratelimit"));
    var otherFamily = kernel.send(from("192.0.2.3", "/api/v2/nowhere"));
    assertFalse(otherFamily.headers().map().containsKey("ratelimit"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /v1/kernel HTTP/7.1",
        "HEAD /v1/kernel HTTP/7.1",
        "HEAD /v1/a b HTTP/1.1",
        "get /v1/kernel HTTP/1.1",
        "GET /v1/%zz HTTP/1.1"
      })
  void whatCannotBeReadIsToldOfTheLimitToo(String line) throws Exception {
    try (var socket = kernel.socket()) {
      KernelServer.write(
          socket, line + "\r\nHost: x\r\nX-Forwarded-For: 192.0.2.4\r\nConnection: close\r\n\r\n");
      var answer = KernelServer.readAll(socket);
      assertTrue(answer.lines().findFirst().orElse("").contains(" 400 "), answer);
      assertTrue(answer.toLowerCase(Locale.ROOT).contains("ratelimit: " + FULL), answer);
    }
  }

  @Test
  void aKnownCallerIsToldOfBothLimits() throws Exception {
    runs.running = 1;
    var found = kernel.send(kernel.authorized("/v1/kernel"));
    assertEquals(
        "\"requests\";q=1000;w=60, \"runs\";q=2;qu=\"concurrent-runs\"",
        header(found, "RateLimit-Policy"));
    assertTrue(header(found, "RateLimit").endsWith(", \"runs\";r=1"), header(found, "RateLimit"));
    runs.running = 5;
    var head = kernel.send(kernel.authorized("/v1/kernel").method("HEAD", BodyPublishers.noBody()));
    assertTrue(header(head, "RateLimit").endsWith(", \"runs\";r=0"), header(head, "RateLimit"));
  }

  @Test
  void whatIsAnsweredBeforeAHandlerTellsOfBothToo() throws Exception {
    var large =
        kernel.send(
            kernel
                .authorized("/v1/kernel")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("x".repeat(300_000))));
    assertEquals(413, large.statusCode());
    assertTrue(header(large, "RateLimit").endsWith(", \"runs\";r=2"), header(large, "RateLimit"));
    var plain =
        kernel.send(
            kernel
                .authorized("/v1/kernel")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("x")));
    assertEquals(415, plain.statusCode());
    assertTrue(header(plain, "RateLimit").contains("\"requests\";r="), header(plain, "RateLimit"));
  }

  @Test
  void aLimitThatNobodyKnowsIsLeftOut() throws Exception {
    runs.broken = true;
    var found = kernel.send(kernel.authorized("/v1/kernel"));
    assertEquals(200, found.statusCode());
    assertEquals("\"requests\";q=1000;w=60", header(found, "RateLimit-Policy"));
  }

  @Test
  void aHandlerThatBeginsWorkTellsIt() throws Exception {
    var begun = kernel.send(kernel.authorized("/v1/kernel?behave=run"));
    assertEquals(200, begun.statusCode(), begun.body());
    assertTrue(header(begun, "RateLimit").endsWith(", \"runs\";r=1"), header(begun, "RateLimit"));
  }

  @Test
  void aPageIsToldBeforeItAsks() throws Exception {
    var preflight =
        kernel.send(
            from("192.0.2.5", "/v1/kernel")
                .header("Origin", "https://app.example.com")
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", BodyPublishers.noBody()));
    assertEquals(204, preflight.statusCode());
    assertEquals(FULL, header(preflight, "RateLimit"));
  }

  @Test
  void anOperationIsOpenToASuspendedOwnerWhereTheDocumentSaysSo() throws Exception {
    var key = "Bearer " + KernelServer.key("suspended");
    var list = kernel.send(from("192.0.2.6", "/v1/kernel").header("Authorization", key));
    assertEquals(200, list.statusCode(), list.body());
    var get = kernel.send(from("192.0.2.6", "/v1/kernel/itm_a").header("Authorization", key));
    assertEquals(403, get.statusCode());
    assertTrue(get.body().contains("suspended"), get.body());
  }

  @Test
  void whatIsIncompleteIsToldApartAndFieldsAreNamedByPointers() throws Exception {
    var missing = post("{\"tracks\":[{}]}");
    assertEquals(400, missing.statusCode(), missing.body());
    assertTrue(
        missing.body().contains("Some fields are not valid: /album_name must not be null"),
        missing.body());
    assertFalse(missing.body().contains("\"fields\""), missing.body());
    for (var spelling : List.of("dead", " live", "live\\n", "")) {
      var kind = post("{\"album_name\":\"a\",\"kind\":\"" + spelling + "\"}");
      assertEquals(400, kind.statusCode(), kind.body());
      assertTrue(kind.body().contains("/kind must be one of live, studio"), kind.body());
    }
    var parameter = kernel.send(kernel.authorized("/v1/kernel?format=none"));
    assertEquals(400, parameter.statusCode(), parameter.body());
    assertTrue(parameter.body().contains("/format must be one of"), parameter.body());

    var both = post("{\"tracks\":[{\"track_name\":\"long\"}]}");
    assertEquals(422, both.statusCode(), both.body());
    assertTrue(both.body().contains("\"field\":\"/tracks/0/track_name\""), both.body());
    assertTrue(both.body().contains("\"field\":\"/album_name\""), both.body());
    var nulled = post("{\"album_name\":\"a\",\"tracks\":[null]}");
    assertEquals(422, post("[]").statusCode());
    assertTrue(post("[]").body().contains("\"field\":\"\""), post("[]").body());
    assertTrue(nulled.statusCode() != 400, nulled.body());
    var limit = kernel.send(kernel.authorized("/v1/kernel?limit=101"));
    assertTrue(limit.body().contains("\"field\":\"/limit\""), limit.body());
  }

  private static HttpResponse<String> post(String body) throws Exception {
    return kernel.send(
        kernel
            .authorized("/v1/kernel")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private static HttpRequest.Builder from(String address, String path) {
    return HttpRequest.newBuilder(kernel.uri(path)).header("X-Forwarded-For", address);
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }
}
