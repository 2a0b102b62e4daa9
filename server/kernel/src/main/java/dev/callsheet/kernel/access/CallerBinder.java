package dev.callsheet.kernel.access;

import dev.callsheet.kernel.contract.RequestCaller;
import dev.callsheet.kernel.request.RequestState;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.AnnotatedRequestArgumentBinder;
import jakarta.inject.Singleton;

/** Gives a handler its caller. */
@Singleton
final class CallerBinder implements AnnotatedRequestArgumentBinder<RequestCaller, Object> {
  @Override
  public Class<RequestCaller> getAnnotationType() {
    return RequestCaller.class;
  }

  @Override
  public BindingResult<Object> bind(
      ArgumentConversionContext<Object> context, HttpRequest<?> request) {
    return () -> RequestState.of(request).caller().map(Object.class::cast);
  }
}
