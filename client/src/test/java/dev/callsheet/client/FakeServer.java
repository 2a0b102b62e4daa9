package dev.callsheet.client;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A real HTTP server on a free port that answers as it was told and remembers what it was asked.
 */
final class FakeServer implements AutoCloseable {

  /** What the server was asked. */
  record Asked(String method, String target, Headers headers, String body) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Deque<HttpHandler> answers = new ArrayDeque<>();
  private final List<Asked> asked = new ArrayList<>();

  FakeServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      asked.add(
          new Asked(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              exchange.getRequestHeaders(),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
      HttpHandler answer = answers.poll();
      if (answer == null) {
        throw new IOException("The server was asked more often than told to answer.");
      }
      answer.handle(exchange);
    }
  }

  /** Tells the next answer. */
  synchronized FakeServer answers(
      int status, String mediaType, String body, Map<String, String> headers) {
    answers.add(
        exchange -> {
          headers.forEach(exchange.getResponseHeaders()::set);
          if (!mediaType.isEmpty()) {
            exchange.getResponseHeaders().set("Content-Type", mediaType);
          }
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
          }
        });
    return this;
  }

  /** Promises so many bytes in the next answer, and hangs up after those of the body. */
  synchronized FakeServer breaksOff(
      int status, String mediaType, String body, int bytes, Map<String, String> headers) {
    answers.add(
        exchange -> {
          headers.forEach(exchange.getResponseHeaders()::set);
          exchange.getResponseHeaders().set("Content-Type", mediaType);
          exchange.sendResponseHeaders(status, bytes);
          exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
          exchange.getResponseBody().flush();
        });
    return this;
  }

  /** Takes the next request and hangs up. */
  synchronized FakeServer losesAnswer() {
    answers.add(HttpExchange::close);
    return this;
  }

  FakeServer answersJson(int status, String body) {
    return answers(status, "application/json", body, Map.of("X-Request-Id", "req_1"));
  }

  FakeServer answersError(int status, String code, Map<String, String> headers) {
    String body =
        """
        {"error":{"code":"%s","message":"It went wrong."}}"""
            .formatted(code);
    Map<String, String> all = new HashMap<>(headers);
    all.put("X-Request-Id", "req_1");
    return answers(status, "application/json", body, all);
  }

  String url() {
    return "http://" + server.getAddress().getHostString() + ":" + server.getAddress().getPort();
  }

  synchronized List<Asked> asked() {
    return List.copyOf(asked);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
