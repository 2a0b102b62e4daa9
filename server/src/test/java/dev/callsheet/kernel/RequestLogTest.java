package dev.callsheet.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.callsheet.kernel.response.RequestLog;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

@Isolated
final class RequestLogTest {
  private static final String SECRET = "c2VjcmV0";

  private final Logger log = (Logger) LoggerFactory.getLogger(RequestLog.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @BeforeEach
  void listen() {
    lines.start();
    log.setLevel(Level.INFO);
    log.addAppender(lines);
  }

  @AfterEach
  void leave() {
    log.detachAppender(lines);
    log.setLevel(null);
  }

  @Test
  void eachAnsweredRequestHasOneLineAndNoneHoldsWhatWasSent() throws Exception {
    try (var kernel = new KernelServer(Map.of())) {
      kernel.send(kernel.authorized("/v1/kernel?limit=2").header("X-Request-Id", "shoot-2026"));
      kernel.send(HttpRequest.newBuilder(kernel.uri("/v1/kernel")));
      kernel.send(HttpRequest.newBuilder(kernel.uri("/" + SECRET)));
      kernel.send(kernel.authorized("/v1/kernel/" + SECRET).method(SECRET, noBody()));
      try (var socket = kernel.socket()) {
        KernelServer.write(
            socket, "GET /v1/%zz" + SECRET + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        assertTrue(KernelServer.readAll(socket).startsWith("HTTP/1.1 4"));
      }
    }
    assertEquals(5, lines.list.size(), lines.list::toString);
    var first = fields(lines.list.getFirst());
    assertEquals("GET", first.get("method"));
    assertEquals("/v1/projects", first.get("route"));
    assertEquals("200", first.get("status"));
    assertEquals("none", first.get("code"));
    assertEquals("key_write", first.get("key"));
    assertTrue(Long.parseLong(first.get("ms")) >= 0);
    assertEquals(
        "shoot-2026",
        first.getOrDefault(
            "request_id", lines.list.getFirst().getMDCPropertyMap().get("request_id")));
    var unauthenticated = fields(lines.list.get(1));
    assertEquals("unauthenticated", unauthenticated.get("code"));
    assertEquals("none", unauthenticated.get("key"));
    assertEquals("none", fields(lines.list.get(2)).get("route"));
    for (var line : lines.list) {
      assertFalse(fields(line).toString().contains(SECRET), line::toString);
    }
  }

  private static HttpRequest.BodyPublisher noBody() {
    return HttpRequest.BodyPublishers.noBody();
  }

  private static Map<String, String> fields(ILoggingEvent line) {
    return line.getKeyValuePairs().stream()
        .collect(Collectors.toMap((KeyValuePair pair) -> pair.key, pair -> "" + pair.value));
  }
}
