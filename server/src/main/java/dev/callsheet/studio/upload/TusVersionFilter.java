package dev.callsheet.studio.upload;

import dev.callsheet.kernel.request.FilterOrder;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * Names the version of the tus protocol on every answer under {@code /v1/uploads}, and all that the
 * server speaks to whoever asks for them or has sent another one.
 */
@ServerFilter(Filter.MATCH_ALL_PATTERN)
@Order(FilterOrder.HEADERS)
final class TusVersionFilter {
  private static final String UPLOADS = "/v1/uploads";

  /** Looks at the path by itself, for a pattern would be taken apart at every request. */
  @ResponseFilter
  void add(HttpRequest<?> request, MutableHttpResponse<?> response) {
    var path = request.getPath();
    if (!path.startsWith(UPLOADS)
        || !path.equals(UPLOADS) && path.charAt(UPLOADS.length()) != '/') {
      return;
    }
    response.getHeaders().set("Tus-Resumable", UploadsController.VERSION);
    var capabilities =
        request.getMethod() == HttpMethod.OPTIONS
            && response.code() == HttpStatus.NO_CONTENT.getCode();
    if (capabilities || response.code() == HttpStatus.PRECONDITION_FAILED.getCode()) {
      response.getHeaders().set("Tus-Version", UploadsController.VERSION);
    }
  }
}
