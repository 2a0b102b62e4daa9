package dev.callsheet.contract.cors;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A site of somebody else's, with pages that use the server. */
final class PageHost implements AutoCloseable {
  private final HttpServer server;

  /** Listens at a free port. */
  PageHost() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.start();
  }

  /** Returns the origin of the pages, as a browser writes it. */
  String origin() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Serves a file. */
  void file(String path, String mediaType, byte[] bytes) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", mediaType);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
