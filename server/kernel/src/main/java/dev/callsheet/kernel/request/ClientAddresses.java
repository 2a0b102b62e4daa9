package dev.callsheet.kernel.request;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The addresses that requests come from.
 *
 * <p>Trusted proxies tell them in {@code Forwarded} (RFC 7239), or else in {@code X-Forwarded-For}.
 * Read from the end, which the nearest proxy wrote, the first that is no trusted proxy counts: what
 * stands before it anybody may have sent.
 */
@Singleton
public final class ClientAddresses {
  private static final String FORWARDED_FOR = "X-Forwarded-For";

  /** An IPv4 address, or an IPv6 address in brackets, and the port that may follow. */
  private static final Pattern WITH_PORT =
      Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([0-9.]+))(?::[0-9]{1,5})?");

  /** The bytes of an IPv6 address that name a network, of which one sender has all addresses. */
  private static final int NETWORK_BYTES = 8;

  private final List<Network> trustedProxies;

  ClientAddresses(HttpSettings settings) {
    this.trustedProxies = settings.trustedNetworks();
  }

  /** Returns the address of a request: IPv4 as it is, of IPv6 the network of 64 bits. */
  public String of(HttpRequest<?> request) {
    return of(request.getRemoteAddress(), request.getHeaders()::getAll);
  }

  /**
   * Returns the address of a request that is not read yet.
   *
   * @param connection the other end of its connection
   * @param headers the values of a header
   */
  public String of(InetSocketAddress connection, Function<String, List<String>> headers) {
    var address = connection.getAddress();
    if (address == null) {
      return connection.getHostString();
    }
    if (isTrusted(address)) {
      for (var told : told(headers).reversed()) {
        var next = read(told);
        if (next == null) {
          break;
        }
        address = next;
        if (!isTrusted(address)) {
          break;
        }
      }
    }
    return counted(address);
  }

  private boolean isTrusted(InetAddress address) {
    return trustedProxies.stream().anyMatch(network -> network.contains(address));
  }

  private static List<String> told(Function<String, List<String>> headers) {
    var forwarded = headers.apply(HttpHeaders.FORWARDED);
    return forwarded.isEmpty()
        ? headers.apply(FORWARDED_FOR).stream()
            .flatMap(values -> Arrays.stream(values.split(",")))
            .map(String::strip)
            .toList()
        : forwarded.stream()
            .flatMap(Forwarded::elements)
            .map(element -> Optional.ofNullable(element.get("for")).orElse(""))
            .toList();
  }

  /** Null for a name that hides an address, and for what is no address. */
  private static @Nullable InetAddress read(String told) {
    var matcher = WITH_PORT.matcher(told);
    var text =
        matcher.matches()
            ? Optional.ofNullable(matcher.group(1)).orElseGet(() -> matcher.group(2))
            : told;
    try {
      return InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException none) {
      return null;
    }
  }

  private static String counted(InetAddress address) {
    return address instanceof Inet6Address
        ? HexFormat.ofDelimiter(":").formatHex(address.getAddress(), 0, NETWORK_BYTES)
        : address.getHostAddress();
  }
}
