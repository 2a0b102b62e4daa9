package dev.callsheet.contract.clips;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A host of videos at this machine, with bad manners where asked for. */
public final class FileHost implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();

  /** Listens at a free port. */
  public FileHost() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  /** Serves bytes. */
  public String file(String path, byte[] bytes) {
    return on(path, exchange -> answer(exchange, 200, bytes));
  }

  /** Serves bytes where something else was. */
  public String replace(String path, byte[] bytes) {
    server.removeContext(path);
    return file(path, bytes);
  }

  /** Answers with a status and nothing else. */
  public String status(String path, int status) {
    return on(path, exchange -> answer(exchange, status, new byte[0]));
  }

  /** Leads elsewhere. */
  public String redirect(String path, String target) {
    return on(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("Location", target);
          answer(exchange, 302, new byte[0]);
        });
  }

  /** Fails once, then serves. */
  public String flaky(String path, byte[] bytes) {
    return on(
        path,
        exchange -> {
          if (asked(path) == 1) {
            answer(exchange, 503, new byte[0]);
          } else {
            answer(exchange, 200, bytes);
          }
        });
  }

  /** Returns how often a path was asked for. */
  int asked(String path) {
    return asked.getOrDefault(path, new AtomicInteger()).get();
  }

  private interface Manner {
    void answer(HttpExchange exchange) throws IOException;
  }

  private String on(String path, Manner manner) {
    server.createContext(
        path,
        exchange -> {
          asked.computeIfAbsent(path, name -> new AtomicInteger()).incrementAndGet();
          manner.answer(exchange);
        });
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private static void answer(HttpExchange exchange, int status, byte[] bytes) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
