package dev.callsheet.contract.durability;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/**
 * A payment provider that takes the money at once and says so late; a repetition with the same
 * idempotency key takes nothing more.
 */
final class SlowBank implements AutoCloseable {
  private final HttpServer server;
  private final Set<String> charges = ConcurrentHashMap.newKeySet();
  private final CountDownLatch released = new CountDownLatch(1);
  private final CountDownLatch asked = new CountDownLatch(1);

  SlowBank() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/v1/payment_intents", this::answer);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** How often money was taken. */
  int charges() {
    return charges.size();
  }

  void awaitRequest() throws InterruptedException {
    asked.await();
  }

  /** Answers from now on. */
  void release() {
    released.countDown();
  }

  private void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    var key = String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
    charges.add(key);
    asked.countDown();
    try {
      released.await();
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
      return;
    }
    var body =
        """
        {"id":"pi_%s","object":"payment_intent","status":"succeeded","amount":100,"currency":"eur"}"""
            .formatted(key)
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    release();
    server.stop(0);
  }
}
