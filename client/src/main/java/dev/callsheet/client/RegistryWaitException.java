package dev.callsheet.client;

import dev.callsheet.client.registry.model.Transaction;
import dev.callsheet.client.registry.model.TransactionFailure;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Thrown when a registration that was waited for does not come about; nothing was charged. */
public abstract sealed class RegistryWaitException extends WaitException {

  private RegistryWaitException(Transaction transaction, @Nullable String reason) {
    super(transaction.id(), ended(transaction.id(), transaction.status(), reason));
  }

  /** The transaction failed, for good. */
  public static final class TransactionFailed extends RegistryWaitException {

    private final transient @Nullable TransactionFailure failure;

    TransactionFailed(Transaction transaction) {
      super(transaction, message(transaction.failure()));
      this.failure = transaction.failure();
    }

    private static @Nullable String message(@Nullable TransactionFailure failure) {
      return failure == null ? null : failure.message();
    }

    /** Returns why, if the server said so. */
    public Optional<TransactionFailure> failure() {
      return Optional.ofNullable(failure);
    }
  }
}
