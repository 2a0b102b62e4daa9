package dev.callsheet.studio;

import dev.callsheet.kernel.request.FilterOrder;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * Names the version of the tus protocol on every answer under {@code /v1/uploads}, and all that the
 * server speaks to whoever asks for them or has sent another one.
 */
@ServerFilter({"/v1/uploads", "/v1/uploads/**"})
@Order(FilterOrder.HEADERS)
final class TusVersionFilter {
  @ResponseFilter
  void add(HttpRequest<?> request, MutableHttpResponse<?> response) {
    response.getHeaders().set("Tus-Resumable", UploadsController.VERSION);
    var capabilities =
        request.getMethod() == HttpMethod.OPTIONS
            && response.code() == HttpStatus.NO_CONTENT.getCode();
    if (capabilities || response.code() == HttpStatus.PRECONDITION_FAILED.getCode()) {
      response.getHeaders().set("Tus-Version", UploadsController.VERSION);
    }
  }
}
