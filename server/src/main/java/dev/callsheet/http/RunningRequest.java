package dev.callsheet.http;

import dev.callsheet.api.ContractOperation;
import dev.callsheet.idempotency.RunningOperation;
import io.micronaut.http.context.ServerRequestContext;
import jakarta.inject.Singleton;

/** The operation of the request that this thread answers. */
@Singleton
final class RunningRequest implements RunningOperation {
  private static final String REPLAYED = "Idempotent-Replayed";

  @Override
  public String operationId() {
    return state().operation().map(ContractOperation::operationId).orElseThrow();
  }

  @Override
  public void replayed() {
    state().addAnswerHeader(REPLAYED, "true");
  }

  private static RequestState state() {
    return ServerRequestContext.currentRequest().map(RequestState::of).orElseThrow();
  }
}
