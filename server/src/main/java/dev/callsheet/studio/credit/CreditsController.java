package dev.callsheet.studio.credit;

import dev.callsheet.api.studio.BadRequest;
import dev.callsheet.api.studio.CreateTopUpResponse;
import dev.callsheet.api.studio.CreditBalanceFound;
import dev.callsheet.api.studio.CreditEntriesListed;
import dev.callsheet.api.studio.CreditsApi;
import dev.callsheet.api.studio.GetCreditBalanceResponse;
import dev.callsheet.api.studio.ListCreditEntriesResponse;
import dev.callsheet.api.studio.TopUpCreated;
import dev.callsheet.api.studio.UpstreamError;
import dev.callsheet.api.studio.UpstreamUnavailable;
import dev.callsheet.api.studio.model.CreateTopUpRequest;
import dev.callsheet.api.studio.model.CreditBalance;
import dev.callsheet.api.studio.model.CreditEntryPage;
import dev.callsheet.caller.Caller;
import dev.callsheet.credit.CreditHistory;
import dev.callsheet.credit.Credits;
import dev.callsheet.credit.TopUpOutcome;
import dev.callsheet.credit.TopUps;
import dev.callsheet.kernel.error.FrameworkError;
import dev.callsheet.kernel.error.FrameworkErrorException;
import dev.callsheet.kernel.idempotency.Idempotency;
import io.micronaut.http.annotation.Controller;
import org.jspecify.annotations.Nullable;

/** The operations of the tag StudioCredits. */
@Controller
class CreditsController implements CreditsApi {
  private final Credits credits;
  private final TopUps topUps;
  private final Idempotency idempotency;

  CreditsController(Credits credits, TopUps topUps, Idempotency idempotency) {
    this.credits = credits;
    this.topUps = topUps;
    this.idempotency = idempotency;
  }

  @Override
  public GetCreditBalanceResponse getCreditBalance(Caller caller) {
    return new CreditBalanceFound(new CreditBalance(credits.balance(caller.organizationId())));
  }

  @Override
  public ListCreditEntriesResponse listCreditEntries(
      Caller caller, int limit, @Nullable String cursor) {
    return switch (credits.history(caller.organizationId(), cursor, limit)) {
      case CreditHistory.Page(var entries, var nextCursor) ->
          new CreditEntriesListed(
              new CreditEntryPage(
                  entries.stream().map(CreditModels::creditEntry).toList(), nextCursor));
      case CreditHistory.MalformedCursor() -> new BadRequest("The cursor is malformed.");
    };
  }

  @Override
  public CreateTopUpResponse createTopUp(
      Caller caller, @Nullable String idempotencyKey, CreateTopUpRequest request) {
    return idempotency.onceOutsideTransaction(
        caller.organizationId(),
        idempotencyKey,
        request,
        () -> topUp(caller, idempotencyKey, request));
  }

  private CreateTopUpResponse topUp(
      Caller caller, @Nullable String idempotencyKey, CreateTopUpRequest request) {
    return switch (topUps.topUp(
        caller.organizationId(), request.credits(), request.paymentMethod(), idempotencyKey)) {
      case TopUpOutcome.Completed completed -> new TopUpCreated(CreditModels.topUp(completed));
      case TopUpOutcome.Rejected(var id, var reason) -> new UpstreamError(reason);
      case TopUpOutcome.Unavailable(var id, var retryAfter) ->
          new UpstreamUnavailable("The payment provider cannot be reached.", retryAfter);
      case TopUpOutcome.KeyReused() ->
          throw new FrameworkErrorException(new FrameworkError.IdempotencyKeyReused());
    };
  }
}
