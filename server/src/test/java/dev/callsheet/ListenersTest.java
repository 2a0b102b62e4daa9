package dev.callsheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.callsheet.database.TestDatabase;
import dev.callsheet.tool.FreePort;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ListenersTest {
  /** Of this machine as well, but another address. */
  private static final String OTHER = "127.0.0.2";

  @Test
  void whatNeedsNoKeyIsToldToThisMachineAlone() throws IOException {
    assumeTrue(isReachable(OTHER), "this machine has one address only");
    var management = FreePort.take();
    try (var server = start(management, Map.of())) {
      assertEquals(404, status("127.0.0.1", server.getPort(), "/health"));
      assertEquals(404, status(OTHER, server.getPort(), "/health"));
      assertEquals(200, status("127.0.0.1", management, "/health"));
      assertEquals(404, status("127.0.0.1", management, "/v1/projects"));
      assertEquals(0, status(OTHER, management, "/health"));
    }
  }

  @Test
  void bothListenWhereTheyAreToldTo() throws IOException {
    assumeTrue(isReachable(OTHER), "this machine has one address only");
    var management = FreePort.take();
    var hosts =
        Map.<String, Object>of(
            "micronaut.server.host", "127.0.0.1", "callsheet.management-host", OTHER);
    try (var server = start(management, hosts)) {
      assertEquals(404, status("127.0.0.1", server.getPort(), "/health"));
      assertEquals(0, status(OTHER, server.getPort(), "/health"));
      assertEquals(200, status(OTHER, management, "/health"));
      assertEquals(0, status("127.0.0.1", management, "/health"));
    }
  }

  private static EmbeddedServer start(int management, Map<String, Object> hosts) {
    var properties = new HashMap<>(hosts);
    properties.put("micronaut.server.port", -1);
    properties.put("endpoints.all.port", management);
    properties.putAll(TestDatabase.create().properties());
    return ApplicationContext.run(EmbeddedServer.class, properties);
  }

  /** The status of the answer; 0 where nobody listens. */
  private static int status(String host, int port, String path) throws IOException {
    var url = URI.create("http://" + host + ":" + port + path).toURL();
    try {
      return ((HttpURLConnection) url.openConnection()).getResponseCode();
    } catch (ConnectException nobody) {
      return 0;
    }
  }

  private static boolean isReachable(String address) throws IOException {
    try (var everywhere = new ServerSocket(0);
        var socket = new Socket(InetAddress.getByName(address), everywhere.getLocalPort())) {
      return socket.isConnected();
    } catch (ConnectException unknown) {
      return false;
    }
  }
}
