package dev.callsheet.kernel;

import dev.callsheet.api.Families;
import dev.callsheet.caller.Caller;
import dev.callsheet.database.TestDatabase;
import dev.callsheet.kernel.access.Authentication;
import dev.callsheet.kernel.access.Authentication.Authenticated;
import dev.callsheet.kernel.access.Authentication.Suspended;
import dev.callsheet.kernel.access.Authentication.Unknown;
import dev.callsheet.kernel.access.Authenticator;
import dev.callsheet.kernel.contract.ContractFamily;
import dev.callsheet.tool.FreePort;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The kernel with a tiny controller behind it and keys that nobody has to create. */
final class KernelServer implements AutoCloseable {
  private static final Map<String, String> KEYS = new ConcurrentHashMap<>();

  final EmbeddedServer server;
  final int managementPort;
  final HttpClient client = HttpClient.newHttpClient();

  KernelServer(Map<String, Object> more) throws IOException {
    managementPort = FreePort.take();
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
    return HttpRequest.newBuilder(uri(path))
        .header("Authorization", "Bearer " + KernelServer.key("write"));
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

  /**
   * The key of a caller whom nobody has to create; {@code nobody} has none, but it could be one.
   */
  static String key(String name) {
    return KEYS.computeIfAbsent(
        name, made -> Families.STUDIO.keys().make("sk_studio_", new SecureRandom()));
  }

  @Primary
  @Singleton
  @Requires(property = "kernel.test")
  static final class Keys implements Authenticator {
    @Override
    public Authentication authenticate(String key, ContractFamily family, @Nullable String owner) {
      if (!family.keys().admits(key)) {
        throw new IllegalStateException("asked about what cannot be a key");
      }
      if (key.equals(key("read"))) {
        return new Authenticated(caller("key_read", "read"));
      }
      if (key.equals(key("write"))) {
        return new Authenticated(caller("key_write", "write"));
      }
      if (key.equals(key("suspended"))) {
        return new Suspended(caller("key_suspended", "write"));
      }
      if (key.equals(key("exhausted"))) {
        return new Authenticated(caller("key_exhausted", "write"));
      }
      return new Unknown();
    }

    private static Caller caller(String keyId, String scope) {
      return new Caller(
          "org_a",
          null,
          keyId,
          Set.of(scope),
          keyId.equals("key_exhausted") ? 1 : 1000,
          "sk_studio_");
    }
  }
}
