package dev.callsheet.kernel.request;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ClientAddressesTest {
  private static final Duration ANY = Duration.ofSeconds(1);

  private final ClientAddresses addresses =
      new ClientAddresses(
          new HttpSettings(ANY, ANY, ANY, 0, ANY, ANY, "10.0.0.0/8, fd00::/8, 127.0.0.0/8"));

  @ParameterizedTest(name = "{0} that forwards {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          192.0.2.1 | ''                                  | 192.0.2.1
          192.0.2.1 | 198.51.100.7                        | 192.0.2.1
          10.0.0.1  | ''                                  | 10.0.0.1
          10.0.0.1  | 198.51.100.7                        | 198.51.100.7
          10.0.0.1  | 203.0.113.9, 198.51.100.7           | 198.51.100.7
          10.0.0.1  | 203.0.113.9, 198.51.100.7, 10.0.0.2 | 198.51.100.7
          10.0.0.1  | 10.0.0.3                            | 10.0.0.3
          10.0.0.1  | 198.51.100.7:4711                   | 198.51.100.7
          10.0.0.1  | [2001:db8:1:2:3::4]:80              | 20:01:0d:b8:00:01:00:02
          10.0.0.1  | 2001:db8:1:2:3::5                   | 20:01:0d:b8:00:01:00:02
          10.0.0.1  | ::ffff:198.51.100.7                 | 198.51.100.7
          10.0.0.1  | nobody                              | 10.0.0.1
          10.0.0.1  | 198.51.100.7, nobody                | 10.0.0.1
          fd00::1   | 198.51.100.7                        | 198.51.100.7
          """)
  void theNearestThatIsNoTrustedProxyCounts(String connection, String forwarded, String expected) {
    assertEquals(expected, address(connection, Map.of("X-Forwarded-For", forwarded)));
  }

  @Test
  void forwardedGoesBeforeTheOlderHeader() {
    assertEquals(
        "20:01:0d:b8:ca:fe:00:00",
        address(
            "10.0.0.1",
            Map.of(
                "Forwarded",
                "for=203.0.113.9;proto=http, for=\"[2001:db8:cafe::17]:4711\";proto=https",
                "X-Forwarded-For",
                "198.51.100.7")));
    assertEquals("10.0.0.1", address("10.0.0.1", Map.of("Forwarded", "for=_hidden")));
    assertEquals("10.0.0.1", address("10.0.0.1", Map.of("Forwarded", "proto=https")));
  }

  private String address(String connection, Map<String, String> headers) {
    return addresses.of(
        new InetSocketAddress(InetAddress.ofLiteral(connection), 80),
        name -> headers.getOrDefault(name, "").isEmpty() ? List.of() : List.of(headers.get(name)));
  }
}
