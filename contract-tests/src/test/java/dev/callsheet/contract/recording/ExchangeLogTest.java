package dev.callsheet.contract.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.contract.document.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExchangeLogTest {
  @TempDir private Path folder;

  @Test
  void whatWasWrittenIsRead() throws Exception {
    var exchange =
        new Exchange(
            "SomeTest.does [case]",
            new Outcome("studio", "createStudioProject", 422, "validation_error"),
            List.of("the body: \uD83C\uDFAC"),
            new Exchange.Request(
                "POST",
                "/v1/projects",
                Map.of("X-Half", "\uD83C"),
                text("{\"name\":\"\uD83C\uDFAC\"}")),
            new Exchange.Response(422, Map.of("x-request-id", List.of("a", "b")), text("")));
    var log = new ExchangeLog(folder.resolve("new/exchanges.jsonl"));
    log.add(exchange);
    log.add(exchange);
    try (var exchanges = log.exchanges()) {
      assertEquals(List.of(exchange, exchange), exchanges.toList());
    }
  }

  @Test
  void ofALongTextTheBeginningIsKept() {
    var body = text("\u20AC".repeat(Body.WHOLE));
    assertEquals(Body.Kept.BEGINNING, body.kept());
    assertEquals(3L * Body.WHOLE, body.length());
    assertEquals("\u20AC".repeat(body.text().length()), body.text());
  }

  @Test
  void longJsonIsKeptWholeUpToABound() {
    var json = "[" + " ".repeat(Body.WHOLE - 2) + "]";
    assertEquals(new Body(Body.Kept.WHOLE, Body.WHOLE, json), text(json));
    assertEquals(Body.Kept.BEGINNING, text(json + " ").kept());
    assertTrue(text(json + " ").isBrokenJson());
  }

  @Test
  void ofBytesThatAreNoTextTheLengthIsKept() {
    assertEquals(new Body(Body.Kept.LENGTH, 2, ""), Body.of(new byte[] {(byte) 0xFF, 1}));
    assertEquals(new Body(Body.Kept.LENGTH, 3, ""), Body.of(new byte[3]));
    assertEquals(new Body(Body.Kept.LENGTH, 9L << 30, ""), Body.of(new byte[Body.WHOLE], 9L << 30));
  }

  private static Body text(String text) {
    return Body.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
