package dev.callsheet.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.client.api.BinaryContent;
import dev.callsheet.client.api.NoAnswerException;
import dev.callsheet.client.api.Retry;
import dev.callsheet.client.studio.AppendToUploadException;
import dev.callsheet.client.studio.CreateProjectOptions;
import dev.callsheet.client.studio.GetCreditBalanceException;
import dev.callsheet.client.studio.GetCreditBalanceResult;
import dev.callsheet.client.studio.Undeclared;
import dev.callsheet.client.studio.error.UpstreamUnavailable;
import dev.callsheet.client.studio.model.CreateProjectRequest;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RetriesTest {

  private static final String PROJECT =
      """
      {"id":"prj_1","name":"Spring","created_at":"2026-11-20T10:00:00Z"}""";

  private final TestTime time = new TestTime();
  private FakeServer server;
  private StudioClient studio;

  @BeforeEach
  void start() throws IOException {
    server = new FakeServer();
    studio = client(server.url());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private StudioClient client(String url) {
    return Callsheet.builder()
        .baseUrl(url)
        .sleeper(time)
        .clock(time)
        .maxRetries(3)
        .retryAfterCap(Duration.ofSeconds(10))
        .build()
        .studio("sk_studio_test");
  }

  private void answersUnavailable(int seconds) {
    server.answersError(
        503, "upstream_unavailable", Map.of("Retry-After", Integer.toString(seconds)));
  }

  @Test
  void waitsAsLongAsRetryAfterSaysAndSendsTheRequestAgain() {
    answersUnavailable(2);
    answersUnavailable(3);
    server.answersJson(200, "{\"credits\":7}");

    assertEquals(7, studio.credits().getCreditBalance().credits());
    assertEquals(List.of(Duration.ofSeconds(2), Duration.ofSeconds(3)), time.slept());
    assertEquals(3, server.asked().size());
  }

  @Test
  void givesUpAfterTheLastRetryWithTheTypedError() {
    for (int i = 0; i < 4; i++) {
      answersUnavailable(1);
    }

    GetCreditBalanceException.UpstreamUnavailable error =
        assertThrows(
            GetCreditBalanceException.UpstreamUnavailable.class,
            () -> studio.credits().getCreditBalance());
    assertEquals("upstream_unavailable", error.code());
    assertEquals(503, error.status());
    assertEquals("req_1", error.requestId());
    assertEquals(Duration.ofSeconds(1), error.retryAfter());
    assertEquals(Retry.AFTER_DELAY, error.retry());
    assertInstanceOf(GetCreditBalanceException.Status503.class, error);
    assertInstanceOf(UpstreamUnavailable.class, error);
    assertEquals(4, server.asked().size());
  }

  @Test
  void doesNotWaitBeyondTheCap() {
    answersUnavailable(11);

    GetCreditBalanceResult result = studio.credits().getCreditBalanceResult();

    assertEquals(
        Duration.ofSeconds(11),
        assertInstanceOf(dev.callsheet.client.studio.UpstreamUnavailable.class, result)
            .retryAfter());
    assertEquals(List.of(), time.slept());
    assertEquals(1, server.asked().size());
  }

  @Test
  void doesNotRepeatWhatTheCatalogueCallsFinal() {
    server.answersError(500, "internal_error", Map.of());

    assertThrows(
        GetCreditBalanceException.InternalError.class, () -> studio.credits().getCreditBalance());
    assertEquals(1, server.asked().size());
  }

  @Test
  void doesNotRepeatAnUndeclaredAnswer() {
    server.answers(503, "text/html", "<html>maintenance</html>", Map.of("Retry-After", "1"));

    assertInstanceOf(Undeclared.class, studio.credits().getCreditBalanceResult());
    assertEquals(1, server.asked().size());
  }

  @Test
  void repeatsACreationUnderTheSameIdempotencyKey() {
    answersUnavailable(1);
    server.answers(201, "application/json", PROJECT, Map.of("Location", "/v1/projects/prj_1"));

    studio.projects().createProject(CreateProjectRequest.of("Spring"));

    List<String> keys =
        server.asked().stream()
            .map(asked -> asked.headers().getFirst("Idempotency-Key"))
            .distinct()
            .toList();
    assertEquals(2, server.asked().size());
    assertEquals(1, keys.size());
    assertEquals(36, keys.get(0).length());
  }

  @Test
  void keepsTheIdempotencyKeyOfTheCaller() {
    server.answers(201, "application/json", PROJECT, Map.of("Location", "/v1/projects/prj_1"));

    studio
        .projects()
        .createProject(
            CreateProjectRequest.of("Spring"),
            CreateProjectOptions.none().withIdempotencyKey("mine"));

    assertEquals("mine", server.asked().get(0).headers().getFirst("Idempotency-Key"));
  }

  @Test
  void neverRepeatsAPatch() {
    answersUnavailable(1);

    assertThrows(
        AppendToUploadException.UpstreamUnavailable.class,
        () -> studio.uploads().appendToUpload("upl_1", 0, BinaryContent.of(new byte[] {1, 2, 3})));
    assertEquals(1, server.asked().size());
    assertEquals("1.0.0", server.asked().get(0).headers().getFirst("Tus-Resumable"));
  }

  @Test
  void repeatsWhatGotNoAnswerWithGrowingPausesAndThenSaysSo() throws IOException {
    int freePort;
    try (ServerSocket socket = new ServerSocket(0)) {
      freePort = socket.getLocalPort();
    }

    NoAnswerException silence =
        assertThrows(
            NoAnswerException.class,
            () -> client("http://localhost:" + freePort).credits().getCreditBalance());

    assertEquals("getCreditBalance", silence.request().operation().operationId());
    assertEquals(
        "GET http://localhost:"
            + freePort
            + "/v1/credits got no answer: no connection. Does the server run, and is the address"
            + " right?",
        silence.getMessage());
    assertEquals(3, time.slept().size());
    long ceiling = 250;
    for (Duration pause : time.slept()) {
      assertTrue(pause.toMillis() >= ceiling / 2 && pause.toMillis() <= ceiling, pause.toString());
      ceiling *= 2;
    }
  }

  @Test
  void aRequestWithoutAnAnswerIsToldWithoutSecrets() {
    StudioClient client = client(server.url().replace("://", "://me:word@") + "/below/");
    // Nobody answers.

    NoAnswerException silence =
        assertThrows(NoAnswerException.class, () -> client.assets().getAsset("ast_1"));

    String told = String.valueOf(silence.getMessage());
    assertTrue(
        told.startsWith("GET " + server.url() + "/below/v1/assets/{asset_id} got no answer: "),
        told);
  }

  @Test
  void anAddressThatNoHostHasIsToldAsSuch() {
    NoAnswerException silence =
        assertThrows(
            NoAnswerException.class,
            () -> client("http://nowhere.invalid").credits().getCreditBalance());

    assertEquals(
        "GET http://nowhere.invalid/v1/credits got no answer: no such host. Is the address right?",
        silence.getMessage());
  }

  @Test
  void sendsTheKeyAsABearerToken() {
    server.answersJson(200, "{\"credits\":7}");

    studio.credits().getCreditBalance();

    assertEquals(
        "Bearer sk_studio_test", server.asked().get(0).headers().getFirst("Authorization"));
  }
}
