package dev.callsheet.kernel.guard;

import dev.callsheet.kernel.access.RateLimitHeaders;
import dev.callsheet.kernel.contract.BinaryBody;
import dev.callsheet.kernel.contract.ContractOperation;
import dev.callsheet.kernel.error.FrameworkError;
import dev.callsheet.kernel.error.FrameworkErrorException;
import dev.callsheet.kernel.failure.ExceptionTranslator;
import dev.callsheet.kernel.request.FilterOrder;
import dev.callsheet.kernel.request.RequestIds;
import dev.callsheet.kernel.request.RequestState;
import dev.callsheet.kernel.response.HttpDate;
import dev.callsheet.kernel.response.RequestLog;
import dev.callsheet.kernel.response.ResponseWriter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
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

  private final Routes routes;
  private final ResponseWriter answers;
  private final RateLimitHeaders limits;
  private final MeterRegistry meters;
  private final Clock clock;
  private final Map<Outcome, Timer> timers = new ConcurrentHashMap<>();
  private volatile FormattedSecond date = new FormattedSecond(Long.MIN_VALUE, "");

  private record Outcome(String operation, int status, String code) {}

  private record FormattedSecond(long second, String text) {}

  ContractFilter(
      Routes routes,
      ResponseWriter answers,
      RateLimitHeaders limits,
      MeterRegistry meters,
      Clock clock) {
    this.routes = routes;
    this.answers = answers;
    this.limits = limits;
    this.meters = meters;
    this.clock = clock;
  }

  @RequestFilter
  @Order(FilterOrder.CONTRACT)
  void begin(HttpRequest<?> request, MutablePropagatedContext context) {
    var state = RequestState.of(request);
    context.add(new RequestIdContext(state.requestId()));
    var route = routes.of(request);
    if (route.operation() != null && !endsWithSlash(request)) {
      state.operation(route.operation());
    }
    state.arguments(route.arguments());
  }

  /** The router overlooks the slash: without this a missing id would name the whole list. */
  @RequestFilter
  @Order(FilterOrder.PATH)
  void refuseSlash(HttpRequest<?> request) {
    if (endsWithSlash(request) && routes.of(request).operation() != null) {
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
    answer.getHeaders().set(HttpHeaders.DATE, date());
    state.answerHeaders().forEach((name, value) -> answer.getHeaders().set(name, value));
    limits.complete(request, answer);
    record(state, answer);
    RequestLog.finished(request, state, answer);
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

  /** The present second, formatted once. */
  private String date() {
    var second = Math.floorDiv(clock.millis(), 1000);
    var known = date;
    if (known.second() != second) {
      known = new FormattedSecond(second, HttpDate.of(Instant.ofEpochSecond(second)));
      date = known;
    }
    return known.text();
  }

  private void record(RequestState state, MutableHttpResponse<?> answer) {
    var outcome =
        new Outcome(
            state.operation().map(ContractOperation::operationId).orElse("none"),
            answer.code(),
            ResponseWriter.code(answer).orElse("none"));
    timers
        .computeIfAbsent(outcome, this::timer)
        .record(System.nanoTime() - state.startedAt(), TimeUnit.NANOSECONDS);
  }

  private Timer timer(Outcome outcome) {
    return meters.timer(
        "callsheet.http.requests",
        "operation",
        outcome.operation(),
        "status",
        Integer.toString(outcome.status()),
        "code",
        outcome.code());
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
