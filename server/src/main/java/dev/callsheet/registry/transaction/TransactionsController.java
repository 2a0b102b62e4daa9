package dev.callsheet.registry.transaction;

import dev.callsheet.api.registry.GetTransactionResponse;
import dev.callsheet.api.registry.ListTransactionsResponse;
import dev.callsheet.api.registry.NotFound;
import dev.callsheet.api.registry.TransactionFound;
import dev.callsheet.api.registry.TransactionsApi;
import dev.callsheet.api.registry.TransactionsListed;
import dev.callsheet.api.registry.model.TransactionStatus;
import dev.callsheet.caller.Caller;
import dev.callsheet.registry.RegistryModels;
import dev.callsheet.registry.record.StoredRegistration;
import io.micronaut.http.annotation.Controller;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The operations of the tag RegistryTransactions. That the organisation in the path is the caller's
 * is seen to before.
 */
@Controller
class TransactionsController implements TransactionsApi {
  /** A block of the ledger takes less. */
  private static final Duration ASK_AGAIN = Duration.ofSeconds(1);

  private final Transactions transactions;

  TransactionsController(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public ListTransactionsResponse listTransactions(
      Caller caller,
      String orgId,
      int limit,
      @Nullable String cursor,
      @Nullable TransactionStatus status) {
    return new TransactionsListed(
        TransactionModels.page(
            transactions.list(
                caller.organizationId(), status == null ? null : status.name(), limit, cursor)));
  }

  @Override
  public GetTransactionResponse getTransaction(
      Caller caller, String orgId, String transactionId, int waitMs) {
    return transactions
        .find(caller.organizationId(), transactionId, Duration.ofMillis(waitMs))
        .<GetTransactionResponse>map(
            registration ->
                new TransactionFound(
                    TransactionModels.transaction(registration), askAgain(registration)))
        .orElseGet(
            () ->
                new NotFound(
                    "There is no such transaction.", RegistryModels.resource("transaction")));
  }

  private static @Nullable Duration askAgain(StoredRegistration registration) {
    return registration.state().isTerminal() ? null : ASK_AGAIN;
  }
}
