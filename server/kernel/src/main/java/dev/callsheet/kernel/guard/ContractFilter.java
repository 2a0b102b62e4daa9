package dev.callsheet.kernel.guard;

import dev.callsheet.kernel.failure.ExceptionTranslator;
import dev.callsheet.kernel.request.FilterOrder;
import dev.callsheet.kernel.request.RequestIds;
import dev.callsheet.kernel.request.RequestState;
import dev.callsheet.kernel.response.ResponseWriter;
import dev.callsheet.kernel.contract.BinaryBody;
import dev.callsheet.kernel.contract.Contract;
import dev.callsheet.kernel.contract.ContractOperation;
import dev.callsheet.kernel.contract.ContractRoute;
import dev.callsheet.kernel.error.FrameworkError;
import dev.callsheet.kernel.error.FrameworkErrorException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.propagation.slf4j.MdcPropagationContext;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.MethodBasedRouteInfo;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteMatch;
import io.micronaut.web.router.Router;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;

/**
 * The outermost filter: names the request and its operation, and lets no answer leave that the
 * document does not declare.
 */
@ServerFilter(Filter.MATCH_ALL_PATTERN)
final class ContractFilter {
  private static final Logger log = LoggerFactory.getLogger(ContractFilter.class);
  private static final Marker undeclared = MarkerFactory.getMarker("UNDECLARED");

  private final Contract contract;
  private final Router router;
  private final ResponseWriter answers;
  private final MeterRegistry meters;
  private final Clock clock;

  ContractFilter(
      Contract contract,
      Router router,
      ResponseWriter answers,
      MeterRegistry meters,
      Clock clock) {
    this.contract = contract;
    this.router = router;
    this.answers = answers;
    this.meters = meters;
    this.clock = clock;
  }

  @RequestFilter
  @Order(FilterOrder.CONTRACT)
  void begin(HttpRequest<?> request, MutablePropagatedContext context) {
    var state = RequestState.of(request);
    context.add(new MdcPropagationContext(Map.of("request_id", state.requestId())));
    if (!endsWithSlash(request)) {
      operation(request).ifPresent(state::operation);
    }
    RouteAttributes.getRouteMatch(request)
        .flatMap(
            match ->
                match.getRouteInfo() instanceof MethodBasedRouteInfo<?, ?> method
                    ? Optional.of(method)
                    : Optional.empty())
        .ifPresent(method -> state.arguments(List.of(method.getTargetMethod().getArguments())));
  }

  /** The router overlooks the slash: without this a missing id would name the whole list. */
  @RequestFilter
  @Order(FilterOrder.PATH)
  void refuseSlash(HttpRequest<?> request) {
    if (endsWithSlash(request) && operation(request).isPresent()) {
      throw new FrameworkErrorException(new FrameworkError.NoRoute());
    }
  }

  private static boolean endsWithSlash(HttpRequest<?> request) {
    return request.getPath().endsWith("/");
  }

  @ResponseFilter
  @Order(FilterOrder.CONTRACT)
  MutableHttpResponse<?> end(HttpRequest<?> request, MutableHttpResponse<?> response) {
    if (RequestState.isManagement(request)) {
      return response;
    }
    var state = RequestState.of(request);
    var answer = declaredOnly(request, state, writtenOnly(request, response));
    answer.getHeaders().set(RequestIds.HEADER, state.requestId());
    answer.getHeaders().date(clock.millis());
    state.answerHeaders().forEach((name, value) -> answer.getHeaders().set(name, value));
    record(state, answer);
    return answer;
  }

  /** What the framework answers by itself stays inside. */
  private MutableHttpResponse<?> writtenOnly(
      HttpRequest<?> request, MutableHttpResponse<?> response) {
    return ResponseWriter.isWritten(response)
        ? response
        : answers.write(request, ExceptionTranslator.ofStatus(response.code()));
  }

  private MutableHttpResponse<?> declaredOnly(
      HttpRequest<?> request, RequestState state, MutableHttpResponse<?> answer) {
    var code = ResponseWriter.code(answer).orElse(null);
    if (state.operation().isEmpty()) {
      return answer;
    }
    var operation = state.operation().get();
    if (operation.answer(answer.code(), code) != null) {
      return answer;
    }
    log.error(
        undeclared,
        "{} does not declare {} {}; request {}",
        operation.operationId(),
        answer.code(),
        code,
        state.requestId());
    meters.counter("callsheet.undeclared", "operation", operation.operationId()).increment();
    discard(answer.body());
    return answers.write(request, new FrameworkError.Internal());
  }

  private void record(RequestState state, MutableHttpResponse<?> answer) {
    meters
        .timer(
            "callsheet.http.requests",
            "operation",
            state.operation().map(ContractOperation::operationId).orElse("none"),
            "status",
            Integer.toString(answer.code()),
            "code",
            ResponseWriter.code(answer).orElse("none"))
        .record(System.nanoTime() - state.startedAt(), TimeUnit.NANOSECONDS);
  }

  /** The operation of the matched route, or else the one that path and method name together. */
  private Optional<ContractOperation> operation(HttpRequest<?> request) {
    return Stream.concat(
            RouteAttributes.getRouteMatch(request).stream(),
            Stream.of(request)
                .flatMap(unmatched -> router.<Object, Object>findAny(unmatched).stream())
                .filter(
                    match ->
                        match.getRouteInfo().getHttpMethodName().equals(request.getMethodName())))
        .map(this::operation)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<ContractOperation> operation(RouteMatch<?> match) {
    return match
        .getAnnotationMetadata()
        .stringValue(ContractRoute.class)
        .flatMap(contract::operation);
  }

  private static void discard(@Nullable Object body) {
    if (!(body instanceof BinaryBody binary)) {
      return;
    }
    try {
      binary.stream().close();
    } catch (IOException e) {
      log.debug("closing a body that is not sent", e);
    }
  }
}
