package dev.callsheet.kernel.access;

import dev.callsheet.kernel.access.Authentication.Authenticated;
import dev.callsheet.kernel.access.Authentication.Malformed;
import dev.callsheet.kernel.access.Authentication.NoCredential;
import dev.callsheet.kernel.access.Authentication.OtherOwner;
import dev.callsheet.kernel.access.Authentication.Revoked;
import dev.callsheet.kernel.access.Authentication.Suspended;
import dev.callsheet.kernel.access.Authentication.Unknown;
import dev.callsheet.kernel.contract.Contract;
import dev.callsheet.kernel.contract.ContractFamily;
import dev.callsheet.kernel.contract.ContractOperation;
import dev.callsheet.kernel.contract.RequestThreads;
import dev.callsheet.kernel.error.FrameworkError;
import dev.callsheet.kernel.error.FrameworkErrorException;
import dev.callsheet.kernel.request.Caller;
import dev.callsheet.kernel.request.FilterOrder;
import dev.callsheet.kernel.request.RequestState;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.web.router.RouteAttributes;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets a request through to its operation: a key in force, whose owner may act and which has the
 * right to do this, with a request left in its minute. The body is looked at only after that.
 */
@ServerFilter(Filter.MATCH_ALL_PATTERN)
final class AccessFilter {
  private final Contract contract;
  private final Authenticator authenticator;
  private final Optional<RequestLimiter> limiter;

  AccessFilter(Contract contract, Authenticator authenticator, Optional<RequestLimiter> limiter) {
    this.contract = contract;
    this.authenticator = authenticator;
    this.limiter = limiter;
  }

  @RequestFilter
  @Order(FilterOrder.ACCESS)
  @ExecuteOn(RequestThreads.NAME)
  void admit(HttpRequest<?> request) {
    var state = RequestState.of(request);
    var operation = state.operation().orElse(null);
    if (operation == null) {
      return;
    }
    if (operation.secured()) {
      admit(request, state, operation, contract.family(operation).orElseThrow());
    }
    admitBody(request.getHeaders(), operation);
  }

  private void admit(
      HttpRequest<?> request,
      RequestState state,
      ContractOperation operation,
      ContractFamily family) {
    switch (authenticate(request, family)) {
      case NoCredential() -> throw failed(new FrameworkError.NoCredential());
      case Malformed() -> throw failed(new FrameworkError.MalformedCredential());
      case Unknown() -> throw failed(new FrameworkError.UnknownCredential());
      case Revoked() -> throw failed(new FrameworkError.RevokedCredential());
      case OtherOwner(var caller) -> {
        count(caller, state);
        throw failed(new FrameworkError.OtherOwner());
      }
      case Suspended(var caller) -> {
        count(caller, state);
        throw failed(new FrameworkError.Suspended());
      }
      case Authenticated(var caller) -> {
        var decision = count(caller, state);
        var required = operation.requiredScope();
        if (required != null && !family.grants(caller.scopes(), required)) {
          throw failed(new FrameworkError.ScopeDenied(required));
        }
        if (decision instanceof RateDecision.Limited(_, var retryAfter)) {
          throw failed(new FrameworkError.RateLimited(retryAfter));
        }
      }
    }
  }

  private Authentication authenticate(HttpRequest<?> request, ContractFamily family) {
    return switch (Credential.of(request.getHeaders(), family.keys())) {
      case Credential.None() -> new NoCredential();
      case Credential.Unreadable() -> new Malformed();
      case Credential.Key(var key) when !family.keys().admits(key) -> new Unknown();
      case Credential.Key(var key) ->
          authenticator.authenticate(key, family, owner(request, family));
    };
  }

  /** The id in the path that names whose things are asked for. */
  private static @Nullable String owner(HttpRequest<?> request, ContractFamily family) {
    var parameter = family.owner();
    return parameter == null
        ? null
        : RouteAttributes.getRouteMatch(request)
            .map(match -> match.getVariableValues().get(parameter))
            .map(Object::toString)
            .orElse(null);
  }

  /** Counts the request of a known caller, whatever becomes of it. */
  private @Nullable RateDecision count(Caller caller, RequestState state) {
    state.caller(caller);
    if (limiter.isEmpty()) {
      return null;
    }
    var decision = limiter.get().take(caller.keyId(), caller.requestsPerMinute());
    state.addAnswerHeader("RateLimit-Policy", decision.quota().policyHeader());
    state.addAnswerHeader("RateLimit", decision.quota().limitHeader());
    return decision;
  }

  /** The framework lets a body without a type through, and would decode an encoded one. */
  private static void admitBody(HttpHeaders headers, ContractOperation operation) {
    if (operation.consumes().isEmpty()) {
      return;
    }
    var hasBody =
        headers.contentLength().orElse(0) > 0 || headers.contains(HttpHeaders.TRANSFER_ENCODING);
    if (hasBody
        && (headers.contentType().isEmpty() || headers.contains(HttpHeaders.CONTENT_ENCODING))) {
      throw failed(new FrameworkError.UnsupportedMediaType(List.copyOf(operation.consumes())));
    }
  }

  private static FrameworkErrorException failed(FrameworkError error) {
    return new FrameworkErrorException(error);
  }
}
