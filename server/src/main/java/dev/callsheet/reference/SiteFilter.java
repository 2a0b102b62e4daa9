package dev.callsheet.reference;

import dev.callsheet.kernel.contract.RequestThreads;
import dev.callsheet.kernel.range.RangeDecision;
import dev.callsheet.kernel.range.RangeRequest;
import dev.callsheet.kernel.request.FilterOrder;
import dev.callsheet.kernel.response.ResponseWriter;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests for the site. A filter, not a controller: a route that catches unknown pages
 * would take the paths of families with it.
 */
@ServerFilter(Filter.MATCH_ALL_PATTERN)
final class SiteFilter {
  /** Nothing from elsewhere, nothing inline, not even images in style sheets. */
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none';"
          + " object-src 'none'";

  /** The same, with media that the browser itself holds. */
  private static final String PLAYER_SECURITY_POLICY =
      CONTENT_SECURITY_POLICY + "; img-src 'self' blob:; media-src 'self' blob:";

  private static final List<String> FOLDERS =
      List.of("/errors", "/reference", "/log", "/try", "/assets");

  private final SiteFiles files;

  SiteFilter(SiteFiles files) {
    this.files = files;
  }

  /** Looks at the path by itself, for patterns would be taken apart at every request. */
  @RequestFilter
  @Order(FilterOrder.SITE)
  @ExecuteOn(RequestThreads.NAME)
  @Nullable HttpResponse<?> answer(HttpRequest<?> request) {
    var path = request.getPath();
    return path.equals("/") || FOLDERS.stream().anyMatch(folder -> isWithin(folder, path))
        ? serve(request)
        : null;
  }

  private static boolean isWithin(String folder, String path) {
    return path.startsWith(folder)
        && (path.length() == folder.length() || path.charAt(folder.length()) == '/');
  }

  private HttpResponse<?> serve(HttpRequest<?> request) {
    if (request.getMethod() != HttpMethod.GET && request.getMethod() != HttpMethod.HEAD) {
      return ResponseWriter.written(
          guarded(HttpResponse.status(HttpStatus.METHOD_NOT_ALLOWED))
              .header(HttpHeaders.ALLOW, "GET, HEAD")
              .contentLength(0),
          null);
    }
    var path = request.getPath();
    if (path.endsWith("/") && files.find(path.substring(0, path.length() - 1)).isPresent()) {
      return ResponseWriter.written(
          guarded(HttpResponse.status(HttpStatus.PERMANENT_REDIRECT))
              .header(HttpHeaders.LOCATION, path.substring(0, path.length() - 1))
              .contentLength(0),
          null);
    }
    return files
        .find(path)
        .map(file -> current(request, file))
        .orElseGet(() -> send(request, HttpStatus.NOT_FOUND, files.notFound()));
  }

  /** A path that is nobody's is answered with a page as well. */
  @ResponseFilter
  @Order(FilterOrder.SITE)
  MutableHttpResponse<?> explain(HttpRequest<?> request, MutableHttpResponse<?> response) {
    return ResponseWriter.isOfNoFamily(response)
            && response.code() == HttpStatus.NOT_FOUND.getCode()
        ? send(request, HttpStatus.NOT_FOUND, files.notFound())
        : response;
  }

  private static MutableHttpResponse<Object> current(HttpRequest<?> request, SiteFile file) {
    var condition =
        new RangeRequest(null, null, request.getHeaders().get(HttpHeaders.IF_NONE_MATCH));
    return condition.decide(file.content().length, file.entityTag())
            instanceof RangeDecision.NotModified
        ? ResponseWriter.written(headed(HttpStatus.NOT_MODIFIED, file), null)
        : send(request, HttpStatus.OK, file);
  }

  private static MutableHttpResponse<Object> send(
      HttpRequest<?> request, HttpStatus status, SiteFile file) {
    var response =
        headed(status, file).contentType(file.mediaType()).contentLength(file.content().length);
    return ResponseWriter.written(
        request.getMethod() == HttpMethod.HEAD ? response : response.<Object>body(file.content()),
        null);
  }

  private static MutableHttpResponse<Object> headed(HttpStatus status, SiteFile file) {
    return guarded(
            HttpResponse.status(status),
            file.isPlayer() ? PLAYER_SECURITY_POLICY : CONTENT_SECURITY_POLICY)
        .header(HttpHeaders.ETAG, file.entityTag())
        .header(HttpHeaders.CACHE_CONTROL, "no-cache");
  }

  private static <B> MutableHttpResponse<B> guarded(MutableHttpResponse<B> response) {
    return guarded(response, CONTENT_SECURITY_POLICY);
  }

  private static <B> MutableHttpResponse<B> guarded(
      MutableHttpResponse<B> response, String policy) {
    return response
        .header("Content-Security-Policy", policy)
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer");
  }
}
