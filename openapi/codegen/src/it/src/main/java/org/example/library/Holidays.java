package org.example.library;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import org.jspecify.annotations.Nullable;

/** Answers as the document does not allow, whoever says that it is a holiday. */
@ServerFilter(Filter.MATCH_ALL_PATTERN)
@Requires(property = "library.holidays")
final class Holidays {
  @RequestFilter
  @Nullable HttpResponse<?> close(@Header("X-Holiday") @Nullable String holiday) {
    return holiday == null ? null : HttpResponse.status(HttpStatus.I_AM_A_TEAPOT).body(holiday);
  }
}
