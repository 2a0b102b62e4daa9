package dev.callsheet.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadGeneratorTest {
  private final AtomicInteger requests = new AtomicInteger();
  private final Set<InetSocketAddress> clients = ConcurrentHashMap.newKeySet();
  private final Set<String> bodies = ConcurrentHashMap.newKeySet();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          clients.add(exchange.getRemoteAddress());
          bodies.add(
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII));
          var answer = "x".repeat(10_000).getBytes(StandardCharsets.US_ASCII);
          exchange.sendResponseHeaders(201, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void asksAgainOnEachConnectionAndCountsAnswers() throws IOException {
    var load = run(201, 3);

    assertEquals(3, clients.size());
    assertEquals(Set.of("{}"), bodies);
    assertTrue(load.latencies().length > 3, () -> load.latencies().length + " answers");
    var unanswered = requests.get() - load.latencies().length;
    assertTrue(unanswered >= 0 && unanswered <= 3, () -> unanswered + " requests without answer");
    assertTrue(load.percentile(99) > 0 && load.percentile(99) <= load.percentile(100));
  }

  @Test
  void refusesAnswersOfAnotherStatus() {
    var failure = assertThrows(IOException.class, () -> run(200, 1));

    assertTrue(failure.toString().contains("Not answered with 200: HTTP/1.1 201"));
  }

  private Load run(int status, int connections) throws IOException {
    var request = new MeasuredRequest("a request", "POST", "/", "key", "{}", status);
    return LoadGenerator.run(server.getAddress(), request, connections, Duration.ofMillis(500));
  }
}
