package dev.callsheet.contract.harness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A payment provider that speaks as much of Stripe's API as a top-up needs. */
public final class FakeStripe implements AutoCloseable {
  /** How the provider behaves. */
  public enum Mood {
    /** Takes every payment. */
    APPROVES,
    /** Declines every card. */
    DECLINES,
    /** Hangs up without an answer. */
    IS_DOWN
  }

  private final HttpServer server;
  private final AtomicInteger payments = new AtomicInteger();
  private volatile Mood mood = Mood.APPROVES;

  /** Listens at a free port. */
  public FakeStripe() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/v1/payment_intents", this::answer);
    server.start();
  }

  /** Returns the base URL of the API. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Changes how it behaves from now on. */
  public void mood(Mood newMood) {
    mood = newMood;
  }

  private void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    switch (mood) {
      case APPROVES ->
          write(
              exchange,
              200,
              """
              {"id":"pi_%d","object":"payment_intent","status":"succeeded","amount":100,"currency":"eur"}"""
                  .formatted(payments.incrementAndGet()));
      case DECLINES ->
          write(
              exchange,
              402,
              """
              {"error":{"type":"card_error","code":"card_declined","message":"Your card was declined."}}""");
      case IS_DOWN -> exchange.close();
    }
  }

  private static void write(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
