package dev.callsheet.kernel.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.callsheet.kernel.error.FrameworkError;
import dev.callsheet.kernel.error.FrameworkErrorException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpRequestWrapper;
import io.micronaut.http.context.ServerRequestContext;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PublicUrlsTest {
  private static final String PATH = "/v1/uploads/upl_a";
  private static final String LOOPBACK = "127.0.0.0/8,::1/128";

  @Test
  void theHostOfTheRequestIsNamedUnlessAnotherIsConfigured() {
    assertEquals("http://a:1", base("", "Host: a:1", "10.0.0.1", LOOPBACK));
    assertEquals("https://b", base("https://b", "Host: a:1", "10.0.0.1", LOOPBACK));
    // Requests of HTTP/1.0 may name none.
    assertEquals("http://127.0.0.1:8080", base("", "X-Other: a", "10.0.0.1", LOOPBACK));
  }

  /** Headers have a bar between them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      textBlock =
          """
          X-Forwarded-Proto: https                                   > https://a
          X-Forwarded-Proto: https | X-Forwarded-Port: 443           > https://a
          X-Forwarded-Proto: https | X-Forwarded-Port: 8443          > https://a:8443
          X-Forwarded-Host: b                                        > http://b
          X-Forwarded-Host: b:1 | X-Forwarded-Port: 2                > http://b:1
          X-Forwarded-Host: evil, b | X-Forwarded-Proto: http, https > https://b
          X-Forwarded-Host: evil | X-Forwarded-Host: b               > http://b
          X-Forwarded-Host: [::1] | X-Forwarded-Port: 81             > http://[::1]:81
          X-Forwarded-Proto: ,                                       > http://a
          Forwarded: proto=https                                     > https://a
          Forwarded: host="b:1"; Proto=HTTPS ;for="[::1]:7,8"        > HTTPS://b:1
          Forwarded: host=evil, for=1.2.3.4;host=b                   > http://b
          Forwarded: for=1.2.3.4 | X-Forwarded-Proto: https          > https://a
          """)
  void aTrustedProxyTellsSchemeAndHost(String headers, String expected) {
    var sent = "Host: a | " + headers;
    assertEquals(expected, base("", sent, "127.0.0.9", LOOPBACK));
    assertEquals("http://a", base("", sent, "10.0.0.1", LOOPBACK));
    assertEquals("http://a", base("", sent, "127.0.0.9", "none"));
    assertEquals(expected, base("", sent, "10.0.0.1", "192.168.0.0/16, 10.0.0.0/8"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: no such<host>",
        "Host: a/b;q=2://;",
        "Host: a@b",
        "Host: a:b",
        "Host: a | X-Forwarded-Host: /host",
        "Host: a | X-Forwarded-Proto: ftp",
        "Host: a | X-Forwarded-Port: x",
        "Host: a | Forwarded: host=\"\""
      })
  void whatIsNoAddressOfAServerIsABadRequest(String headers) {
    var thrown =
        assertThrows(FrameworkErrorException.class, () -> base("", headers, "127.0.0.1", LOOPBACK));
    assertInstanceOf(FrameworkError.MalformedBody.class, thrown.error());
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:8080", "a_b.example", "[::1]:8080", "10.0.0.1"})
  void anAddressOfAServerIsTaken(String host) {
    assertEquals("http://" + host, base("", "Host: " + host, "10.0.0.1", LOOPBACK));
  }

  /** The URL that is given to whoever sends these headers, without its path. */
  private static String base(String configured, String headers, String sender, String trusted) {
    var settings =
        new HttpSettings(
            Duration.ZERO, Duration.ZERO, Duration.ZERO, 0, Duration.ZERO, Duration.ZERO, trusted);
    var urls = new PublicUrls(configured, settings);
    var request = HttpRequest.GET("/");
    for (var header : headers.split(" \\| ")) {
      var parts = header.split(":", 2);
      request.header(parts[0], parts[1].strip());
    }
    var received =
        new HttpRequestWrapper<>(request) {
          @Override
          public InetSocketAddress getRemoteAddress() {
            return new InetSocketAddress(sender, 4321);
          }

          @Override
          public InetSocketAddress getServerAddress() {
            return new InetSocketAddress("127.0.0.1", 8080);
          }
        };
    Supplier<String> url = () -> urls.of(PATH).toString();
    return ServerRequestContext.with(received, url).replace(PATH, "");
  }
}
