package dev.callsheet.kernel.guard;

import dev.callsheet.kernel.contract.Contract;
import dev.callsheet.kernel.contract.ContractOperation;
import dev.callsheet.kernel.contract.ContractRoute;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.inject.MethodExecutionHandle;
import io.micronaut.web.router.MethodBasedRouteInfo;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteInfo;
import io.micronaut.web.router.Router;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Which operation each route serves. Annotations are read once a route, for that is slow. */
@Singleton
final class Routes {
  private static final Route NONE = new Route(null, List.of());

  private final Contract contract;
  private final Router router;
  private final Map<MethodExecutionHandle<?, ?>, Route> known = new ConcurrentHashMap<>();

  Routes(Contract contract, Router router) {
    this.contract = contract;
    this.router = router;
  }

  /**
   * A route.
   *
   * @param operation the operation that it serves, null for a route of the application's own
   * @param arguments what its method takes
   */
  record Route(@Nullable ContractOperation operation, List<Argument<?>> arguments) {}

  /** The matched route of a request, or else the one that path and method name together. */
  Route of(HttpRequest<?> request) {
    var matched = RouteAttributes.getRouteMatch(request);
    if (matched.isPresent()) {
      return of(matched.get().getRouteInfo());
    }
    for (var match : router.<Object, Object>findAny(request)) {
      if (match.getRouteInfo().getHttpMethodName().equals(request.getMethodName())) {
        return new Route(of(match.getRouteInfo()).operation(), List.of());
      }
    }
    return NONE;
  }

  private Route of(RouteInfo<?> route) {
    return route instanceof MethodBasedRouteInfo<?, ?> method
        ? known.computeIfAbsent(method.getTargetMethod(), this::read)
        : NONE;
  }

  private Route read(MethodExecutionHandle<?, ?> method) {
    var operation =
        method
            .getAnnotationMetadata()
            .stringValue(ContractRoute.class)
            .flatMap(contract::operation);
    return new Route(operation.orElse(null), List.of(method.getArguments()));
  }
}
