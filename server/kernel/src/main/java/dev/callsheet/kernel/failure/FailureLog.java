package dev.callsheet.kernel.failure;

import dev.callsheet.kernel.contract.ContractOperation;
import dev.callsheet.kernel.contract.DeclaredError;
import dev.callsheet.kernel.error.FrameworkError;
import dev.callsheet.kernel.request.RequestState;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the log keeps of a failure: never a key, never a path, never a body. */
@Singleton
public final class FailureLog {
  private static final Logger log = LoggerFactory.getLogger(FailureLog.class);

  /** A framework error, and what caused it. */
  void framework(HttpRequest<?> request, FrameworkError error, Throwable cause) {
    if (ClientConnection.isGone(cause)) {
      log.debug("the client went away during {}", what(request), cause);
      return;
    }
    switch (error) {
      case FrameworkError.Internal() -> log.error("{} failed unexpectedly", what(request), cause);
      case FrameworkError.Unavailable unavailable -> {
        // One line each: an outage brings many, and their traces say nothing.
        log.warn("{} needs something that cannot be reached: {}", what(request), root(cause));
        log.debug("{} was answered as unavailable", what(request), cause);
      }
      case FrameworkError.MalformedBody _,
          FrameworkError.InvalidRequest _,
          FrameworkError.InvalidField _,
          FrameworkError.NoCredential _,
          FrameworkError.MalformedCredential _,
          FrameworkError.UnknownCredential _,
          FrameworkError.RevokedCredential _,
          FrameworkError.OtherOwner _,
          FrameworkError.Suspended _,
          FrameworkError.ProjectRequired _,
          FrameworkError.OrganizationRequired _,
          FrameworkError.ScopeDenied _,
          FrameworkError.NoRoute _,
          FrameworkError.UnknownId _,
          FrameworkError.MethodNotAllowed _,
          FrameworkError.UnsupportedMediaType _,
          FrameworkError.TooLarge _,
          FrameworkError.Timeout _,
          FrameworkError.RateLimited _,
          FrameworkError.IdempotencyInFlight _,
          FrameworkError.MalformedIdempotencyKey _,
          FrameworkError.IdempotencyKeyReused _ ->
          log.debug("{} refused: {}", what(request), error);
    }
  }

  /** An error that a handler answered with; logged when it names a cause. */
  public void declared(HttpRequest<?> request, DeclaredError error) {
    var cause = error.cause();
    if (cause == null) {
      return;
    }
    if (error.status() >= 500) {
      log.warn("{} answered {}", what(request), error.code(), cause);
      return;
    }
    log.debug("{} answered {}", what(request), error.code(), cause);
  }

  private static String root(Throwable thrown) {
    return ClientConnection.causes(thrown)
        .reduce((outer, inner) -> inner)
        .orElse(thrown)
        .toString();
  }

  /** Names the operation and never the path, whose steps may be secrets. */
  private static String what(HttpRequest<?> request) {
    var state = RequestState.of(request);
    return "request %s %s"
        .formatted(
            state.requestId(),
            state.operation().map(ContractOperation::operationId).orElse("to no operation"));
  }
}
