package dev.callsheet.kernel.form;

import dev.callsheet.kernel.contract.FormBody;
import dev.callsheet.kernel.contract.RequestThreads;
import dev.callsheet.kernel.request.FilterOrder;
import dev.callsheet.kernel.request.RequestState;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.bind.binders.AnnotatedRequestArgumentBinder;
import io.micronaut.http.context.event.HttpRequestTerminatedEvent;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.web.router.MethodBasedRouteInfo;
import io.micronaut.web.router.RouteAttributes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the form of a request that may have one, before its operation is called. */
@ServerFilter(Filter.MATCH_ALL_PATTERN)
final class FormFilter implements ApplicationEventListener<HttpRequestTerminatedEvent> {
  private static final Logger log = LoggerFactory.getLogger(FormFilter.class);
  private static final String FORM = "callsheet.form";
  private static final String FILES = "callsheet.form.files";

  private final FormReader reader;
  private final Map<String, FileSizeLimit> limits;

  FormFilter(FormReader reader, List<FileSizeLimit> limits) {
    this.reader = reader;
    this.limits =
        limits.stream().collect(Collectors.toMap(FileSizeLimit::family, Function.identity()));
  }

  @RequestFilter
  @Order(FilterOrder.FORM)
  @ExecuteOn(RequestThreads.NAME)
  void read(HttpRequest<?> request) throws IOException {
    var mediaType = request.getContentType();
    if (mediaType.isEmpty() || !(request instanceof ServerHttpRequest<?> sent)) {
      return;
    }
    var form = form(request);
    if (form.isEmpty()) {
      return;
    }
    var files = new ArrayList<SpooledFile>();
    request.setAttribute(FILES, files);
    try (var body = sent.byteBody().toInputStream()) {
      request.setAttribute(
          FORM, reader.read(form.get(), mediaType.get(), body, maxFileBytes(request), files));
    }
  }

  /** How large the sender's files may be, 0 where nothing but the settings says it. */
  private long maxFileBytes(HttpRequest<?> request) {
    var state = RequestState.of(request);
    return state
        .operation()
        .map(operation -> limits.get(operation.family()))
        .flatMap(limit -> state.caller().map(limit::maxBytes))
        .orElse(0L);
  }

  private static Optional<Class<?>> form(HttpRequest<?> request) {
    return RouteAttributes.getRouteMatch(request).stream()
        .flatMap(
            match ->
                match.getRouteInfo() instanceof MethodBasedRouteInfo<?, ?> method
                    ? Stream.of(method.getTargetMethod().getArguments())
                    : Stream.of())
        .filter(argument -> argument.isAnnotationPresent(FormBody.class))
        .<Class<?>>map(Argument::getType)
        .findFirst();
  }

  @Override
  public void onApplicationEvent(HttpRequestTerminatedEvent event) {
    event
        .getSource()
        .getAttribute(FILES, List.class)
        .ifPresent(files -> ((List<?>) files).forEach(FormFilter::close));
  }

  private static void close(Object file) {
    try {
      ((SpooledFile) file).close();
    } catch (IOException e) {
      log.warn("A file of a form could not be closed.", e);
    }
  }

  /** Gives a handler the form that was read. */
  @Singleton
  static final class Binder implements AnnotatedRequestArgumentBinder<FormBody, Object> {
    @Override
    public Class<FormBody> getAnnotationType() {
      return FormBody.class;
    }

    @Override
    public BindingResult<Object> bind(
        ArgumentConversionContext<Object> context, HttpRequest<?> request) {
      return () -> request.getAttribute(FORM, Object.class);
    }
  }
}
