package dev.callsheet.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An endpoint on this machine that keeps what it is sent. */
final class Receiver implements AutoCloseable {
  record Received(String path, HttpHeaders headers, String body) {
    String messageId() {
      return headers.firstValue("webhook-id").orElseThrow();
    }
  }

  final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
  volatile int status = 204;
  volatile String answer = "";

  /** Runs after a request was kept and before it is answered. */
  volatile Runnable meanwhile = () -> {};

  private final HttpServer server;

  Receiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::receive);
    server.start();
  }

  String url(String path) {
    return "http://localhost:" + server.getAddress().getPort() + path;
  }

  Received next() throws InterruptedException {
    var next = received.poll(20, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("Nothing was received within 20 s");
    }
    return next;
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var headers = HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true);
      var code = status;
      var bytes = answer.getBytes(StandardCharsets.UTF_8);
      var then = meanwhile;
      received.add(new Received(exchange.getRequestURI().getPath(), headers, body));
      then.run();
      exchange.sendResponseHeaders(code, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
