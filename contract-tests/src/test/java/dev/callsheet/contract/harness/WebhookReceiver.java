package dev.callsheet.contract.harness;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/** An endpoint of a customer, which keeps what it is sent. */
public final class WebhookReceiver implements AutoCloseable {
  private final HttpServer server;
  private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
  private volatile int status = 204;
  private volatile String answer = "";

  /** What was posted. */
  public record Delivery(String path, HttpHeaders headers, String body) {}

  /** Listens at a free port. */
  public WebhookReceiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          deliveries.add(
              new Delivery(
                  exchange.getRequestURI().getPath(),
                  HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true),
                  body));
          var bytes = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  /** Returns a URL of this endpoint. */
  public String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /** Answers with this status and without a body from now on. */
  public void answer(int newStatus) {
    answer(newStatus, "");
  }

  /** Answers with this status and body from now on. */
  public void answer(int newStatus, String newAnswer) {
    status = newStatus;
    answer = newAnswer;
  }

  /** Returns how many deliveries there were so far. */
  public long count(Predicate<Delivery> wanted) {
    return deliveries.stream().filter(wanted).count();
  }

  /** Waits for a delivery. */
  public Delivery await(Predicate<Delivery> wanted) {
    return Await.present(
        "a webhook delivery",
        Duration.ofSeconds(20),
        () -> deliveries.stream().filter(wanted).findFirst());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
