package dev.callsheet.benchmark.handwritten.equal;

import dev.callsheet.benchmark.handwritten.Caller;
import dev.callsheet.benchmark.handwritten.ErrorBody;
import dev.callsheet.benchmark.handwritten.FilterOrder;
import dev.callsheet.benchmark.handwritten.RequestIds;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.propagation.slf4j.MdcPropagationContext;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.MethodBasedRouteInfo;
import io.micronaut.web.router.RouteAttributes;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import net.logstash.logback.argument.StructuredArguments;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures each request, writes its line in the log, has its id in all other lines, and links
 * errors to the pages about them.
 */
@Requires(env = "equal")
@ServerFilter(Filter.MATCH_ALL_PATTERN)
@Order(FilterOrder.TELEMETRY)
final class TelemetryFilter {
  private static final Logger log = LoggerFactory.getLogger("request");
  private static final String BEGAN = "began";

  private final MeterRegistry meters;

  TelemetryFilter(MeterRegistry meters) {
    this.meters = meters;
  }

  @RequestFilter
  void begin(HttpRequest<?> request, MutablePropagatedContext context) {
    request.setAttribute(BEGAN, System.nanoTime());
    context.add(new MdcPropagationContext(Map.of("request_id", RequestIds.of(request))));
  }

  @ResponseFilter
  void end(HttpRequest<?> request, MutableHttpResponse<?> response) {
    var nanoseconds =
        System.nanoTime() - request.getAttribute(BEGAN, Long.class).orElseGet(System::nanoTime);
    var operation =
        RouteAttributes.getRouteInfo(request)
            .map(
                route ->
                    route instanceof MethodBasedRouteInfo<?, ?> method
                        ? method.getTargetMethod().getMethodName()
                        : "none")
            .orElse("none");
    if (!response.getHeaders().contains(HttpHeaders.DATE)) {
      // The framework dates what controllers answer, not what filters do.
      response.getHeaders().date(System.currentTimeMillis());
    }
    var code = "none";
    if (response.body() instanceof ErrorBody(var error)) {
      code = error.code();
      response.header("Link", "</errors/" + code + ">; rel=\"help\"");
    }
    meters
        .timer(
            "http.requests",
            "operation",
            operation,
            "status",
            Integer.toString(response.code()),
            "code",
            code)
        .record(nanoseconds, TimeUnit.NANOSECONDS);
    log.info(
        "{} {} {}",
        StructuredArguments.keyValue("method", request.getMethodName()),
        StructuredArguments.keyValue("operation", operation),
        StructuredArguments.keyValue("status", response.code()),
        StructuredArguments.keyValue("code", code),
        StructuredArguments.keyValue("ms", nanoseconds / 1_000_000),
        StructuredArguments.keyValue("request_id", RequestIds.of(request)),
        StructuredArguments.keyValue(
            "key",
            request.getAttribute(Caller.ATTRIBUTE, Caller.class).map(Caller::id).orElse("")));
  }
}
