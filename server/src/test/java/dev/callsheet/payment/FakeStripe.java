package dev.callsheet.payment;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Speaks as much of Stripe's protocol as a PaymentIntent takes, and fails in Stripe's ways. */
public final class FakeStripe implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final Map<String, String> intents = new ConcurrentHashMap<>();
  private final AtomicInteger charges = new AtomicInteger();
  private final CountDownLatch closing = new CountDownLatch(1);

  /** The payment method of the latest request decides; this one overrules it. */
  public volatile @Nullable String behaviour;

  /** The form of the latest request to create an intent. */
  public volatile Map<String, String> latest = Map.of();

  /** Starts on a free port. */
  public FakeStripe() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/v1/payment_intents", this::handle);
    server.start();
  }

  /** Returns where it listens. */
  public String baseUrl() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Returns how often money was taken. */
  public int charges() {
    return charges.get();
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    if (!"Bearer sk_test_fake".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      answer(exchange, 401, error("invalid_request_error", null, "Invalid API Key provided."));
      return;
    }
    String path = exchange.getRequestURI().getPath();
    if (exchange.getRequestMethod().equals("GET") || path.endsWith("/cancel")) {
      String id = path.split("/", -1)[3];
      String status = path.endsWith("/cancel") ? "canceled" : intents.getOrDefault(id, "succeeded");
      intents.put(id, status);
      answer(exchange, 200, intent(id, status, Map.of("amount", "1", "currency", "eur")));
      return;
    }
    create(exchange);
  }

  private void create(HttpExchange exchange) throws IOException {
    Map<String, String> form = form(exchange);
    latest = form;
    String key = String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
    String method = behaviour == null ? form.getOrDefault("payment_method", "") : behaviour;
    switch (method) {
      case "declined" -> {
        String body = error("card_error", "card_declined", "Your card was declined.");
        answer(exchange, 402, body);
      }
      case "unknown" ->
          answer(
              exchange,
              400,
              error("invalid_request_error", "resource_missing", "No such PaymentMethod."));
      case "internal" -> answer(exchange, 500, error("api_error", null, "Something went wrong."));
      case "html" -> answer(exchange, 502, "<html>Bad gateway</html>");
      case "nonsense" -> answer(exchange, 200, "<html>Welcome</html>");
      case "limited" ->
          answer(exchange, 429, error("invalid_request_error", "rate_limit", "Too many."));
      case "in_use" ->
          answer(
              exchange,
              409,
              error("idempotency_error", "idempotency_key_in_use", "Another one runs."));
      case "silent" -> {
        charge(key, form, "succeeded");
        hold();
      }
      case "lost" -> {
        charge(key, form, "succeeded");
        exchange.close();
      }
      case "authentication" -> answer(exchange, 200, charge(key, form, "requires_action"));
      case "slow_bank" -> {
        String body = charge(key, form, "processing");
        answer(exchange, 200, body);
      }
      default -> answer(exchange, 200, charge(key, form, "succeeded"));
    }
  }

  /** Charges once for each key; a repetition gets the first answer, as with the real one. */
  private String charge(String key, Map<String, String> form, String status) {
    return answers.computeIfAbsent(
        key,
        unused -> {
          String id = "pi_" + key;
          charges.incrementAndGet();
          intents.put(id, status);
          return intent(id, status, form);
        });
  }

  /** Settles what a bank took long for. */
  public void settle(String paymentId, String status) {
    intents.put("pi_" + paymentId, status);
  }

  /** Returns what became of the intent of a payment. */
  public @Nullable String status(String paymentId) {
    return intents.get("pi_" + paymentId);
  }

  private void hold() {
    try {
      closing.await();
    } catch (InterruptedException exception) {
      Thread.currentThread().interrupt();
    }
  }

  private static String intent(String id, String status, Map<String, String> form) {
    return """
        {"id": "%s", "object": "payment_intent", "amount": %s, "currency": "%s",
         "status": "%s", "livemode": false, "created": 1700000000}
        """
        .formatted(id, form.get("amount"), form.get("currency"), status);
  }

  private static String error(String type, @Nullable String code, String message) {
    return """
        {"error": {"type": "%s", "code": %s, "message": "%s"}}
        """
        .formatted(type, code == null ? "null" : "\"" + code + "\"", message);
  }

  private static Map<String, String> form(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, String> form = new HashMap<>();
    for (String pair : body.split("&", -1)) {
      int equals = pair.indexOf('=');
      form.put(
          URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
          URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
    }
    return form;
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.getResponseHeaders().add("Request-Id", "req_fake");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
