package dev.callsheet.kernel.request;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Scheme and host of a request as its sender wrote them.
 *
 * <p>Proxies tell them in {@code Forwarded} (RFC 7239), or else in {@code X-Forwarded-Proto},
 * {@code -Host} and {@code -Port}. As anybody may send these headers, they count only if the
 * connection comes from a trusted proxy, and of several values only the last: the one that this
 * proxy added.
 */
final class RequestOrigin {
  private static final Map<String, String> DEFAULT_PORTS = Map.of("http", "80", "https", "443");

  private final List<Network> trustedProxies;

  RequestOrigin(List<Network> trustedProxies) {
    this.trustedProxies = List.copyOf(trustedProxies);
  }

  /** Returns scheme and authority, such as {@code https://example.com:8443}, not yet checked. */
  String of(HttpRequest<?> request) {
    var scheme = request.isSecure() ? "https" : "http";
    var host = request.getHeaders().get(HttpHeaders.HOST);
    if (host == null || host.isBlank()) {
      var address = request.getServerAddress();
      host = address.getHostString() + ":" + address.getPort();
    }
    if (!isTrusted(request)) {
      return scheme + "://" + host;
    }
    var forwarded = forwarded(request);
    if (forwarded.containsKey("proto") || forwarded.containsKey("host")) {
      return forwarded.getOrDefault("proto", scheme) + "://" + forwarded.getOrDefault("host", host);
    }
    var told = last(request, "X-Forwarded-Proto");
    var outer = told == null ? scheme : told;
    var name = last(request, "X-Forwarded-Host");
    return outer + "://" + withPort(name == null ? host : name, outer, request);
  }

  private boolean isTrusted(HttpRequest<?> request) {
    var address = request.getRemoteAddress().getAddress();
    return address != null
        && trustedProxies.stream().anyMatch(network -> network.contains(address));
  }

  private static String withPort(String host, String scheme, HttpRequest<?> request) {
    var port = last(request, "X-Forwarded-Port");
    var named = host.lastIndexOf(':') > host.lastIndexOf(']');
    return port == null || named || port.equals(DEFAULT_PORTS.get(scheme.toLowerCase(Locale.ROOT)))
        ? host
        : host + ":" + port;
  }

  private static @Nullable String last(HttpRequest<?> request, String header) {
    var all = request.getHeaders().getAll(header);
    if (all.isEmpty()) {
      return null;
    }
    var values = all.getLast();
    var value = values.substring(values.lastIndexOf(',') + 1).strip();
    return value.isEmpty() ? null : value;
  }

  /** The parameters of the last element, by names in small letters. */
  private static Map<String, String> forwarded(HttpRequest<?> request) {
    var all = request.getHeaders().getAll(HttpHeaders.FORWARDED);
    return all.isEmpty()
        ? Map.of()
        : Forwarded.elements(all.getLast()).reduce(Map.of(), (_, last) -> last);
  }
}
