package dev.callsheet.kernel.request;

import dev.callsheet.kernel.error.FrameworkError;
import dev.callsheet.kernel.error.FrameworkErrorException;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.context.ServerRequestContext;
import io.micronaut.http.server.util.HttpHostResolver;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** The URLs under which callers reach this server. */
@Singleton
public final class PublicUrls {
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
      return new URI(base + path);
    } catch (URISyntaxException malformed) {
      throw new FrameworkErrorException(
          new FrameworkError.MalformedBody("The header that names the host is malformed."));
    }
  }
}
