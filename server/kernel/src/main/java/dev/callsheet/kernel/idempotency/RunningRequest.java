package dev.callsheet.kernel.idempotency;

import dev.callsheet.kernel.contract.ContractOperation;
import dev.callsheet.kernel.request.RequestState;
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
