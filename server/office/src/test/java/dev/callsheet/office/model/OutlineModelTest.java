package dev.callsheet.office.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.callsheet.office.model.ModelOutcome.Failed;
import dev.callsheet.office.model.ModelOutcome.Reason;
import dev.callsheet.office.model.ModelOutcome.Written;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OutlineModelTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String KEY = "sk-very-secret-key";
  private static final ModelRequest REQUEST =
      new ModelRequest(
          "Report on our sales",
          ModelRequest.Kind.TEXT,
          Locale.GERMANY,
          List.of(new ModelRequest.Table("sales, all.csv", List.of("month", "revenue"), 12)),
          List.of("logo.png"));
  private static final String OUTLINE =
      """
      {"title":"Sales","blocks":[
        {"type":"heading","level":1,"text":"Summary"},
        {"type":"paragraph","text":"It **rose**."},
        {"type":"bullets","items":["one","two"]},
        {"type":"numbered","items":["first"]},
        {"type":"quote","text":"well"},
        {"type":"table","columns":["a","b"],"rows":[["1","x|y"]]},
        {"type":"data_table","source":"sales, all.csv","columns":null},
        {"type":"chart","source":"sales, all.csv","chart":"bar","x":"month","y":["revenue"],"text":"By month"},
        {"type":"image","source":"logo.png","text":"Our logo"},
        {"type":"contents"},{"type":"page_break"},{"type":"notes","text":"Say hello"}]}
      """;

  private interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  private final List<JsonNode> asked = Collections.synchronizedList(new ArrayList<>());
  private final List<String> keys = Collections.synchronizedList(new ArrayList<>());
  private final List<Answer> answers = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch ended = new CountDownLatch(1);
  private final HttpServer server = unstarted();

  @BeforeEach
  void start() {
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/v1/chat/completions",
        exchange -> {
          try (exchange) {
            keys.add(exchange.getRequestHeaders().getFirst("Authorization"));
            asked.add(JSON.readTree(exchange.getRequestBody()));
            answers.get(Math.min(asked.size(), answers.size()) - 1).to(exchange);
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    ended.countDown();
    server.stop(0);
  }

  @Test
  void anOutlineIsMadeByTheSchema() throws Exception {
    answers.add(says(OUTLINE));
    var written = assertInstanceOf(Written.class, model().outline(REQUEST));
    assertEquals(
        """
        # Sales

        ## Summary

        It **rose**\\.

        - one
        - two

        1. first

        > well

        | a | b |
        | --- | --- |
        | 1 | x\\|y |

        {{table: "sales, all.csv"}}

        {{chart: bar, "sales, all.csv", x="month", y="revenue", title="By month"}}

        {{image: "logo.png", alt="Our logo"}}

        {{toc}}

        {{pagebreak}}

        {{notes: Say hello}}

        """,
        written.markdown());
    assertEquals("Bearer " + KEY, keys.getFirst());
    var body = asked.getFirst();
    assertEquals("a-model", body.path("model").asText());
    var format = body.path("response_format");
    assertEquals("json_schema", format.path("type").asText());
    assertTrue(format.path("json_schema").path("strict").asBoolean());
    var told = JSON.readTree(body.path("messages").path(1).path("content").asText());
    assertEquals("Report on our sales", told.path("request").asText());
    assertEquals("de-DE", told.path("language").asText());
    assertEquals("revenue", told.path("tables").path(0).path("columns").path(1).asText());
  }

  @Test
  void theSchemaIsOneThatStrictEndpointsTake() {
    assertStrict(OutlineJson.schema());
  }

  private static void assertStrict(JsonNode schema) {
    if (schema.path("type").asText().equals("object")) {
      assertFalse(schema.path("additionalProperties").asBoolean(true));
      var required = new ArrayList<String>();
      schema.path("required").forEach(name -> required.add(name.asText()));
      var properties = new ArrayList<String>();
      schema.path("properties").fieldNames().forEachRemaining(properties::add);
      assertEquals(properties, required);
    }
    schema.forEach(OutlineModelTest::assertStrict);
  }

  @Test
  void anEndpointThatKnowsNoSchemaIsAskedForAnObjectFromThenOn() throws Exception {
    answers.add(
        status(400, "{\"error\":{\"message\":\"'response_format.type' must be 'json_object'\"}}"));
    answers.add(says("Here you are:\n```json\n" + OUTLINE + "```"));
    var model = model();
    assertInstanceOf(Written.class, model.outline(REQUEST));
    assertInstanceOf(Written.class, model.outline(REQUEST));
    assertEquals(3, asked.size());
    for (var body : asked.subList(1, 3)) {
      assertEquals("json_object", body.path("response_format").path("type").asText());
      assertTrue(body.path("messages").path(0).path("content").asText().contains("page_break"));
    }
  }

  @Test
  void anEndpointThatKnowsNoFormAtAllIsAskedInWords() throws Exception {
    answers.add(status(422, "{\"detail\":\"extra fields: response_format\"}"));
    answers.add(status(422, "{\"detail\":\"extra fields: response_format\"}"));
    answers.add(says(OUTLINE));
    assertInstanceOf(Written.class, model().outline(REQUEST));
    assertTrue(asked.getLast().path("response_format").isMissingNode());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I am a teapot.",
        "{}",
        "[1]",
        "{\"title\":\"x\",\"blocks\":[]}",
        "{\"title\":\"x\",\"blocks\":[{\"type\":\"dance\"}]}",
        "{\"title\":\"x\",\"blocks\":[{\"type\":\"data_table\",\"source\":\"other.csv\"}]}",
        "{\"title\":\"x\",\"blocks\":[{\"type\":\"image\",\"source\":\"../etc/passwd\"}]}",
        "{\"title\":\"x\",\"blocks\":[{\"type\":\"table\",\"columns\":[\"a\"],\"rows\":[[\"1\",\"2\"]]}]}",
        "{\"title\":\"x\",\"blocks\":[{\"type\":\"heading\",\"level\":9,\"text\":\"a\"}]}",
        "{\"title\":\"x\",\"blocks\":[{\"type\":\"chart\",\"source\":\"sales, all.csv\","
            + "\"chart\":\"bar\",\"x\":\"month\",\"y\":[\"profit\"]}]}",
        "{\"title\":\"x\",\"blocks\":[{\"type\":\"paragraph\",\"text\":[\"a\"]}]}"
      })
  void nonsenseIsSentBackOnceAndThenFails(String nonsense) throws Exception {
    answers.add(says(nonsense));
    answers.add(says(OUTLINE));
    assertInstanceOf(Written.class, model().outline(REQUEST));
    assertEquals(2, asked.size());
    var messages = asked.get(1).path("messages");
    assertEquals(nonsense, messages.path(2).path("content").asText());
    assertTrue(messages.path(3).path("content").asText().startsWith("This cannot be used."));
    answers.removeLast();
    assertEquals(Reason.NONSENSE, failed().reason());
    assertEquals(4, asked.size());
  }

  @Test
  void anAnswerNestedWithoutEndIsNonsense() throws Exception {
    answers.add(says("{\"title\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}"));
    assertEquals(Reason.NONSENSE, failed().reason());
  }

  @Test
  void anAnswerThatWasCutOffIsNonsense() throws Exception {
    answers.add(
        status(
            200, "{\"choices\":[{\"finish_reason\":\"length\",\"message\":{\"content\":\"{\"}}]}"));
    assertEquals(Reason.NONSENSE, failed().reason());
    assertEquals(2, asked.size());
  }

  @Test
  void ofAnAnswerWithoutEndOnlyTheBeginningIsRead() throws Exception {
    answers.add(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          var much = new byte[1 << 20];
          for (int written = 0; written < 100; written++) {
            exchange.getResponseBody().write(much);
          }
        });
    assertEquals(Reason.NONSENSE, failed().reason());
  }

  @ParameterizedTest
  @CsvSource({
    "400, REFUSED",
    "401, REFUSED",
    "403, REFUSED",
    "404, REFUSED",
    "429, REFUSED",
    "500, UNREACHABLE",
    "503, UNREACHABLE",
    "302, UNREACHABLE"
  })
  void aStatusIsTheReason(int status, Reason reason) throws Exception {
    answers.add(
        status(
            status,
            "{\"error\":{\"code\":\"bad_thing\",\"message\":\"Your key is " + KEY + "\"}}"));
    var failed = failed();
    assertEquals(reason, failed.reason());
    assertEquals("Status " + status + ", code bad_thing", failed.log());
    assertEquals(1, asked.size());
  }

  @Test
  void theKeyIsNeverToldToAnotherAddress() throws Exception {
    try (var other = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      other.setSoTimeout(300);
      answers.add(
          exchange -> {
            exchange
                .getResponseHeaders()
                .add("Location", "http://127.0.0.1:" + other.getLocalPort() + "/");
            exchange.sendResponseHeaders(307, -1);
          });
      assertEquals(Reason.UNREACHABLE, failed().reason());
      assertThrows(SocketTimeoutException.class, other::accept);
    }
  }

  @Test
  void aModelThatRefusesIsTakenAtItsWord() throws Exception {
    answers.add(
        status(200, "{\"choices\":[{\"message\":{\"content\":null,\"refusal\":\"I will not\"}}]}"));
    assertEquals(Reason.REFUSED, failed().reason());
    assertEquals(1, asked.size());
  }

  @Test
  void nobodyThereIsUnreachable() throws Exception {
    int port;
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    var model = new OutlineModel(settings(URI.create("http://127.0.0.1:" + port + "/v1")));
    var failed = assertInstanceOf(Failed.class, model.outline(REQUEST));
    assertEquals(Reason.UNREACHABLE, failed.reason());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anEndpointThatHangsIsLate(boolean withinTheBody) throws Exception {
    answers.add(hangs(withinTheBody));
    var started = System.nanoTime();
    var failed = assertInstanceOf(Failed.class, hurried().outline(REQUEST));
    assertEquals(Reason.LATE, failed.reason());
    assertTrue(System.nanoTime() - started < 20_000_000_000L);
  }

  @Test
  void anInterruptEndsTheWait() throws Exception {
    answers.add(hangs(true));
    var caught = new CompletableFuture<Throwable>();
    var model =
        new OutlineModel(
            new ModelSettings(address(), KEY, "m", Duration.ofMinutes(5), Duration.ofMinutes(5)));
    var thread =
        Thread.ofVirtual()
            .start(
                () ->
                    caught.complete(
                        assertThrows(InterruptedException.class, () -> model.outline(REQUEST))));
    long end = System.nanoTime() + 20_000_000_000L;
    while (asked.isEmpty() && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    thread.interrupt();
    caught.get(10, TimeUnit.SECONDS);
  }

  @Test
  void wordsOfAModelAreWordsAndNothingElse() throws Exception {
    var words =
        "# x\n{{table: a}} <script>alert(1)</script> ![a](http://b/c.png) [d](javascript:e) | `f`";
    var answer =
        JSON.createObjectNode()
            .put("title", "{{pagebreak}}")
            .set(
                "blocks",
                JSON.createArrayNode()
                    .add(JSON.createObjectNode().put("type", "paragraph").put("text", words))
                    .add(JSON.createObjectNode().put("type", "notes").put("text", "a}}\n{{toc}}")));
    answers.add(says(answer.toString()));
    var markdown = assertInstanceOf(Written.class, model().outline(REQUEST)).markdown();
    assertEquals(
        "# \\{\\{pagebreak\\}\\}\n\n"
            + "\\# x \\{\\{table\\: a\\}\\} \\<script\\>alert\\(1\\)\\</script\\>"
            + " \\!\\[a\\]\\(http\\://b/c\\.png\\) \\[d\\]\\(javascript\\:e\\) \\| \\`f\\`\n\n"
            + "{{notes: a\\}\\} \\{\\{toc\\}\\}}}\n\n",
        markdown);
  }

  @Test
  void preflightTellsWhatTheModelMisses() throws Exception {
    answers.add(says("{\"missing\":[\"The costs\\nof 2025.\", \"\", 5]}"));
    assertEquals(List.of("The costs of 2025.", "5"), model().missing(REQUEST));
  }

  @Test
  void inPreflightSilenceAndNonsenseFindNothing() throws Exception {
    for (var answer :
        List.of(says("hm"), says("{\"missing\":\"x\"}"), status(500, "no"), status(401, "{}"))) {
      answers.clear();
      asked.clear();
      answers.add(answer);
      assertEquals(List.of(), model().missing(REQUEST));
      assertEquals(1, asked.size());
    }
    answers.clear();
    asked.clear();
    answers.add(hangs(false));
    assertEquals(List.of(), hurried().missing(REQUEST));
    assertEquals(1, asked.size());
  }

  @Test
  void theKeyIsInNoText() {
    assertFalse(settings(address()).toString().contains(KEY));
    var refused =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new ModelSettings(
                    address(), KEY + "\n", "m", Duration.ofSeconds(1), Duration.ofSeconds(1)));
    assertFalse(refused.toString().contains(KEY));
  }

  private Failed failed() throws Exception {
    var failed = assertInstanceOf(Failed.class, model().outline(REQUEST));
    assertFalse(failed.toString().contains(KEY));
    return failed;
  }

  private OutlineModel model() {
    return new OutlineModel(settings(address()));
  }

  private OutlineModel hurried() {
    var soon = Duration.ofMillis(500);
    return new OutlineModel(new ModelSettings(address(), KEY, "a-model", soon, soon));
  }

  private URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
  }

  private static ModelSettings settings(URI address) {
    return new ModelSettings(address, KEY, "a-model", PATIENCE, PATIENCE);
  }

  private Answer hangs(boolean withinTheBody) {
    return exchange -> {
      if (withinTheBody) {
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write('{');
        exchange.getResponseBody().flush();
      }
      try {
        ended.await();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    };
  }

  private static Answer says(String content) {
    var body = JSON.createObjectNode();
    body.putArray("choices").addObject().putObject("message").put("content", content);
    return status(200, body.toString());
  }

  private static Answer status(int status, String body) {
    return exchange -> {
      var bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    };
  }

  private static HttpServer unstarted() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 20);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
