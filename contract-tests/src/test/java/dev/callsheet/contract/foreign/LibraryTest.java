package dev.callsheet.contract.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.contract.harness.Await;
import dev.callsheet.contract.harness.CallsheetServer;
import dev.callsheet.tool.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A lending library, generated from a document that is not ours, on the kernel and nothing else of
 * this server: the kernel answers in the library's own error form.
 */
final class LibraryTest {
  private static final Path JAR =
      Path.of(
          System.getProperty("callsheet.library", "../openapi/codegen/src/it/target/library.jar"));
  private static final String BOUNDARY = "cover-boundary";

  private static Process process;
  private static URI address;
  private static HttpClient client;

  @BeforeAll
  static void open() throws IOException {
    address = URI.create("http://127.0.0.1:" + FreePort.take());
    client = HttpClient.newHttpClient();
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var log = log().toFile();
    process =
        new ProcessBuilder(
                java,
                "-Xmx128m",
                "-jar",
                JAR.toString(),
                "--micronaut.server.port=" + address.getPort(),
                "--library.holidays=true")
            .redirectErrorStream(true)
            .redirectOutput(log)
            .start();
    Await.until(
        "the library",
        Duration.ofSeconds(60),
        () -> {
          if (!process.isAlive()) {
            throw new IllegalStateException("The library ended; see " + log);
          }
          return answers();
        });
  }

  @AfterAll
  static void close() throws InterruptedException {
    client.close();
    process.destroy();
    if (!process.waitFor(15, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }

  @Test
  void itBringsNothingOfThisServerButTheKernel() throws IOException {
    try (Stream<Path> libraries = Files.list(JAR.resolveSibling("lib"))) {
      assertEquals(
          List.of("callsheet-kernel"),
          libraries
              .map(library -> library.getFileName().toString())
              .filter(name -> name.startsWith("callsheet"))
              .map(name -> name.replaceAll("-[0-9].*", ""))
              .toList());
    }
  }

  @Test
  void whatIsAddedIsFoundAgain() throws Exception {
    var found = send(get(item(), "card_reading0"));
    assertEquals(200, found.statusCode());
    assertEquals("Emma", json(found).path("title").asString());
    assertEquals("false", found.headers().firstValue("X-Lent").orElseThrow());
    assertTrue(found.headers().firstValue("X-Request-Id").orElseThrow().startsWith("req_"));
  }

  @Test
  void anUnknownItemIsNotFoundAndSoIsAnUnknownPath() throws Exception {
    var unknown = get("/items/123e4567-e89b-12d3-a456-426614174000", "card_reading0");
    assertProblem(404, "not_found", send(unknown));
    assertProblem(404, "not_found", send(get("/items/not-an-id", "card_reading0")));
    assertProblem(404, "not_found", send(get("/cellar", "card_reading0")));
    assertProblem(
        405,
        "method_not_allowed",
        send(request("/loans").header("X-Library-Card", "card_reading0").DELETE()));
  }

  @ParameterizedTest(name = "{0} is {2}")
  @CsvSource({
    "'',             401, no_card",
    "nothing,        401, not_a_card",
    "card_toolong00, 401, unknown_card",
    "card_unknown0,  401, unknown_card",
    "card_islost00,  401, lost_card",
    "card_ofsouth0,  403, dues_unpaid"
  })
  void aCardIsRefusedByWhatIsWrongWithIt(String card, int status, String code) throws Exception {
    assertProblem(status, code, send(get("/items", card)));
  }

  @Test
  void aReadingCardAddsNothingAndIsToldSoBeforeItsBodyIsRead() throws Exception {
    assertProblem(
        403,
        "reading_card",
        send(
            request("/items")
                .header("X-Library-Card", "card_reading0")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{"))));
  }

  @Test
  void aCardOfAnotherBranchIsToldSoWhateverItsBranchOwes() throws Exception {
    assertEquals(200, send(get("/branches/north/shelves", "card_reading0")).statusCode());
    assertProblem(403, "other_branch", send(get("/branches/north/shelves", "card_ofsouth0")));
    assertProblem(403, "other_branch", send(get("/branches/nowhere/shelves", "card_reading0")));
    assertProblem(403, "dues_unpaid", send(get("/branches/south/shelves", "card_ofsouth0")));
  }

  @Test
  void twoDifferentCardsAtOnceAreNone() throws Exception {
    var twice = get("/items", "card_reading0").header("X-Library-Card", "card_reading0");
    assertEquals(200, send(twice).statusCode());
    var two = get("/items", "card_reading0").header("X-Library-Card", "card_writing0");
    assertProblem(401, "not_a_card", send(two));
  }

  @Test
  void aCoverIsTakenAsItComes() throws Exception {
    var cover = "x".repeat(300_000);
    var replaced = send(cover(item() + "/cover", cover));
    assertEquals(200, replaced.statusCode(), replaced.body());
    assertEquals(300_000, json(replaced).path("bytes").asInt());
    assertEquals("Blue", json(replaced).path("caption").asString());
    assertProblem(413, "too_large", send(cover(item() + "/cover", "x".repeat(1_048_577))));
  }

  @Test
  void whatBreaksARuleIsNamed() throws Exception {
    var answer =
        send(
            request("/items")
                .header("X-Library-Card", "card_writing0")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"kind\":\"book\",\"title\":\"\",\"pages\":0}")));
    assertProblem(422, "invalid", answer);
    assertEquals(2, json(answer).path("errors").size(), answer.body());
    assertEquals("/pages", json(answer).at("/errors/0/field").asString(), answer.body());
    assertEquals("/title", json(answer).at("/errors/1/field").asString(), answer.body());
    assertTrue(json(answer).path("detail").asString().contains(": /pages "), answer.body());
  }

  @Test
  void whatIsMissingIsToldApart() throws Exception {
    var answer =
        send(
            request("/items")
                .header("X-Library-Card", "card_writing0")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"kind\":\"book\",\"title\":\"Emma\"}")));
    assertProblem(400, "malformed", answer);
    assertTrue(json(answer).path("detail").asString().contains("/pages "), answer.body());
    var shelf = send(get("/items?shelf=cellar", "card_reading0"));
    assertProblem(400, "malformed", shelf);
    assertProblem(422, "invalid", send(get("/items?limit=0", "card_reading0")));
  }

  @Test
  void aCardOfABranchThatOwesSomethingMayStillLook() throws Exception {
    assertEquals(200, send(get(item(), "card_ofsouth0")).statusCode());
  }

  @Test
  void anAnswerThatTheDocumentDoesNotDeclareIsStopped() throws Exception {
    var answer = send(get("/items", "card_reading0").header("X-Holiday", "gone fishing"));
    assertProblem(500, "failed", answer);
    assertTrue(!answer.body().contains("fishing"), answer.body());
  }

  private static boolean answers() {
    try {
      return send(get("/items", "card_reading0")).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException interruption) {
      throw new IllegalStateException(interruption);
    }
  }

  /** Adds a book and returns its path. */
  private static String item() throws Exception {
    var created =
        send(
            request("/items")
                .header("X-Library-Card", "card_writing0")
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.ofString(
                        "{\"kind\":\"book\",\"title\":\"Emma\",\"pages\":474}")));
    assertEquals(201, created.statusCode(), created.body());
    return created.headers().firstValue("Location").orElseThrow();
  }

