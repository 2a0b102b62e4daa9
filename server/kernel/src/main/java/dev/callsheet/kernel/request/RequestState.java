package dev.callsheet.kernel.request;

import dev.callsheet.kernel.contract.ContractOperation;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.web.router.RouteAttributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the kernel knows about one request while it is being answered. */
public final class RequestState {
  private static final String ATTRIBUTE = "callsheet.request";

  /** By its name, for an application may do without the management. */
  private static final String MANAGEMENT = "io.micronaut.management.endpoint.annotation.Endpoint";

  private final String requestId;
  private final long startedAt = System.nanoTime();
  private final Map<String, String> answerHeaders = new LinkedHashMap<>();
  private @Nullable ContractOperation operation;
  private @Nullable Caller caller;
  private List<Argument<?>> arguments = List.of();
  private boolean finished;

  private RequestState(String requestId) {
    this.requestId = requestId;
  }

  /** The state of {@code request}, begun when first asked for. */
  public static RequestState of(HttpRequest<?> request) {
    // Asked for by its name alone, for to ask by its type as well is to convert it.
    if (request.getAttributes().getValue(ATTRIBUTE) instanceof RequestState begun) {
      return begun;
    }
    var state = new RequestState(RequestIds.of(request));
    request.setAttribute(ATTRIBUTE, state);
    return state;
  }

  /** Whether the framework's own management answers, which no document describes. */
  public static boolean isManagement(HttpRequest<?> request) {
    return RouteAttributes.getRouteInfo(request)
        .filter(route -> route.getAnnotationMetadata().hasAnnotation(MANAGEMENT))
        .isPresent();
  }

  /** The id that stands in {@code X-Request-Id} and in every line of the log. */
  public String requestId() {
    return requestId;
  }

  /** The operation that path and method name, if any. */
  public Optional<ContractOperation> operation() {
    return Optional.ofNullable(operation);
  }

  /** Who calls, once authenticated. */
  public Optional<Caller> caller() {
    return Optional.ofNullable(caller);
  }

  /** Adds a header to whatever this request is answered with. */
  public void addAnswerHeader(String name, String value) {
    answerHeaders.put(name, value);
  }

  /** The headers of whatever this request is answered with. */
  public Map<String, String> answerHeaders() {
    return answerHeaders;
  }

  /** When the request began, by {@link System#nanoTime}. */
  public long startedAt() {
    return startedAt;
  }

  /** Whether this is the first time that the request is said to be finished. */
  public boolean finish() {
    var first = !finished;
    finished = true;
    return first;
  }

  /** Says which operation path and method name. */
  public void operation(ContractOperation newOperation) {
    operation = newOperation;
  }

  /** The parameters of the matched route; empty where none matched. */
  public List<Argument<?>> arguments() {
    return arguments;
  }

  /** Says which parameters the matched route has. */
  public void arguments(List<Argument<?>> newArguments) {
    arguments = newArguments;
  }

  /** Says who calls. */
  public void caller(Caller newCaller) {
    caller = newCaller;
  }
}
