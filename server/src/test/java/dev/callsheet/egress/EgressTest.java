package dev.callsheet.egress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.callsheet.storage.DiskSpace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EgressTest {
  private final AtomicInteger calls = new AtomicInteger();
  private final CountDownLatch never = new CountDownLatch(1);
  private HttpServer server;

  @BeforeEach
  void startCanary() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          calls.incrementAndGet();
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.createContext(
        "/elsewhere",
        exchange -> {
          exchange.getResponseHeaders().add("Location", "/");
          exchange.sendResponseHeaders(307, -1);
          exchange.close();
        });
    server.createContext(
        "/silent",
        exchange -> {
          awaitTheEnd();
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stopCanary() {
    never.countDown();
    server.stop(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "127.0.0.1",
        "127.1",
        "127.255.255.254",
        "2130706433",
        "0x7f000001",
        "0.0.0.0",
        "0",
        "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[::127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "localhost.",
        "LOCALHOST"
      })
  void neverReachesThisMachineUnlessItIsAllowed(String host) {
    var egress = new Egress(settings(false), new DiskSpace(0));
    var url = "http://" + host + ":" + server.getAddress().getPort() + "/";
    assertInstanceOf(UrlCheck.Refused.class, egress.check(url));
    assertInstanceOf(Posted.Unanswered.class, post(egress, url));
    assertEquals(0, calls.get());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "100.127.255.255",
        "192.0.0.1",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "240.0.0.1",
        "fe80::1",
        "fc00::1",
        "fd12:3456::1",
        "ff02::1",
        "2002:7f00:1::",
        "2001:0:7f00:1::",
        "2001:db8::1",
        "64:ff9b::a00:1",
        "100::1"
      })
  void takesReservedAddressesForPrivate(String address) throws Exception {
    assertFalse(AddressPolicy.isPublic(InetAddress.getByName(address)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "172.15.255.255",
        "172.32.0.1",
        "100.63.255.255",
        "100.128.0.1",
        "11.0.0.1",
        "223.255.255.255",
        "2606:4700::1111",
        "2a00:1450:4001::1"
      })
  void takesOtherAddressesForPublic(String address) throws Exception {
    assertTrue(AddressPolicy.isPublic(InetAddress.getByName(address)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/hook",
        "hook",
        "file:///etc/passwd",
        "ftp://1.1.1.1/",
        "gopher://1.1.1.1/",
        "https://",
        "https://user:secret@1.1.1.1/",
        "https://1.1.1.1/#part",
        "https://no-such-host.invalid/",
        "http://1.1.1.1/"
      })
  void refusesUrlsThatAreNotFitToBeCalled(String url) {
    assertInstanceOf(UrlCheck.Refused.class, httpsOnly().check(url));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http://127.0.0.1/ | SCHEME | must begin with https:// and lead to a public address, \
          unless whoever runs this server sets CALLSHEET_EGRESS_ALLOW_HTTP=true \
          and CALLSHEET_EGRESS_ALLOW_LOOPBACK=true
          https://127.0.0.1/ | ADDRESS | must lead to a public address, \
          unless whoever runs this server sets CALLSHEET_EGRESS_ALLOW_LOOPBACK=true
          https://10.0.0.1/ | ADDRESS | must lead to a public address, \
          unless whoever runs this server sets CALLSHEET_EGRESS_ALLOWED_NETWORKS to its network
          http://1.1.1.1/ | SCHEME | must begin with https://, \
          unless whoever runs this server sets CALLSHEET_EGRESS_ALLOW_HTTP=true
          http://no-such-host.invalid/ | SCHEME | must begin with https://, \
          unless whoever runs this server sets CALLSHEET_EGRESS_ALLOW_HTTP=true
          """)
  void namesTheSettingsThatWouldAllowAUrl(String url, UrlFault fault, String reason) {
    var egress = new Egress(settings(false, false, Duration.ofSeconds(5)), new DiskSpace(0));
    assertEquals(new UrlCheck.Refused(reason, fault), egress.check(url));
  }

  @ParameterizedTest
  @CsvSource({
    "not a url, MALFORMED",
    "example.com/hook, MALFORMED",
    "https://user:password@1.1.1.1/, MALFORMED",
    "https://1.1.1.1/#part, MALFORMED",
    "ftp://1.1.1.1/, SCHEME",
    "javascript:alert(1), SCHEME",
    "https://, HOST",
    "https://?query, HOST",
    "https://0x7f.1/, HOST",
    "https://no-such-host.invalid/, ADDRESS",
    "https://[::1]/, ADDRESS"
  })
  void tellsProgramsWhatIsWrongWithAUrl(String url, UrlFault fault) {
    var egress = new Egress(settings(false, false, Duration.ofSeconds(5)), new DiskSpace(0));
    assertEquals(fault, assertInstanceOf(UrlCheck.Refused.class, egress.check(url)).fault());
  }

  @Test
  void callsThePrivateNetworksThatAreAllowed() {
    var egress = allowing("10.1.0.0/16", "fd12::/16");
    assertInstanceOf(UrlCheck.Acceptable.class, egress.check("https://10.1.255.1/"));
    assertInstanceOf(UrlCheck.Acceptable.class, egress.check("https://[fd12:3456::1]/"));
    assertInstanceOf(UrlCheck.Refused.class, egress.check("https://10.2.0.1/"));
    assertInstanceOf(UrlCheck.Refused.class, egress.check("https://[fd13::1]/"));
    assertInstanceOf(UrlCheck.Refused.class, egress.check("https://169.254.169.254/"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0", "10.0.0.0/33", "fd00::/129", "10.0.0/8", "host/8", "/8"})
  void takesNothingElseForANetwork(String network) {
    assertThrows(IllegalArgumentException.class, () -> allowing(network));
  }

  @Test
  void acceptsAPublicUrl() {
    assertEquals(
        new UrlCheck.Acceptable(URI.create("https://1.1.1.1:8443/hook?a=b")),
        httpsOnly().check("https://1.1.1.1:8443/hook?a=b"));
    assertInstanceOf(
        UrlCheck.Refused.class, httpsOnly().check("https://1.1.1.1/" + "a".repeat(2048)));
  }

  @Test
  void takesPlainHttpForADownload() {
    assertEquals(
        new UrlCheck.Acceptable(URI.create("http://1.1.1.1:8080/talk.mp4?a=b")),
        httpsOnly().checkDownload("http://1.1.1.1:8080/talk.mp4?a=b"));
    assertInstanceOf(UrlCheck.Acceptable.class, httpsOnly().checkDownload("https://1.1.1.1/"));
    assertInstanceOf(UrlCheck.Refused.class, httpsOnly().checkDownload("http://10.0.0.1/"));
  }

  @Test
  void refusesPlainHttpEvenWhenItWasAcceptedOnce() {
    assertEquals(
        new Posted.Unanswered("The URL may not be called."), post(httpsOnly(), local("/")));
    assertEquals(0, calls.get());
  }

  @Test
  void callsThisMachineWhereItIsAllowed() {
    var egress = new Egress(settings(true), new DiskSpace(0));
    assertInstanceOf(UrlCheck.Acceptable.class, egress.check(local("/")));
    assertEquals(new Posted.Answered(204, ""), post(egress, local("/")));
    assertEquals(1, calls.get());
  }

  /** As a host of HTTP/1.0 does, or one whose patience with idle connections is short. */
  @Test
  void reachesAHostThatClosesItsConnectionsUnasked() throws Exception {
    var egress = new Egress(settings(true), new DiskSpace(0));
    try (var host =
        TestHost.at(
            InetAddress.getLoopbackAddress(),
            0,
            (target, output) ->
                TestHost.write(output, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"))) {
      for (var message = 0; message < 200; message++) {
        assertEquals(
            new Posted.Answered(200, ""), post(egress, "http://localhost:" + host.port() + "/"));
      }
    }
  }

  @Test
  void followsNoRedirect() {
    assertEquals(
        new Posted.Answered(307, ""),
        post(new Egress(settings(true), new DiskSpace(0)), local("/elsewhere")));
    assertEquals(0, calls.get());
  }

  @Test
  void givesUpOnASilentServer() {
    assertEquals(
        new Posted.Unanswered("No answer came in time."), post(impatient(), local("/silent")));
  }

  @Test
  void saysWhyNoAnswerCame() throws IOException {
    var egress = new Egress(settings(true), new DiskSpace(0));
    try (var plain = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
      Thread.startVirtualThread(() -> greet(plain));
      assertEquals(
          new Posted.Unanswered("No secure connection can be made."),
          post(egress, "https://localhost:" + plain.getLocalPort() + "/"));
    }
    assertEquals(
        new Posted.Unanswered("The host has no address."),
        post(egress, "https://no-such-host.invalid/"));
    assertEquals(
        new Posted.Unanswered("The host's address may not be called."),
        post(egress, "https://10.0.0.1/"));
    var closed = local("/");
    server.stop(0);
    assertEquals(new Posted.Unanswered("The host cannot be reached."), post(egress, closed));
  }

  @Test
  void readsTheBeginningOfAnAnswerAndNoHalfCharacter() {
    answer("/text", "text/plain", ("é".repeat(511) + "a" + "é".repeat(9000)).getBytes(UTF_8));
    answer("/latin", "text/plain; charset=iso-8859-1", new byte[] {'a', (byte) 0xe9});
    answer("/bytes", "image/png", new byte[] {(byte) 0x89, 'P', 0, 'G'});
    var egress = new Egress(settings(true), new DiskSpace(0));
    assertEquals(new Posted.Answered(200, "é".repeat(511) + "a"), post(egress, local("/text")));
    assertEquals(new Posted.Answered(200, "aé"), post(egress, local("/latin")));
    assertEquals(new Posted.Answered(200, "\ufffdP\0G"), post(egress, local("/bytes")));
  }

  @Test
  void takesAnAnswerWhoseBodyNeverEnds() {
    server.createContext(
        "/trickle",
        exchange -> {
          exchange.sendResponseHeaders(200, 100);
          exchange.getResponseBody().write("Thank".getBytes(UTF_8));
          exchange.getResponseBody().flush();
          awaitTheEnd();
          exchange.close();
        });
    assertEquals(new Posted.Answered(200, "Thank"), post(impatient(), local("/trickle")));
  }

  private void answer(String path, String type, byte[] body) {
    server.createContext(
        path,
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", type);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }

  private void awaitTheEnd() {
    try {
      never.await();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /** Answers whoever connects in a protocol of its own. */
  private static void greet(ServerSocket socket) {
    try (var connection = socket.accept()) {
      connection.getOutputStream().write("220 Welcome\r\n".getBytes(UTF_8));
      connection.getInputStream().readAllBytes();
    } catch (IOException ended) {
      // The caller has seen enough.
    }
  }

  private static Egress impatient() {
    return new Egress(settings(true, true, Duration.ofMillis(500)), new DiskSpace(0));
  }

  private String local(String path) {
    return "http://localhost:" + server.getAddress().getPort() + path;
  }

  private static EgressSettings settings(boolean allowLoopback) {
    return settings(true, allowLoopback, Duration.ofSeconds(5));
  }

  private static EgressSettings settings(
      boolean allowHttp, boolean allowLoopback, Duration callTimeout) {
    var patience = Duration.ofSeconds(5);
    return new EgressSettings(allowHttp, allowLoopback, null, patience, callTimeout, patience, 0);
  }

  private static Egress allowing(String... networks) {
    var patience = Duration.ofSeconds(5);
    var settings =
        new EgressSettings(false, false, List.of(networks), patience, patience, patience, 0);
    return new Egress(settings, new DiskSpace(0));
  }

  private static Egress httpsOnly() {
    return new Egress(settings(false, true, Duration.ofSeconds(5)), new DiskSpace(0));
  }

  private static Posted post(Egress egress, String url) {
    return egress.post(URI.create(url), Map.of(), "application/json", new byte[] {'{', '}'});
  }
}
