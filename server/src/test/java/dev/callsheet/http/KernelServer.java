package dev.callsheet.http;

import dev.callsheet.apikey.Caller;
import dev.callsheet.apikey.Right;
import dev.callsheet.database.TestDatabase;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The kernel with a tiny controller behind it and keys that nobody has to create. */
final class KernelServer implements AutoCloseable {
  final EmbeddedServer server;
  final int managementPort;
  final HttpClient client = HttpClient.newHttpClient();

  KernelServer(Map<String, Object> more) throws IOException {
    try (var free = new ServerSocket(0)) {
      managementPort = free.getLocalPort();
    }
    var properties = new HashMap<String, Object>(more);
    properties.put("kernel.test", true);
    properties.put("micronaut.server.port", -1);
    properties.put("endpoints.all.port", managementPort);
    properties.putAll(TestDatabase.create().properties());
    server = ApplicationContext.run(EmbeddedServer.class, properties);
  }

  URI uri(String path) {
    return URI.create(server.getURL() + path);
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
  }

  HttpRequest.Builder authorized(String path) {
    return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer sk_studio_write");
  }

  Socket socket() throws IOException {
    var socket = new Socket("localhost", server.getPort());
    socket.setSoTimeout(20_000);
    return socket;
  }

  /** What the server sends until it closes the connection. */
  static String readAll(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
  }

  @Override
  public void close() {
    client.close();
    server.stop();
  }

  @Singleton
  @Replaces(KeyAuthenticator.class)
  @Requires(property = "kernel.test")
  static final class Keys implements Authenticator {
    @Override
    public Optional<Caller> authenticate(String key, String prefix) {
      if (!key.startsWith(prefix)) {
        return Optional.empty();
      }
      return switch (key.substring(prefix.length())) {
        case "read" -> Optional.of(caller("key_read", Right.READ, false));
        case "write" -> Optional.of(caller("key_write", Right.WRITE, false));
        case "suspended" -> Optional.of(caller("key_suspended", Right.WRITE, true));
        case "exhausted" -> Optional.of(caller("key_exhausted", Right.READ, true));
        default -> Optional.empty();
      };
    }

    private static Caller caller(String keyId, Right right, boolean suspended) {
      return new Caller("org_a", keyId, right, suspended, keyId.equals("key_exhausted") ? 1 : 1000);
    }
  }
}
