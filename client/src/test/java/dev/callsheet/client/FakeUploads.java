package dev.callsheet.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server of one upload by tus, whose stored bytes outlive its restarts. */
final class FakeUploads implements AutoCloseable {

  private static final int NO_BREAK = -1;

  private final int size;
  private final ByteArrayOutputStream stored = new ByteArrayOutputStream();
  private final List<String> requests = new ArrayList<>();
  private HttpServer server;
  private ExecutorService threads = Executors.newCachedThreadPool();
  private int breakAfterBytes = NO_BREAK;
  private boolean loseLastAnswer;
  private String refusal = "";
  private int refusalStatus;
  private int refusals;

  FakeUploads(int size) throws IOException {
    this.size = size;
    server = start(0);
  }

  private HttpServer start(int port) throws IOException {
    HttpServer started =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    started.setExecutor(threads);
    started.createContext("/v1/assets", this::asset);
    started.createContext("/v1/uploads", this::upload);
    started.start();
    return started;
  }

  /** Lets the connection of the next PATCH break after so many bytes. */
  synchronized FakeUploads breaksAfter(int bytes) {
    breakAfterBytes = bytes;
    return this;
  }

  /** Lets the answer to the PATCH that completes the upload get lost. */
  synchronized FakeUploads losesLastAnswer() {
    loseLastAnswer = true;
    return this;
  }

  /** Lets the next PATCHes be refused. */
  synchronized FakeUploads refuses(int status, String code, int times) {
    refusals = times;
    refusalStatus = status;
    refusal = code;
    return this;
  }

  /** Stops, as if killed; what was stored stays. */
  synchronized int kill() {
    int port = server.getAddress().getPort();
    server.stop(0);
    return port;
  }

  synchronized void restart(int port) throws IOException {
    threads.shutdownNow();
    threads = Executors.newCachedThreadPool();
    server = start(port);
  }

  private synchronized void asset(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      boolean complete = stored.size() == size;
      String upload =
          complete
              ? ""
              : """
              "upload":{"id":"upl_1","url":"%s/v1/uploads/upl_1","offset_bytes":%d,
              "expires_at":"2026-11-21T10:00:00Z"},"""
                  .formatted(url(), stored.size());
      byte[] body =
          """
          {"id":"ast_1","project_id":"prj_1","filename":"talk.mp4","size_bytes":%d,%s
          "status":"%s","cuttable":false,"created_at":"2026-11-20T10:00:00Z",
          "updated_at":"2026-11-20T10:00:00Z"}"""
              .formatted(size, upload, complete ? "processing" : "pending_upload")
              .getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.getResponseHeaders().set("Location", url() + "/v1/uploads/upl_1");
      boolean creates = exchange.getRequestMethod().equals("POST");
      exchange.sendResponseHeaders(creates ? 201 : 200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private synchronized void upload(HttpExchange exchange) throws IOException {
    String override = exchange.getRequestHeaders().getFirst("X-HTTP-Method-Override");
    String method = override == null ? exchange.getRequestMethod() : override;
    String offset = exchange.getRequestHeaders().getFirst("Upload-Offset");
    requests.add(offset == null ? method : method + " " + offset);
    try (exchange) {
      if (stored.size() == size) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      if (method.equals("HEAD")) {
        answer(exchange, 200);
        return;
      }
      if (refusals > 0) {
        refusals--;
        refuse(exchange);
        return;
      }
      append(exchange);
    }
  }

  private void append(HttpExchange exchange) throws IOException {
    InputStream body = exchange.getRequestBody();
    if (breakAfterBytes != NO_BREAK) {
      stored.write(body.readNBytes(breakAfterBytes));
      breakAfterBytes = NO_BREAK;
      return;
    }
    body.transferTo(stored);
    if (loseLastAnswer && stored.size() == size) {
      return;
    }
    answer(exchange, 204);
  }

  private void refuse(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    byte[] body =
        "{\"error\":{\"code\":\"%s\",\"message\":\"No.\"}}"
            .formatted(refusal)
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(refusalStatus, body.length);
    exchange.getResponseBody().write(body);
  }

  private void answer(HttpExchange exchange, int status) throws IOException {
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.getResponseHeaders().set("Tus-Resumable", "1.0.0");
    exchange.getResponseHeaders().set("Upload-Offset", Integer.toString(stored.size()));
    exchange.getResponseHeaders().set("Upload-Length", Integer.toString(size));
    exchange.sendResponseHeaders(status, -1);
  }

  synchronized String url() {
    return "http://" + server.getAddress().getHostString() + ":" + server.getAddress().getPort();
  }

  synchronized byte[] stored() {
    return stored.toByteArray();
  }

  synchronized List<String> requests() {
    return List.copyOf(requests);
  }

  @Override
  public synchronized void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
