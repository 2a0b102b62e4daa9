package dev.callsheet.contract.documents;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/** A language model that speaks the protocol of chat/completions and does what prompts say. */
final class FakeModel {
  /** Where it is, up to its version. */
  static final URI ADDRESS = start();

  /** Stands in a prompt that refers to something that is not attached. */
  static final String INCOMPLETE = "as in the attached report";

  /** Stands in a prompt that it talks nonsense about. */
  static final String NONSENSE = "nonsense";

  /** Stands in a prompt that it refuses. */
  static final String REFUSED = "forbidden things";

  private FakeModel() {}

  private static URI start() {
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/v1/chat/completions", FakeModel::answer);
      server.start();
      return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var request = JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
      var asked = request.at("/messages/1/content").asString("");
      if (asked.contains(REFUSED)) {
        exchange.sendResponseHeaders(403, -1);
        return;
      }
      var said =
          isCheck(request.at("/messages/0/content").asString("")) ? missing(asked) : outline(asked);
      var body =
          JsonMapper.shared()
              .writeValueAsString(
                  Map.of("choices", List.of(Map.of("message", Map.of("content", said)))))
              .getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static boolean isCheck(String task) {
    return task.startsWith("You check");
  }

  private static String missing(String asked) {
    return asked.contains(INCOMPLETE)
        ? "{\"missing\":[\"The report is not attached.\"]}"
        : "{\"missing\":[]}";
  }

  private static String outline(String asked) {
    return asked.contains(NONSENSE)
        ? "Certainly! I would be glad to help."
        : "{\"title\":\"The sea\",\"blocks\":[{\"type\":\"heading\",\"level\":1,\"text\":\"Tides\"},"
            + "{\"type\":\"paragraph\",\"text\":\"They come and go.\"}]}";
  }
}
