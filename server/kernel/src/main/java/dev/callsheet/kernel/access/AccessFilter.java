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
import org.jspecify.annotations.Nullable;

/**
 * Lets a request through to its operation: a key in force, whose owner may act and is the one that
 * is needed, which has the right to do this and a request left in its minute. The body is looked at
 * only after that. Every request of a key in force counts, also one that is refused.
 */
@ServerFilter(Filter.MATCH_ALL_PATTERN)
final class AccessFilter {
  private final Contract contract;
  private final Authenticator authenticator;
  private final RateLimitHeaders limits;

  AccessFilter(Contract contract, Authenticator authenticator, RateLimitHeaders limits) {
    this.contract = contract;
    this.authenticator = authenticator;
    this.limits = limits;
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
      admit(request, operation, contract.family(operation).orElseThrow());
    }
    admitBody(request.getHeaders(), operation);
  }

  private void admit(HttpRequest<?> request, ContractOperation operation, ContractFamily family) {
    switch (authenticate(request, family)) {
      case NoCredential() -> throw unknown(request, family, new FrameworkError.NoCredential());
      case Malformed() -> throw unknown(request, family, new FrameworkError.MalformedCredential());
      case Unknown() -> throw unknown(request, family, new FrameworkError.UnknownCredential());
      case Revoked() -> throw unknown(request, family, new FrameworkError.RevokedCredential());
      case OtherOwner(var caller) -> {
        count(request, family, caller);
        throw failed(new FrameworkError.OtherOwner());
      }
      case Suspended(var caller) when operation.openToSuspended() ->
          admit(request, operation, family, caller);
      case Suspended(var caller) -> {
        count(request, family, caller);
        throw failed(new FrameworkError.Suspended());
      }
      case Authenticated(var caller) -> admit(request, operation, family, caller);
    }
  }

  private void admit(
      HttpRequest<?> request, ContractOperation operation, ContractFamily family, Caller caller) {
    var decision = count(request, family, caller);
    var owner = operation.keyOwner();
    if (owner != null && owner != caller.ownerKind()) {
      throw failed(
          switch (owner) {
            case PROJECT -> new FrameworkError.ProjectRequired();
            case ORGANIZATION -> new FrameworkError.OrganizationRequired();
          });
    }
    var required = operation.requiredScope();
    if (required != null && !family.grants(caller.scopes(), required)) {
      throw failed(new FrameworkError.ScopeDenied(required));
    }
    if (decision instanceof RateDecision.Limited(_, var retryAfter)) {
      throw failed(new FrameworkError.RateLimited(retryAfter, true));
    }
  }

  /** Whoever tries many keys in vain is told to wait, and no longer what is wrong with them. */
  private FrameworkErrorException unknown(
      HttpRequest<?> request, ContractFamily family, FrameworkError error) {
    return limits.count(request, family) instanceof RateDecision.Limited(_, var retryAfter)
        ? failed(new FrameworkError.RateLimited(retryAfter, false))
        : failed(error);
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

  private @Nullable RateDecision count(
      HttpRequest<?> request, ContractFamily family, Caller caller) {
    RequestState.of(request).caller(caller);
    return limits.count(request, family, caller);
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
