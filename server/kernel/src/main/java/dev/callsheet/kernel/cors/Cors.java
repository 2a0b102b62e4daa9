package dev.callsheet.kernel.cors;

import dev.callsheet.kernel.response.ResponseWriter;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Cross-origin resource sharing: lets pages of the allowed origins ask, and read every answer with
 * all of its headers. No cookies take part; a page sends its key by itself.
 */
@Singleton
public final class Cors {
  private static final String ANY = "*";
  private static final String ORIGIN = "(?i:https?)://[^/\\s]+";
  private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";
  private static final String NAMES = "[-!#$%&'*+.^_`|~0-9A-Za-z, ]+";

  /** How long browsers may remember a preflight, in seconds; they do for two hours at most. */
  private static final long MAX_AGE = 7200;

  private final Set<String> allowed;

  Cors(CorsSettings settings) {
    var origins = settings.allowedOrigins() == null ? List.<String>of() : settings.allowedOrigins();
    for (var origin : origins) {
      if (!origin.equals(ANY) && !origin.matches(ORIGIN)) {
        throw new ConfigurationException(
            "callsheet.cors.allowed-origins: '"
                + origin
                + "' is no origin. Give scheme, host and port, such as https://app.example.com.");
      }
    }
    this.allowed =
        origins.stream()
            .map(origin -> origin.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** The answer to a preflight of an allowed origin; empty for any other request. */
  Optional<MutableHttpResponse<?>> preflight(HttpRequest<?> request) {
    var headers = request.getHeaders();
    if (request.getMethod() != HttpMethod.OPTIONS
        || !headers.contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD)
        || admitted(request) == null) {
      return Optional.empty();
    }
    var response =
        ResponseWriter.written(HttpResponse.noContent(), null)
            .header(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS)
            .header(HttpHeaders.ACCESS_CONTROL_MAX_AGE, Long.toString(MAX_AGE));
    var asked = headers.get(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS);
    if (asked != null && asked.matches(NAMES)) {
      response.header(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, asked);
    }
    return Optional.of(response);
  }

  /** Lets the page that sent {@code request}, if it is of an allowed origin, read the answer. */
  public void admit(HttpRequest<?> request, MutableHttpResponse<?> response) {
    if (allowed.isEmpty()) {
      return;
    }
    var headers = response.getHeaders();
    var exposed = new TreeSet<String>(String.CASE_INSENSITIVE_ORDER);
    exposed.addAll(headers.names());
    if (!allowed.contains(ANY)) {
      var vary = headers.get(HttpHeaders.VARY);
      headers.set(HttpHeaders.VARY, vary == null ? "Origin" : vary + ", Origin");
    }
    var origin = admitted(request);
    if (origin != null) {
      headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
      headers.set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, String.join(", ", exposed));
    }
  }

  /** What is said to be allowed; null where the request comes from no allowed origin. */
  private @Nullable String admitted(HttpRequest<?> request) {
    var origin = request.getHeaders().get(HttpHeaders.ORIGIN);
    if (origin == null) {
      return null;
    }
    if (allowed.contains(ANY)) {
      return ANY;
    }
    return allowed.contains(origin.toLowerCase(Locale.ROOT)) ? origin : null;
  }
}
