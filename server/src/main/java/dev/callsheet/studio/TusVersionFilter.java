package dev.callsheet.studio;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Names the version of the tus protocol on every answer under {@code /v1/uploads}. */
@ServerFilter({"/v1/uploads", "/v1/uploads/**"})
final class TusVersionFilter {
  /** Outside of what writes the answer, which makes a new one. */
  private static final int OUTSIDE = -1000;

  @ResponseFilter
  @Order(OUTSIDE)
  void add(MutableHttpResponse<?> response) {
    response.header("Tus-Resumable", UploadsController.VERSION);
    response.header("Tus-Version", UploadsController.VERSION);
  }
}
