package dev.callsheet.kernel.request;

import dev.callsheet.kernel.error.FrameworkError;
import dev.callsheet.kernel.error.FrameworkErrorException;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.context.ServerRequestContext;
import io.micronaut.http.server.util.HttpHostResolver;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The URLs under which callers reach this server. */
@Singleton
public final class PublicUrls {
  private static final Pattern SCHEME = Pattern.compile("(?i:https?)");
  private static final Pattern AUTHORITY =
      Pattern.compile("([0-9A-Za-z._-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?");

  private final @Nullable String configured;
  private final HttpHostResolver hosts;

  /**
   * Keeps the configuration.
   *
   * @param configured the URL of the server as callers see it; null takes it from each request
   */
  PublicUrls(
      @Nullable @Value("${callsheet.public-url:}") String configured, HttpHostResolver hosts) {
    this.configured = configured == null || configured.isBlank() ? null : configured;
    this.hosts = hosts;
  }

  /**
   * Returns the URL of a path.
   *
   * @param path begins with a slash
   * @throws FrameworkErrorException when the request names a host that is none
   */
  public URI of(String path) {
    var base =
        configured == null
            ? ServerRequestContext.currentRequest().map(hosts::resolve).orElse("")
            : configured;
    try {
      var url = new URI(base + path);
      if (isOfHost(url)) {
        return url;
      }
    } catch (URISyntaxException malformed) {
      // Told below, like what is a URI of another kind.
    }
    throw new FrameworkErrorException(
        new FrameworkError.MalformedBody("The header that names the host is malformed."));
  }

  /** Proxies name scheme and host in headers, and anybody may send these. */
  private static boolean isOfHost(URI url) {
    return url.getScheme() != null
        && SCHEME.matcher(url.getScheme()).matches()
        && url.getRawAuthority() != null
        && AUTHORITY.matcher(url.getRawAuthority()).matches();
  }
}
