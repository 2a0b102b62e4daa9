package dev.callsheet.egress;

import dev.callsheet.egress.UrlCheck.Acceptable;
import dev.callsheet.egress.UrlCheck.Refused;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Map;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

/**
 * Requests to URLs that somebody else chose: public addresses only, no redirects, no proxy, no
 * cookies, within a deadline.
 */
@Singleton
public final class Egress {
  private static final int MAXIMUM_LENGTH = 2048;

  private final EgressSettings settings;
  private final OkHttpClient client;

  Egress(EgressSettings settings) {
    this.settings = settings;
    client =
        new OkHttpClient.Builder()
            .socketFactory(new GuardedSocketFactory(this::isAllowed))
            .proxy(Proxy.NO_PROXY)
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .connectTimeout(settings.connectTimeout())
            .callTimeout(settings.callTimeout())
            .build();
  }

  /** Says whether a URL is well-formed and its host, as it resolves now, at a public address. */
  public UrlCheck check(String text) {
    var url = text.length() > MAXIMUM_LENGTH ? null : HttpUrl.parse(text);
    if (url == null) {
      return new Refused("must be an absolute URL of at most " + MAXIMUM_LENGTH + " characters");
    }
    if (!isAllowedScheme(url)) {
      return new Refused("must begin with https://");
    }
    if (!url.username().isEmpty() || !url.password().isEmpty()) {
      return new Refused("must not hold credentials");
    }
    if (url.fragment() != null) {
      return new Refused("must not have a fragment");
    }
    try {
      var addresses = InetAddress.getAllByName(url.host());
      if (!Arrays.stream(addresses).allMatch(this::isAllowed)) {
        return new Refused("must lead to a public address");
      }
    } catch (UnknownHostException unknown) {
      return new Refused("must name a host that resolves");
    }
    return new Acceptable(url.uri());
  }

  /**
   * Posts a body and returns the status of the answer, of which no more is read.
   *
   * @throws ForbiddenAddressException when the host is not at a public address now
   * @throws IOException when no answer came within the deadline
   */
  public int post(URI url, Map<String, String> headers, String mediaType, byte[] body)
      throws IOException {
    var target = HttpUrl.get(url);
    if (target == null || !isAllowedScheme(target)) {
      throw new IOException("Not a URL that may be called");
    }
    var request =
        new Request.Builder()
            .url(target)
            .headers(Headers.of(headers))
            .post(RequestBody.create(body, MediaType.get(mediaType)))
            .build();
    try (var response = client.newCall(request).execute()) {
      return response.code();
    }
  }

  @PreDestroy
  void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }

  private boolean isAllowedScheme(HttpUrl url) {
    return url.isHttps() || settings.allowHttp();
  }

  private boolean isAllowed(InetAddress address) {
    return AddressPolicy.isPublic(address)
        || (settings.allowLoopback() && address.isLoopbackAddress());
  }
}
