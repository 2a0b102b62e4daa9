package dev.callsheet.studio;

import dev.callsheet.http.RequestState;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Names the version of the tus protocol on every answer under {@code /v1/uploads}. */
@ServerFilter({"/v1/uploads", "/v1/uploads/**"})
@Order(Ordered.HIGHEST_PRECEDENCE)
final class TusVersionFilter {
  @RequestFilter
  void add(HttpRequest<?> request) {
    var state = RequestState.of(request);
    state.addAnswerHeader("Tus-Resumable", UploadsController.VERSION);
    state.addAnswerHeader("Tus-Version", UploadsController.VERSION);
  }
}
