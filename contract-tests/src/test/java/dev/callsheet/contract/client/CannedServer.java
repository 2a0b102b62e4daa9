package dev.callsheet.contract.client;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A real HTTP server on a free port that gives one answer, whatever it is asked. */
final class CannedServer implements AutoCloseable {

  /** What it was asked last. */
  record Asked(String method, URI target, Headers headers, byte[] body) {}

  private final HttpServer server;
  private final AtomicReference<@Nullable CannedAnswer> answer = new AtomicReference<>();
  private final AtomicReference<@Nullable Asked> asked = new AtomicReference<>();

  CannedServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Gives this answer from now on. */
  void answers(CannedAnswer next) {
    asked.set(null);
    answer.set(next);
  }

  /** Returns what it was asked since it was told its answer. */
  Asked asked() {
    var last = asked.get();
    if (last == null) {
      throw new AssertionError("The server was not asked.");
    }
    return last;
  }

  URI url() {
    var address = server.getAddress();
    return URI.create("http://" + address.getHostString() + ":" + address.getPort());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      asked.set(
          new Asked(
              exchange.getRequestMethod(),
              exchange.getRequestURI(),
              exchange.getRequestHeaders(),
              exchange.getRequestBody().readAllBytes()));
      var told = answer.get();
      if (told == null) {
        throw new IOException("The server has no answer to give.");
      }
      told.headers().forEach(exchange.getResponseHeaders()::set);
      if (told.mediaType() != null) {
        exchange.getResponseHeaders().set("Content-Type", told.mediaType());
      }
      var body = exchange.getRequestMethod().equals("HEAD") ? new byte[0] : told.body();
      exchange.sendResponseHeaders(told.status(), body.length == 0 ? -1 : body.length);
      if (body.length > 0) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