  private static HttpRequest.Builder cover(String path, String cover) {
    var parts = new StringBuilder();
    Map.of(
            "name=\"cover\"; filename=\"emma.png\"\r\nContent-Type: image/png",
            cover,
            "name=\"caption\"",
            "Blue")
        .forEach(
            (head, content) ->
                parts.append(
                    "--%s\r\nContent-Disposition: form-data; %s\r\n\r\n%s\r\n"
                        .formatted(BOUNDARY, head, content)));
    return request(path)
        .header("X-Library-Card", "card_writing0")
        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
        .PUT(BodyPublishers.ofString(parts + "--" + BOUNDARY + "--\r\n"));
  }

  private static HttpRequest.Builder get(String path, String card) {
    return card.isEmpty() ? request(path) : request(path).header("X-Library-Card", card);
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofSeconds(20));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static void assertProblem(int status, String code, HttpResponse<String> answer) {
    assertEquals(status, answer.statusCode(), answer.body());
    assertEquals(
        "application/problem+json", answer.headers().firstValue("Content-Type").orElseThrow());
    assertEquals(code, json(answer).path("code").asString(), answer.body());
    assertEquals(status, json(answer).path("status").asInt(), answer.body());
    assertTrue(!json(answer).path("detail").asString().isEmpty(), answer.body());
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }

  private static Path log() {
    return CallsheetServer.target().resolve("library.log");
  }
}
