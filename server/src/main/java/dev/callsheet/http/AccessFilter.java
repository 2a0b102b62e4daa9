package dev.callsheet.http;

import dev.callsheet.api.Contract;
import dev.callsheet.api.ContractFamily;
import dev.callsheet.api.ContractOperation;
import dev.callsheet.apikey.Caller;
import dev.callsheet.problem.FrameworkError;
import dev.callsheet.problem.FrameworkError.Forbidden;
import dev.callsheet.problem.FrameworkError.RateLimited;
import dev.callsheet.problem.FrameworkError.Unauthenticated;
import dev.callsheet.problem.FrameworkError.UnsupportedMediaType;
import dev.callsheet.problem.FrameworkErrorException;
import dev.callsheet.ratelimit.RateDecision;
import dev.callsheet.ratelimit.RateLimits;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Lets a request through to its operation: a live key, then a request left in its minute, then the
 * right to do this. The body is looked at only after that.
 */
@ServerFilter(Filter.MATCH_ALL_PATTERN)
final class AccessFilter {
  private static final String SCHEME = "bearer ";

  private final Authenticator authenticator;
  private final RateLimits limits;

  AccessFilter(Authenticator authenticator, RateLimits limits) {
    this.authenticator = authenticator;
    this.limits = limits;
  }

  @RequestFilter
  @Order(FilterOrder.ACCESS)
  @ExecuteOn(TaskExecutors.BLOCKING)
  void admit(HttpRequest<?> request) {
    var state = RequestState.of(request);
    state
        .operation()
        .filter(ContractOperation::secured)
        .ifPresent(operation -> admit(request, state, operation));
    state.operation().ifPresent(operation -> admitBody(request.getHeaders(), operation));
  }

  private void admit(HttpRequest<?> request, RequestState state, ContractOperation operation) {
    var family = Contract.family(operation).orElseThrow();
    var caller =
        key(request, family)
            .flatMap(key -> authenticated(key, family))
            .orElseThrow(() -> failed(new Unauthenticated()));
    state.caller(caller);
    var decision = limits.take(caller.keyId(), caller.requestsPerMinute());
    state.addAnswerHeader("RateLimit-Policy", decision.quota().policyHeader());
    state.addAnswerHeader("RateLimit", decision.quota().limitHeader());
    if (decision instanceof RateDecision.Limited(_, var retryAfter)) {
      throw failed(new RateLimited(retryAfter));
    }
    if (caller.organizationSuspended()) {
      throw failed(new Forbidden("This organization is suspended."));
    }
    if (!mayDo(caller, family, operation)) {
      throw failed(new Forbidden("This key lacks the scope " + operation.requiredScope() + "."));
    }
  }

  /** The framework lets a body without a type through, and would decode an encoded one. */
  private static void admitBody(HttpHeaders headers, ContractOperation operation) {
    var hasBody =
        headers.contentLength().orElse(0) > 0 || headers.contains(HttpHeaders.TRANSFER_ENCODING);
    var untyped = hasBody && headers.contentType().isEmpty();
    var encoded = hasBody && headers.contains(HttpHeaders.CONTENT_ENCODING);
    if (!operation.consumes().isEmpty() && (untyped || encoded)) {
      throw failed(new UnsupportedMediaType(List.copyOf(operation.consumes())));
    }
  }

  private static boolean mayDo(Caller caller, ContractFamily family, ContractOperation operation) {
    var required = operation.requiredScope();
    var own = caller.right().name().toLowerCase(Locale.ROOT);
    return required == null
        || required.equals(own)
        || family.scopes().getOrDefault(own, Set.of()).contains(required);
  }

  /** The key that a request carries in one of the headers where its family looks for it. */
  private static Optional<String> key(HttpRequest<?> request, ContractFamily family) {
    var sent =
        family.keyHeaders().stream()
            .flatMap(
                header ->
                    request.getHeaders().getAll(header).stream().map(value -> key(header, value)))
            .toList();
    return sent.size() == 1 ? sent.getFirst() : Optional.empty();
  }

  private static Optional<String> key(String header, String value) {
    if (!header.equalsIgnoreCase(HttpHeaders.AUTHORIZATION)) {
      return Optional.of(value.trim());
    }
    return value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? Optional.of(value.substring(SCHEME.length()).trim())
        : Optional.empty();
  }

  private Optional<Caller> authenticated(String key, ContractFamily family) {
    return family.keyPrefixes().stream()
        .filter(key::startsWith)
        .findFirst()
        .flatMap(prefix -> authenticator.authenticate(key, prefix));
  }

  private static FrameworkErrorException failed(FrameworkError error) {
    return new FrameworkErrorException(error);
  }
}
